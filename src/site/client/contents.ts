/** Marks the section that is being read in the contents list. */
export function startContents(): void {
	const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
	const headings = links.flatMap(
		({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))) ?? [],
	);
	if (headings.length === 0) return;
	const mark = () => {
		const line = innerHeight / 4;
		const above = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= line);
		const bottom = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
		const current = bottom ? headings.length - 1 : above;
		for (const [index, link] of links.entries()) {
			if (index === current) link.setAttribute('aria-current', 'true');
			else link.removeAttribute('aria-current');
		}
	};
	let waiting = false;
	const later = () => {
		if (waiting) return;
		waiting = true;
		requestAnimationFrame(() => {
			waiting = false;
			mark();
		});
	};
	addEventListener('scroll', later, { passive: true });
	addEventListener('resize', later);
	mark();
}
