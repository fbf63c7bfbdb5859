/** DNS messages for the two questions a blocklist takes, A and TXT (RFC 1035 section 4, RFC 8484 section 4.1). */
import type { DnsAnswer } from './types.ts';

const TYPES = { A: 1, TXT: 16 } as const;
const CLASS_IN = 1;
const RCODES: Readonly<Record<number, DnsAnswer['rcode']>> = {
	0: 'NOERROR',
	2: 'SERVFAIL',
	3: 'NXDOMAIN',
	5: 'REFUSED',
};

export type RecordType = keyof typeof TYPES;

/** One question, recursion desired; id 0, so that HTTP caches see the same bytes for the same question (RFC 8484 section 4.1). */
export function encodeQuery(name: string, type: RecordType): Uint8Array<ArrayBuffer> {
	const bytes: number[] = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
	for (const label of name.split('.')) {
		if (label.length < 1 || label.length > 63) throw new RangeError('not a DNS name');
		bytes.push(label.length);
		for (const letter of label) bytes.push(letter.charCodeAt(0) & 0xff);
	}
	bytes.push(0, 0, TYPES[type], 0, CLASS_IN);
	return Uint8Array.from(bytes);
}

/** Bytes as base64url without padding (RFC 4648 section 5). */
export function toBase64Url(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes)).replace(
		/[+/=]/g,
		(sign) => ({ '+': '-', '/': '_' })[sign] ?? '',
	);
}

/**
 * Read the answer to a question. Records of other types (a CNAME on the way) are passed over.
 * @throws Error when it is not a whole answer to this very question: a cut, forged or mixed-up message is no answer
 */
export function decodeAnswer(bytes: Uint8Array, name: string, type: RecordType): DnsAnswer {
	const reader = readBytes(bytes);
	reader.number(2); // the id is always 0
	const flags = reader.number(2);
	const questions = reader.number(2);
	const answers = reader.number(2);
	reader.number(4); // authority and additional records are not read
	const rcode = RCODES[flags & 15] ?? 'OTHER';
	if ((flags & 0xf800) !== 0x8000) throw notAnAnswer();
	if (flags & 0x0200) throw notAnAnswer();
	// A server that refuses may leave the question out; one that answers may not.
	if (questions !== 1 && (questions || /^NO|NX/.test(rcode))) throw notAnAnswer();
	const isSame = () =>
		reader.name() === name.toLowerCase() && reader.number(4) === TYPES[type] * 65536 + CLASS_IN;
	if (questions && !isSame()) throw notAnAnswer();
	const records: string[] = [];
	let ttl = Number.POSITIVE_INFINITY;
	for (let index = 0; index < answers; index++) {
		reader.name();
		const kind = reader.number(4);
		const life = reader.number(4);
		const data = reader.take(reader.number(2));
		if (kind !== TYPES[type] * 65536 + CLASS_IN) continue;
		if (type === 'A' && data.length !== 4) throw notAnAnswer();
		records.push(type === 'A' ? data.join('.') : joinStrings(data));
		ttl = Math.min(ttl, life);
	}
	return { rcode, records, ttl: records.length > 0 ? ttl : 0 };
}

/** TXT: strings with a length byte each, joined (RFC 1035 section 3.3.14). */
function joinStrings(data: Uint8Array): string {
	const reader = readBytes(data);
	const parts: number[] = [];
	while (!reader.atEnd()) parts.push(...reader.take(reader.number(1)));
	return new TextDecoder().decode(Uint8Array.from(parts));
}

/** Reads on from the beginning. @throws Error past the end */
function readBytes(bytes: Uint8Array) {
	let at = 0;
	const take = (length: number): Uint8Array => {
		const part = bytes.subarray(at, at + length);
		at += length;
		if (part.length < length) throw notAnAnswer();
		return part;
	};
	/** Big-endian, of 1, 2 or 4 bytes. */
	const number = (length: number): number => take(length).reduce((sum, byte) => sum * 256 + byte, 0);
	/** A name in lower case, following pointers, which may only lead backwards: a loop cannot run (RFC 1035 section 4.1.4). */
	const name = (): string => {
		let text = '';
		let back = 0;
		let limit = at;
		for (let length = number(1); length !== 0; length = number(1)) {
			if (length >= 0xc0) {
				const target = (length & 0x3f) * 256 + number(1);
				back ||= at;
				if (target >= limit) throw notAnAnswer();
				limit = target;
				at = target;
			} else {
				text += `${String.fromCharCode(...take(length))}.`;
				if (length > 63 || text.length > 254) throw notAnAnswer();
			}
		}
		at = back || at;
		return text.slice(0, -1).toLowerCase();
	};
	return { take, number, name, atEnd: () => at >= bytes.length };
}

const notAnAnswer = () => new Error('not a whole answer');
