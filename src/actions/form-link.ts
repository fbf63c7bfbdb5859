/** The address of a form or look-up page, with the reader's own facts in it where the page takes them. */

/** What an address may have slots for. */
export interface Slots {
	readonly ip: string | null;
	readonly domain: string | null;
}

/** Fill `{ip}` and `{domain}`, URL-encoded. null where a slot's fact is not known: half an address would open an empty page. */
export function fillSlots(template: string, { ip, domain }: Slots): string | null {
	let complete = true;
	const href = template.replace(/\{(ip|domain)\}/g, (_, name: string) => {
		const value = name === 'ip' ? ip : domain;
		complete &&= value !== null;
		return encodeURIComponent(value ?? '');
	});
	return complete ? href : null;
}

/**
 * The form. Best is the link in the service's own answer: it carries the number of this very case (GMX, Mail.ru). Then the form with the facts
 * in its address where it takes them and they are known, then the plain form; null where there is none.
 * `said`: what the other server answered. A link in it counts only where it leads to the host of the form that we know, by https.
 */
export function formLink(
	page: { readonly url: string | null; readonly prefill: string | null },
	slots: Slots,
	said: string | null = null,
): string | null {
	const plain = page.prefill === null ? page.url : (fillSlots(page.prefill, slots) ?? page.url);
	return caseLink(page.url, said) ?? plain;
}

function caseLink(form: string | null, said: string | null): string | null {
	if (form === null || said === null) return null;
	for (const [found] of said.matchAll(/https:\/\/[^\s"'<>()[\]]{1,500}/g)) {
		const href = found.replace(/[.,;:]+$/, '');
		if (URL.canParse(href) && new URL(href).host === new URL(form).host && new URL(href).search.length > 1)
			return href;
	}
	return null;
}

/** The address to write to: one that the answer names at the same domain (T-Online has several, each for another case), else the known one. */
export function requestAddress(known: string, said: string | null): string {
	const domain = known.slice(known.lastIndexOf('@')).toLowerCase();
	const named = (said ?? '').match(/[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,255}[A-Za-z0-9]/g) ?? [];
	return named.find((address) => address.toLowerCase().endsWith(domain)) ?? known;
}
