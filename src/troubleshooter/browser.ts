/** What only a browser can do with a text: put it on the clipboard, hand it over as a file. */

/** false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

/** Offer content as a download; text is saved as UTF-8. */
export function saveFile(content: string | Uint8Array<ArrayBuffer>, type: string, name: string): void {
	const charset = typeof content === 'string' ? ';charset=utf-8' : '';
	const url = URL.createObjectURL(new Blob([content], { type: type + charset }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
