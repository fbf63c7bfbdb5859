/** The theme button: turns the system's choice round, and remembers it in this browser. */
export function startThemeToggle(): void {
	const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
	if (!button) return;
	const system = matchMedia('(prefers-color-scheme: dark)');
	const root = document.documentElement;
	const isDark = () => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
	const show = () => button.setAttribute('aria-pressed', String(isDark()));
	button.hidden = false;
	show();
	system.addEventListener('change', show);
	button.addEventListener('click', () => {
		const theme = isDark() ? 'light' : 'dark';
		root.dataset['theme'] = theme;
		try {
			localStorage.setItem('theme', theme);
		} catch {
			// Storage can be refused (private windows): the choice then lasts for this page.
		}
		show();
	});
}
