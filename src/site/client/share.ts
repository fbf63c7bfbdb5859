/** Buttons that only work with a script stay hidden until here: share, copy link, print. */
import { announce, copyText } from './copy.ts';

export function startShare(): void {
	for (const button of document.querySelectorAll<HTMLButtonElement>('[data-do]')) {
		const canDo = button.dataset['do'] !== 'share' || 'share' in navigator;
		button.hidden = !canDo;
		button.addEventListener('click', () => act(button));
	}
}

async function act(button: HTMLButtonElement): Promise<void> {
	const url = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
	if (button.dataset['do'] === 'print') print();
	else if (button.dataset['do'] === 'share') {
		// Closing the share sheet rejects the promise; that is no error.
		await navigator.share({ title: document.title, url }).catch(() => undefined);
	} else announce(button, (await copyText(url)) ? 'Copied' : 'Could not copy');
}
