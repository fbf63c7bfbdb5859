/** `<button data-copy="#id">`: copies the text of that element, or the value of that input, and says so. */
export function startCopyButtons(): void {
	document.addEventListener('click', async (event) => {
		const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
		const source = button && document.querySelector<HTMLElement>(button.dataset['copy'] ?? '');
		if (!button || !source) return;
		const text = 'value' in source ? String(source.value) : (source.textContent ?? '').trim();
		const done = await copyText(text);
		announce(button, done ? 'Copied' : 'Could not copy: select the text instead');
	});
}

/** Put text on the clipboard; false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

/** Show words on a button for two seconds; screen readers hear them too. */
export function announce(button: HTMLElement, words: string): void {
	const label = button.querySelector('[data-label]') ?? button;
	const before = label.textContent;
	button.setAttribute('aria-live', 'polite');
	label.textContent = words;
	setTimeout(() => {
		label.textContent = before;
	}, 2000);
}
