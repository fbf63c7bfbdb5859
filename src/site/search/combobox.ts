/** The search field with a list of results below it (WAI-ARIA combobox with listbox popup), for the dialog and the home page. */
import { type Found, load, search } from './engine.ts';
import { handOver, looksLikeBounce } from './pasted.ts';
import { actionLink, element, hitLink } from './render.ts';

const maxHits = 7;
/** Typing pauses longer than this start a search. */
const pauseMs = 120;
let lists = 0;

/** Make `field` a search field whose results appear in `panel`. Returns a function that runs the field's first choice. */
export function startCombobox(field: HTMLInputElement, panel: HTMLElement): () => void {
	const listId = `search-list-${++lists}`;
	const status = element('p', { class: 'visually-hidden', role: 'status' });
	const list = element('div', { class: 'hits', role: 'listbox', id: listId, 'aria-label': 'Results' });
	const none = element('div', { class: 'no-hits' });
	panel.replaceChildren(list, none, status);
	const attributes = {
		role: 'combobox',
		'aria-expanded': 'false',
		'aria-controls': listId,
		'aria-autocomplete': 'list',
		autocomplete: 'off',
		spellcheck: 'false',
	};
	for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);

	let active = -1;
	let asked = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** A pasted text with its line ends, which a one-line field cannot hold but the reader of bounces needs. */
	let pasted = { shown: '', whole: '' };

	const typed = () => (field.value === pasted.shown ? pasted.whole : field.value).trim();
	const options = () => [...list.children] as HTMLAnchorElement[];
	const activate = (index: number) => {
		active = index;
		for (const [at, option] of options().entries())
			option.setAttribute('aria-selected', String(at === index));
		const option = options()[index];
		if (option) {
			field.setAttribute('aria-activedescendant', option.id);
			option.scrollIntoView({ block: 'nearest' });
		} else field.removeAttribute('aria-activedescendant');
	};
	const show = (
		links: readonly HTMLAnchorElement[],
		words: string,
		help: readonly (Node | string)[] = [],
	) => {
		list.replaceChildren(
			...links.map((link, index) => {
				link.tabIndex = -1;
				link.role = 'option';
				link.id = `${listId}-${index}`;
				return link;
			}),
		);
		none.replaceChildren(...help);
		panel.hidden = links.length === 0 && help.length === 0;
		field.setAttribute('aria-expanded', String(links.length > 0));
		status.textContent = words;
		activate(links.length > 0 ? 0 : -1);
	};
	const update = async () => {
		const text = typed();
		const turn = ++asked;
		if (text === '') return show([], '');
		if (looksLikeBounce(text))
			return show([bounceLink()], 'This looks like a bounce. Press Enter to read it.');
		const found = await search(text, maxHits);
		if (turn !== asked) return;
		const [links, words, help] = describe(text, found);
		show(found.reply ? [bounceLink(), ...links] : links, words, help);
	};
	const bounceLink = () => {
		const link = actionLink('/fix/', 'Read this bounce', 'It is read in this browser; nothing is sent.');
		link.addEventListener('click', () => handOver(typed()));
		return link;
	};
	const choose = () => {
		clearTimeout(timer);
		const current = options()[active];
		if (current) return current.click();
		void update().then(() => options()[0]?.click());
	};

	field.addEventListener('focus', () => void load(), { once: true });
	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(update, pauseMs);
	});
	field.addEventListener('paste', (event) => {
		const whole = event.clipboardData?.getData('text/plain').trim() ?? '';
		if (!whole.includes('\n')) return;
		event.preventDefault();
		field.value = whole.replace(/\s+/g, ' ');
		pasted = { shown: field.value, whole };
		void update();
	});
	field.addEventListener('keydown', (event) => {
		const { key } = event;
		const count = options().length;
		if (key === 'ArrowDown' && count > 0) activate((active + 1) % count);
		else if (key === 'ArrowUp' && count > 0) activate((active - 1 + count) % count);
		else if (key === 'Enter') choose();
		else if (key === 'Escape' && field.value !== '' && !panel.hidden) show([], '');
		else return;
		event.preventDefault();
	});
	panel.hidden = true;
	if (field.value !== '') void update();
	return choose;
}

/** What the list shows for an answer: links, words for screen readers, and help where there is nothing. */
function describe(text: string, { hits, total, complete }: Found): Parameters<Show> {
	const links = hits.map((hit) => hitLink(hit));
	if (total > hits.length) {
		links.push(actionLink(`/search/#${encodeURIComponent(text)}`, `All ${total} results`, `for “${text}”`));
	}
	if (links.length > 0) return [links, total === 1 ? '1 result' : `${total} results`];
	const failed = complete
		? ''
		: ' The full-text search could not be loaded, so only codes and titles were looked up.';
	return [
		[],
		`Nothing found for ${text}`,
		[
			element('p', {}, `Nothing found for “${text}”.${failed}`),
			element(
				'p',
				{},
				'Try only the code, such as 5.7.1, or a single word. Or paste the whole bounce: we read it for you.',
			),
			element('a', { href: '/fix/', class: 'button button-quiet' }, 'Paste a bounce'),
		],
	];
}

type Show = (links: readonly HTMLAnchorElement[], words: string, help?: readonly (Node | string)[]) => void;
