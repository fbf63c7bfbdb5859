/** DNS messages for the two questions a blocklist takes, A and TXT (RFC 1035 section 4, RFC 8484 section 4.1). */
import type { DnsAnswer } from './types.ts';

const TYPES = { A: 1, TXT: 16 } as const;
const CLASS_IN = 1;
const HEADER = 12;
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
		if (label.length < 1 || label.length > 63) throw new RangeError(`not a DNS name: ${name}`);
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
	const reader = new Reader(bytes);
	reader.at = 2;
	const flags = reader.u16();
	const questions = reader.u16();
	const answers = reader.u16();
	reader.at = HEADER;
	const rcode = RCODES[flags & 15] ?? 'OTHER';
	if ((flags & 0xf800) !== 0x8000) throw new Error('not an answer');
	if (flags & 0x0200) throw new Error('the answer is cut off');
	// A server that refuses may leave the question out; one that answers may not.
	const failed = rcode !== 'NOERROR' && rcode !== 'NXDOMAIN';
	if (questions !== 1 && !(failed && questions === 0)) throw new Error('not one question');
	if (questions === 1) {
		const same = reader.name() === name.toLowerCase();
		if (!same || reader.u16() !== TYPES[type] || reader.u16() !== CLASS_IN)
			throw new Error('an answer to another question');
	}
	const records: string[] = [];
	let ttl = Number.POSITIVE_INFINITY;
	for (let index = 0; index < answers; index++) {
		reader.name();
		const found = reader.u16();
		const inClass = reader.u16() === CLASS_IN;
		const life = reader.u32();
		const data = reader.take(reader.u16());
		if (found !== TYPES[type] || !inClass) continue;
		records.push(type === 'A' ? address(data) : text(data));
		ttl = Math.min(ttl, life);
	}
	return { rcode, records, ttl: records.length > 0 ? ttl : 0 };
}

function address(data: Uint8Array): string {
	if (data.length !== 4) throw new Error('not an address');
	return data.join('.');
}

/** TXT: strings with a length byte each, joined (RFC 1035 section 3.3.14). */
function text(data: Uint8Array): string {
	const reader = new Reader(data);
	const parts: number[] = [];
	while (reader.at < data.length) parts.push(...reader.take(reader.u8()));
	return new TextDecoder().decode(Uint8Array.from(parts));
}

class Reader {
	at = 0;
	readonly bytes: Uint8Array;
	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}
	u8(): number {
		const byte = this.bytes[this.at++];
		if (byte === undefined) throw new Error('the answer ends too soon');
		return byte;
	}
	u16(): number {
		return this.u8() * 256 + this.u8();
	}
	u32(): number {
		return this.u16() * 65536 + this.u16();
	}
	take(length: number): Uint8Array {
		const end = this.at + length;
		if (end > this.bytes.length) throw new Error('the answer ends too soon');
		const part = this.bytes.subarray(this.at, end);
		this.at = end;
		return part;
	}
	/** A name in lower case, following pointers, which may only lead backwards: a loop cannot run (RFC 1035 section 4.1.4). */
	name(): string {
		const labels: string[] = [];
		let back = 0;
		let limit = this.at;
		let total = 0;
		for (;;) {
			const length = this.u8();
			if (length === 0) break;
			if (length >= 0xc0) {
				const target = (length & 0x3f) * 256 + this.u8();
				if (back === 0) back = this.at;
				if (target >= limit) throw new Error('a name points forward');
				limit = target;
				this.at = target;
				continue;
			}
			if (length > 63) throw new Error('a label of an unknown kind');
			total += length + 1;
			if (total > 254) throw new Error('a name that is too long');
			labels.push(String.fromCharCode(...this.take(length)).toLowerCase());
		}
		if (back > 0) this.at = back;
		return labels.join('.');
	}
}
