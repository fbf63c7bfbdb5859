import address from './search.css?url';

let loaded: Promise<void> | undefined;

/** Add the search box's stylesheet, once. Kept out of the pages' own, since most readers never search. */
export function loadStyles(): Promise<void> {
	loaded ??= new Promise((resolve) => {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = address;
		link.onload = () => resolve();
		link.onerror = () => resolve();
		document.head.append(link);
	});
	return loaded;
}
