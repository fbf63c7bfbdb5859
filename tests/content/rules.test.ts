/**
 * Each rule knows its own sample, and no rule before it does: asked through the real reader and the real diagnoser,
 * as a bounce from that mail service. A failure names the file and the line of the rule.
 */
import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounce/read.ts';
import type { ReadResult } from '../../src/bounce/types.ts';
import { createDiagnoser } from '../../src/diagnosis/diagnose.ts';
import { addressScope } from '../../src/diagnosis/ip.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';

const content = loadContent();
const { causes, providers, blocklists, codes } = content;
const diagnose = createDiagnoser(compileRules(content));
const services = [...providers.values()];
const reasons = [...causes.values()];

interface Sentence {
	readonly rule: string;
	readonly place: string;
	readonly sample: string;
	readonly cause: string;
}

const sentencesOf = (
	kind: string,
	{ id, file, data, lineOf }: (typeof services)[number] | (typeof reasons)[number],
) =>
	data.phrases.map(
		({ sample, cause }, index): Sentence => ({
			rule: `${kind}/${id}#${index}`,
			place: `${file}:${lineOf(['phrases', index])}`,
			sample,
			cause,
		}),
	);

/** What is wrong with a rule's sample, in one line; null: nothing. */
function complaint({ rule, place, sample, cause }: Sentence, asFrom: (read: ReadResult) => ReadResult) {
	const read = readBounce(sample);
	const [found] = diagnose(asFrom(read));
	if (!found) return `${place}: the sample is not read as a bounce: ${sample}`;
	if (found.evidence?.rule !== rule) {
		return `${place}: the sample of ${rule} is answered by ${found.evidence?.rule ?? 'no rule'}: ${sample}`;
	}
	return found.cause === cause ? null : `${place}: ${rule} says ${cause}, the answer is ${found.cause}`;
}

/** The same text, as if it came from the service's own server. */
function fromService({ hosts, domains }: (typeof services)[number]['data']) {
	return (read: ReadResult): ReadResult => ({
		...read,
		bounces: read.bounces.slice(0, 1).map((bounce) => ({
			...bounce,
			recipient: domains[0] ? `someone@${domains[0]}` : bounce.recipient,
			remoteMta: hosts[0] ? { name: hosts[0].replace(/^\./, 'mx.'), address: null } : bounce.remoteMta,
			stage: null,
		})),
	});
}

const asWritten = (read: ReadResult): ReadResult => ({
	...read,
	bounces: read.bounces.map((bounce) => ({ ...bounce, stage: null })),
});

describe('rules', () => {
	it('are many, and each cause that a bounce can have is named by one', () => {
		expect(reasons.flatMap(({ data }) => data.phrases).length).toBeGreaterThan(2_000);
		expect(services.flatMap(({ data }) => data.phrases).length).toBeGreaterThan(500);
		const silent = reasons.filter(({ id, data }) => id !== 'unknown' && data.phrases.length === 0);
		expect(silent.map(({ id }) => id)).toEqual([]);
	});

	it.each(services)('$id: each sample is answered by its own rule', (service) => {
		const wrong = sentencesOf('providers', service).map((sentence) =>
			complaint(sentence, fromService(service.data)),
		);
		expect(wrong.filter(Boolean)).toEqual([]);
	});

	it.each(reasons)('$id: each sample is answered by its own rule', (reason) => {
		const wrong = sentencesOf('causes', reason).map((sentence) => complaint(sentence, asWritten));
		expect(wrong.filter(Boolean)).toEqual([]);
	});

	it('name causes, lists and verdicts that exist', () => {
		const phrases = [...services, ...reasons].flatMap(({ file, data }) =>
			data.phrases.map(({ cause, blocklist }) => ({ file, cause, blocklist })),
		);
		expect(phrases.filter(({ cause }) => !causes.has(cause))).toEqual([]);
		expect(phrases.filter(({ blocklist }) => blocklist && !blocklists.has(blocklist))).toEqual([]);
		const verdicts = [...codes.values()].flatMap(({ data }) => (data.verdict ? [data.verdict] : []));
		expect(verdicts.filter((cause) => !causes.has(cause))).toEqual([]);
	});

	it('write only documentation addresses into samples', () => {
		// "user complaints - 4.16.55.1" is a number of Yahoo's own.
		const addresses = /(?<![\w.]|complaints - )\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)/g;
		const real = [...services, ...reasons].flatMap((entry) =>
			entry.data.phrases.flatMap(({ sample }, index) =>
				[...sample.matchAll(addresses)]
					.filter(([address]) => addressScope(address) === 'public')
					.map(([address]) => `${entry.file}:${entry.lineOf(['phrases', index])}: ${address}`),
			),
		);
		expect(real).toEqual([]);
	});
});
