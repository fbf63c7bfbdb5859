/** Opens the search on `/`, Ctrl-K, Cmd-K and its buttons, and wakes search fields. All of it is loaded on first use. */
export function startSearch(): void {
	const open = async () => (await import('../search/dialog.ts')).toggleSearch();
	document.addEventListener('keydown', (event) => {
		const withCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
		const slash = event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey;
		if (!slash && !(withCommand && event.key.toLowerCase() === 'k')) return;
		event.preventDefault();
		void open();
	});
	document.addEventListener('click', (event) => {
		const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
		if (!plain || !(event.target as Element).closest('[data-search-open]')) return;
		event.preventDefault();
		void open();
	});
	for (const form of document.querySelectorAll<HTMLFormElement>('[data-search-form]')) wake(form);
}

/** A search form in the page: the list of results comes alive when the field is first used. */
function wake(form: HTMLFormElement): void {
	let started: Promise<() => void> | undefined;
	const start = () => {
		started ??= import('../search/form.ts').then(({ startForm }) => startForm(form));
		return started;
	};
	form.addEventListener('focusin', start);
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void start().then((choose) => choose());
	});
	if (form.contains(document.activeElement)) void start();
}

/** A field in a dialog that has just closed keeps the focus until the next frame, but is no longer typed into. */
function isTyping(target: EventTarget | null): boolean {
	const isField =
		target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
	return isField && target.checkVisibility();
}
