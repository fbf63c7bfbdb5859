/**
 * A filter over a list that works as a plain list without a script. `[data-filter]` holds the (hidden) input and a
 * `[data-filter-count]`; items are `[data-find]` inside the element that `data-filter` names; `[data-filter-group]`s
 * without an item left are hidden as well, and folded ones are
 * opened while something is asked.
 */
import { type Findable, foldQuestion, shownItems } from './filter-match.ts';

interface Item {
	readonly element: HTMLElement;
	readonly find: Findable;
}

const split = (text: string | undefined, by: string) => (text ?? '').split(by).filter((part) => part !== '');

export function startFilters(): void {
	for (const box of document.querySelectorAll<HTMLElement>('[data-filter]')) startFilter(box);
}

function startFilter(box: HTMLElement): void {
	const list = document.querySelector(box.dataset['filter'] ?? '');
	const input = box.querySelector<HTMLInputElement>('input');
	const count = box.querySelector<HTMLElement>('[data-filter-count]');
	if (!list || !input || !count) return;
	const items: Item[] = [...list.querySelectorAll<HTMLElement>('[data-find]')].map((element) => ({
		element,
		find: {
			words: foldQuestion(`${element.dataset['find']} ${element.textContent}`),
			domains: split(element.dataset['domains'], ' '),
			hosts: split(element.dataset['hosts'], ' '),
			pieces: split(element.dataset['pieces'], '\n').map(foldQuestion),
		},
	}));
	const finds = items.map(({ find }) => find);
	const groups = [...list.querySelectorAll<HTMLElement>('[data-filter-group]')];
	const show = () => {
		const question = foldQuestion(input.value);
		const shown = shownItems(question, finds);
		for (const [index, { element }] of items.entries()) element.hidden = !shown[index];
		const found = shown.filter(Boolean).length;
		for (const group of groups) {
			group.hidden = !group.querySelector('[data-find]:not([hidden])');
			if (group instanceof HTMLDetailsElement) group.open = question !== '' && !group.hidden;
		}
		count.textContent = question === '' ? '' : `${found} of ${items.length} shown`;
	};
	input.addEventListener('input', show);
	box.hidden = false;
	// A browser may bring an earlier question back with the page.
	if (input.value !== '') show();
}
