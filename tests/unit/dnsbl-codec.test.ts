/** Our codec against dns-packet, which reads and writes all of DNS. */
import packet, { type Answer } from 'dns-packet';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAnswer, encodeQuery, toBase64Url } from '../../src/dnsbl/codec.ts';

const label = fc.stringMatching(/^[a-z0-9_](?:[a-z0-9-]{0,20}[a-z0-9])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 8 }).map((labels) => labels.join('.'));
const type = fc.constantFrom('A' as const, 'TXT' as const);
const RCODES = [
	['NOERROR', 0],
	['SERVFAIL', 2],
	['NXDOMAIN', 3],
	['REFUSED', 5],
	['OTHER', 4],
	['OTHER', 1],
] as const;

test('a question reads in dns-packet as it was meant', () => {
	fc.assert(
		fc.property(name, type, (asked, kind) => {
			const read = packet.decode(Buffer.from(encodeQuery(asked, kind)));
			expect(read.id).toBe(0);
			expect(read.flag_rd).toBe(true);
			expect(read.questions).toEqual([{ name: asked, type: kind, class: 'IN' }]);
		}),
	);
});

/** Records as dns-packet writes them, with some of other types between. */
const answers = (asked: string): fc.Arbitrary<Answer[]> =>
	fc.array(
		fc.oneof(
			fc.record({
				type: fc.constant('A' as const),
				name: fc.constant(asked),
				ttl: fc.nat(86_400),
				data: fc.ipV4(),
			}),
			fc.record({
				type: fc.constant('TXT' as const),
				name: fc.constant(asked),
				ttl: fc.nat(86_400),
				data: fc.array(
					fc.string({ maxLength: 80, unit: 'grapheme' }).map((text) => text.slice(0, 60)),
					{ minLength: 1, maxLength: 4 },
				),
			}),
			fc.record({
				type: fc.constant('CNAME' as const),
				name: fc.constant(asked),
				ttl: fc.nat(60),
				data: name,
			}),
		),
		{ maxLength: 6 },
	) as fc.Arbitrary<Answer[]>;

const reply = name.chain((asked) =>
	fc.record({
		asked: fc.constant(asked),
		kind: type,
		rcode: fc.constantFrom(...RCODES),
		answers: answers(asked),
	}),
);

function encode(sent: {
	asked: string;
	kind: 'A' | 'TXT';
	rcode: readonly [string, number];
	answers: Answer[];
}) {
	return packet.encode({
		type: 'response',
		id: 0,
		flags: sent.rcode[1],
		questions: [{ name: sent.asked, type: sent.kind, class: 'IN' }],
		answers: sent.answers,
	});
}

test('an answer reads as dns-packet reads it', () => {
	fc.assert(
		fc.property(reply, (sent) => {
			const wire = encode(sent);
			const theirs = packet.decode(wire).answers?.filter((answer) => answer.type === sent.kind) ?? [];
			const ours = decodeAnswer(wire, sent.asked, sent.kind);
			expect(ours.rcode).toBe(sent.rcode[0]);
			expect(ours.records).toEqual(
				theirs.map((answer) => {
					if (answer.type === 'A') return answer.data;
					const parts = 'data' in answer && Array.isArray(answer.data) ? answer.data : [];
					return new TextDecoder().decode(Buffer.concat(parts.map((part) => Buffer.from(part as Buffer))));
				}),
			);
			const lives = theirs.map((answer) => ('ttl' in answer ? (answer.ttl ?? 0) : 0));
			expect(ours.ttl).toBe(lives.length > 0 ? Math.min(...lives) : 0);
		}),
		{ numRuns: 500 },
	);
});

test('cut or noisy bytes are refused or read, never endless and never a crash of another kind', () => {
	fc.assert(
		fc.property(reply, fc.nat(), fc.nat(255), (sent, at, byte) => {
			const wire = Uint8Array.from(encode(sent));
			const cut = wire.subarray(0, at % wire.length);
			expect(() => decodeAnswer(cut, sent.asked, sent.kind)).toThrow(Error);
			wire[at % wire.length] = byte;
			try {
				decodeAnswer(wire, sent.asked, sent.kind);
			} catch (error) {
				expect((error as Error).constructor).toBe(Error);
			}
		}),
		{ numRuns: 500 },
	);
});

const good = { asked: 'a.example', kind: 'A' as const, rcode: RCODES[0], answers: [] as Answer[] };

test('an answer to another question is no answer', () => {
	const wire = encode(good);
	expect(() => decodeAnswer(wire, 'b.example', 'A')).toThrow('not a whole answer');
	expect(() => decodeAnswer(wire, 'a.example', 'TXT')).toThrow('not a whole answer');
	expect(decodeAnswer(encode({ ...good, asked: 'A.Example' }), 'a.example', 'A').rcode).toBe('NOERROR');
});

test('a cut-off answer, a question sent back, and a pointer that runs in a circle are no answers', () => {
	const cut = Uint8Array.from(encode(good));
	cut[2] = (cut[2] ?? 0) | 0x02;
	expect(() => decodeAnswer(cut, 'a.example', 'A')).toThrow('not a whole answer');
	expect(() => decodeAnswer(encodeQuery('a.example', 'A'), 'a.example', 'A')).toThrow('not a whole answer');
	const circle = Uint8Array.from([0, 0, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 1, 0, 1]);
	expect(() => decodeAnswer(circle, 'a.example', 'A')).toThrow('not a whole answer');
});

test('a refusal may leave the question out', () => {
	const refused = Uint8Array.from([0, 0, 0x81, 5, 0, 0, 0, 0, 0, 0, 0, 0]);
	expect(decodeAnswer(refused, 'a.example', 'A')).toEqual({ rcode: 'REFUSED', records: [], ttl: 0 });
	const empty = Uint8Array.from([0, 0, 0x81, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
	expect(() => decodeAnswer(empty, 'a.example', 'A')).toThrow('not a whole answer');
});

test('base64url has no padding and no signs that a URL would change', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
		}),
	);
});
