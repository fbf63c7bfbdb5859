/**
 * How right and how fast the engine is. Accuracy is measured on the labelled corpus where it is there; speed on the
 * corpus' mails, else on the project's own samples: one thread, best of five rounds after one to warm up.
 */
import { createEngine, type Engine } from '../../src/diagnosis/engine.ts';
import { type Content, loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';
import { type Corpus, loadCorpus } from './corpus.ts';
import { bestRate, percent, printTable, type Row } from './table.ts';

/** Print the tables; `verbose` lists every miss. */
export function benchEngine(verbose: boolean): void {
	const content = loadContent();
	const ask = createEngine(compileRules(content));
	const corpus = loadCorpus();
	if (corpus) {
		const misses: string[] = [];
		printTable('Accuracy', ['what', 'right', 'of', 'share'], accuracy(corpus, ask, misses));
		if (verbose) console.log(misses.join('\n'));
	} else {
		console.log('No corpus beside the project (set CORPUS_DIR): accuracy was not measured.');
	}
	printTable('Speed, one thread', ['what', 'per second', 'median size'], speed(content, corpus, ask));
}

function accuracy(corpus: Corpus, ask: Engine, misses: string[]): Row[] {
	const score = new Map<string, { right: number; of: number }>();
	const count = (what: string, right: boolean, miss: string): void => {
		const entry = score.get(what) ?? { right: 0, of: 0 };
		entry.of += 1;
		if (right) entry.right += 1;
		else misses.push(`${what}: ${miss}`);
		score.set(what, entry);
	};
	for (const { id, text, causes } of corpus.lines) {
		const cause = ask(text).diagnoses[0]?.cause;
		count(
			'pasted lines: cause',
			causes.includes(cause ?? ''),
			`${id}: ${cause}, not ${causes.join('|')}: ${text}`,
		);
	}
	for (const { id, text, expected, drift } of corpus.mails) {
		if (drift) continue;
		const { read, diagnoses } = ask(text);
		for (const want of expected) {
			const index = read.bounces.findIndex(
				({ recipient }) => recipient?.toLowerCase() === want.recipient.toLowerCase(),
			);
			count('mails: recipient', index >= 0, `${id}: ${want.recipient}`);
			const bounce = read.bounces[Math.max(index, 0)];
			if (want.replycode) {
				const got = bounce?.replyCode;
				count('mails: reply code', got === want.replycode, `${id}: ${got}, not ${want.replycode}`);
			}
			if (want.deliverystatus && !want.deliverystatus_is_synthetic) {
				const got = bounce?.enhancedStatus;
				count('mails: status', got === want.deliverystatus, `${id}: ${got}, not ${want.deliverystatus}`);
			}
			const accepted = corpus.reasons[want.reason];
			if (!accepted || read.kind === 'feedback-report') continue;
			const cause = diagnoses[Math.max(index, 0)]?.cause ?? '';
			count('mails: cause', accepted.includes(cause), `${id}: ${cause}, not ${accepted.join('|')}`);
		}
	}
	return [...score].map(([what, { right, of }]) => [what, `${right}`, `${of}`, percent(right, of)]);
}

function speed(content: Content, corpus: Corpus | null, ask: Engine): Row[] {
	const samples = [...content.providers.values(), ...content.causes.values()].flatMap(({ data }) =>
		data.phrases.map(({ sample }) => sample),
	);
	const sets: readonly (readonly [string, readonly string[]])[] = [
		...(corpus ? [['whole mails, read and diagnosed', corpus.mails.map(({ text }) => text)] as const] : []),
		['single lines, read and diagnosed', samples],
	];
	return sets.map(([what, texts]) => {
		const rate = bestRate(texts, ask);
		const sizes = texts.map(({ length }) => length).sort((a, b) => a - b);
		return [what, Math.round(rate).toLocaleString('en'), `${sizes[sizes.length >> 1]} characters`];
	});
}
