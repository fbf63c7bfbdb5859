/** READ and DIAGNOSE in one step, as the page and the command line ask. */
import { readBounce } from '../bounce/read.ts';
import { asSentence, isSentence } from '../bounce/sentence.ts';
import type { ReadResult } from '../bounce/types.ts';
import { createDiagnoser } from './diagnose.ts';
import type { Diagnosis, Rules } from './types.ts';

export interface Understanding {
	readonly read: ReadResult;
	/** One for each of `read.bounces`, in order. */
	readonly diagnoses: readonly Diagnosis[];
}

export type Engine = (input: string) => Understanding;

/**
 * Make an engine from compiled rules. It takes a raw mail or whatever a person pastes, never throws, and its time grows
 * with the length of the input. A text that the readers take for no bounce is one where it holds a sentence of the
 * rules: "mailbox full" needs no code. In a letter only the words of a mail service count.
 */
export function createEngine(rules: Rules): Engine {
	const diagnose = createDiagnoser(rules);
	return (input) => {
		const read = readBounce(input);
		const sentence = asSentence(read);
		if (sentence) {
			const diagnoses = diagnose(sentence);
			if (diagnoses.some(isSentence(sentence.text) ? isKnown : isOfService))
				return { read: sentence, diagnoses };
		}
		return { read, diagnoses: diagnose(read) };
	};
}

/** What is only like a sentence, or a bare word, may stand in any text. */
function isKnown({ confidence }: Diagnosis): boolean {
	return confidence === 'certain' || confidence === 'likely';
}

/** The words of one mail service stand in its letters alone. */
function isOfService({ evidence }: Diagnosis): boolean {
	return evidence?.layer === 'provider-phrase';
}
