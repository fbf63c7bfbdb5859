/** The text of a mail's bytes: UTF-8, or an older 8-bit charset, where one byte is one character as the MIME parts expect. */
export function decodeMail(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('latin1').decode(bytes);
	}
}
