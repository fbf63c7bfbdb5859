/** The search dialog: opened by its button, by `/` and by Ctrl-K or Cmd-K. */
import { startCombobox } from './combobox.ts';
import { element } from './render.ts';
import { loadStyles } from './styles.ts';

let dialog: HTMLDialogElement | undefined;

/** Open the dialog with the field focused; a second call closes it. */
export async function toggleSearch(): Promise<void> {
	dialog ??= await makeDialog();
	if (dialog.open) dialog.close();
	else {
		dialog.showModal();
		const field = dialog.querySelector('input');
		field?.focus();
		field?.select();
	}
}

async function makeDialog(): Promise<HTMLDialogElement> {
	await loadStyles();
	const field = element('input', {
		type: 'text',
		class: 'search-field',
		'aria-label': 'Search for words or an error code, or paste a bounce',
		placeholder: 'Words, an error code, or a whole bounce',
		enterkeyhint: 'search',
	});
	const panel = element('div', { class: 'search-panel' });
	const close = element('button', { type: 'button', class: 'search-close' }, 'Close');
	const made = element('dialog', { class: 'search-dialog', 'aria-label': 'Search' });
	made.append(element('div', { class: 'search-bar' }, field, close), panel);
	document.body.append(made);
	startCombobox(field, panel);
	close.addEventListener('click', () => made.close());
	made.addEventListener('click', (event) => {
		if (event.target === made) made.close();
	});
	return made;
}
