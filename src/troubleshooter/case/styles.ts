import address from './case.css?url';

/** Add the styles of the outcome and of the kept case, once. A file of their own on the first view would be a request more. */
export function loadStyles(): void {
	if (document.querySelector(`link[href="${address}"]`)) return;
	const link = document.createElement('link');
	link.rel = 'stylesheet';
	link.href = address;
	document.head.append(link);
}
