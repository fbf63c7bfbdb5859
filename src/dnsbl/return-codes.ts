/** Matching a list's answer with the codes that its documents name. */

/**
 * Codes that an answer stands for: those named exactly, by wildcard or range, and all bits that are set.
 * @param codes `127.0.0.2`, `127.0.*.2`, `127.0.0.4-127.0.0.7` or `bit:4` (of the last octet of 127.0.0.x)
 * @param address the A record, dotted
 */
export function matchCodes<Code extends { readonly code: string }>(
	codes: readonly Code[],
	address: string,
): readonly Code[] {
	return codes.filter(({ code }) => matches(code, address));
}

function matches(code: string, address: string): boolean {
	if (code.startsWith('bit:')) {
		const last = /^127\.0\.0\.(\d+)$/.exec(address)?.[1];
		return last !== undefined && (Number(last) & Number(code.slice(4))) !== 0;
	}
	const [low = '', high] = code.split('-');
	if (high === undefined)
		return low.split('.').every((part, at) => part === '*' || part === address.split('.')[at]);
	const value = toNumber(address);
	return value >= toNumber(low) && value <= toNumber(high);
}

function toNumber(address: string): number {
	return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
