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

/** The form with the facts in its address where it takes them and they are known, else the plain form; null where there is none. */
export function formLink(
	page: { readonly url: string | null; readonly prefill: string | null },
	slots: Slots,
): string | null {
	return (page.prefill === null ? null : fillSlots(page.prefill, slots)) ?? page.url;
}
