/** A search form that stands in a page (home, 404): `<form data-search-form>` with an input and a `.search-panel`. */
import { startCombobox } from './combobox.ts';
import { loadStyles } from './styles.ts';

/** Bring the form's field to life. Returns what submitting does: run the first choice. */
export async function startForm(form: HTMLFormElement): Promise<() => void> {
	await loadStyles();
	const field = form.querySelector('input');
	const panel = form.querySelector<HTMLElement>('.search-panel');
	if (!field || !panel) throw new Error('A search form needs an input and a .search-panel');
	const choose = startCombobox(field, panel);
	form.addEventListener('focusout', (event) => {
		if (!form.contains(event.relatedTarget as Node | null)) panel.hidden = true;
	});
	field.addEventListener('focus', () => {
		if (field.value !== '') field.dispatchEvent(new Event('input'));
	});
	return choose;
}
