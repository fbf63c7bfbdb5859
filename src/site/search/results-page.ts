/** The page of all results: `/search/#words`. The words stay behind the #, so they are never sent anywhere. */
import { type Found, search } from './engine.ts';
import { kindNames } from './kinds.ts';
import type { Hit } from './merge.ts';
import { handOver, looksLikeBounce } from './pasted.ts';
import { actionLink, element, hitLink } from './render.ts';
import { loadStyles } from './styles.ts';

const maxHits = 60;
const pauseMs = 200;

/** Bring the page to life: `root` holds a form with an input, `.kind-filters`, `.results` and a status line. */
export async function startResultsPage(root: HTMLElement): Promise<void> {
	const part = <T extends HTMLElement>(selector: string): T => {
		const found = root.querySelector<T>(selector);
		if (!found) throw new Error(`The search page has no ${selector}`);
		return found;
	};
	const field = part<HTMLInputElement>('input');
	const filters = part('.kind-filters');
	const list = part('.results');
	const status = part('[role=status]');
	const help = part('[data-no-results]');
	let turn = 0;
	let kind = '';

	const draw = (text: string, found: Found) => {
		const { hits, reply, complete } = found;
		const shown = hits.filter((hit) => kind === '' || hit.kind === kind);
		list.replaceChildren(
			...(reply && kind === '' ? [element('li', {}, bounceLink(text))] : []),
			...shown.map((hit) => element('li', {}, hitLink(hit))),
		);
		filters.replaceChildren(
			...filterButtons(hits, kind, (chosen) => {
				kind = chosen;
				draw(text, found);
				filters.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
			}),
		);
		filters.hidden = filters.childElementCount === 0;
		const count =
			shown.length === 0 ? 'Nothing found' : shown.length === 1 ? '1 result' : `${shown.length} results`;
		const partly = complete
			? ''
			: ' Only codes and titles were looked up: the full-text search could not be loaded.';
		status.textContent = text === '' ? '' : `${count} for “${text}”.${partly}`;
		help.hidden = text !== '' && shown.length > 0;
	};
	const run = async () => {
		const text = field.value.trim();
		const mine = ++turn;
		kind = '';
		if (looksLikeBounce(text)) return offer(text);
		history.replaceState(null, '', text === '' ? location.pathname : `#${encodeURIComponent(text)}`);
		const found =
			text === '' ? { hits: [], total: 0, reply: false, complete: true } : await search(text, maxHits);
		if (mine === turn) draw(text, found);
	};
	const offer = (text: string) => {
		list.replaceChildren(element('li', {}, bounceLink(text)));
		filters.hidden = true;
		status.textContent = 'This looks like a bounce.';
	};

	let timer: ReturnType<typeof setTimeout> | undefined;
	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(run, pauseMs);
	});
	field.form?.addEventListener('submit', (event) => {
		event.preventDefault();
		void run();
	});
	const fromAddress = () => {
		field.value = decodeURIComponent(location.hash.slice(1));
		void run();
	};
	addEventListener('hashchange', fromAddress);
	await loadStyles();
	fromAddress();
}

function bounceLink(text: string): HTMLAnchorElement {
	const link = actionLink('/fix/', 'Read this bounce', 'It is read in this browser; nothing is sent.');
	link.addEventListener('click', () => handOver(text));
	return link;
}

function filterButtons(hits: readonly Hit[], kind: string, choose: (kind: string) => void): HTMLElement[] {
	const kinds = Object.keys(kindNames).filter((name) => hits.some((hit) => hit.kind === name));
	if (kinds.length < 2) return [];
	return ['', ...kinds].map((name) => {
		const count = name === '' ? hits.length : hits.filter((hit) => hit.kind === name).length;
		const button = element(
			'button',
			{ type: 'button', 'aria-pressed': String(name === kind) },
			`${name === '' ? 'All' : kindNames[name]} (${count})`,
		);
		button.addEventListener('click', () => choose(name));
		return button;
	});
}
