/** Fill an address into the links of a blocklist's page: `<a data-template="https://…?ip={ip}">`. Nothing leaves the browser. */
export function startListLinks(): void {
	const box = document.querySelector<HTMLElement>('[data-list-links]');
	const input = box?.querySelector('input');
	if (!box || !input) return;
	const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-template]')].map((link) => ({
		link,
		bare: link.href,
		template: link.dataset['template'] ?? '',
	}));
	const fill = () => {
		const subject = input.value.trim();
		for (const { link, bare, template } of links)
			link.href = subject ? template.replace(/\{(?:ip|domain)\}/g, encodeURIComponent(subject)) : bare;
	};
	const query = new URLSearchParams(location.search);
	input.value = query.get('ip') ?? query.get('domain') ?? '';
	input.addEventListener('input', fill);
	fill();
	box.hidden = false;
}
