/** Search results as elements; text only, never HTML from the index. */

import { kindNames } from './kinds.ts';
import type { Hit } from './merge.ts';

/** An element with a class, text or children, and attributes. */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Readonly<Record<string, string>> = {},
	...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
	made.append(...children);
	return made;
}

/** One result as a link with its kind and the matching passage. `link`: attributes of the link. */
export function hitLink(hit: Hit, link: Readonly<Record<string, string>> = {}): HTMLAnchorElement {
	const passage = hit.passage.map(({ text, hit: match }) => (match ? element('mark', {}, text) : text));
	return element(
		'a',
		{ href: hit.url, class: 'hit', ...link },
		element('span', { class: 'hit-title' }, hit.title),
		element('span', { class: 'hit-kind' }, kindNames[hit.kind] ?? 'Page'),
		...(passage.length > 0 ? [element('span', { class: 'hit-text' }, ...passage)] : []),
	);
}

/** A link that is not a page of the index: the troubleshooter, all results, the ticket page. */
export function actionLink(url: string, title: string, text: string): HTMLAnchorElement {
	return element(
		'a',
		{ href: url, class: 'hit hit-action' },
		element('span', { class: 'hit-title' }, title),
		element('span', { class: 'hit-text' }, text),
	);
}
