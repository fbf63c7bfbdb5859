/** The one interface behind which every mail server's prose is read. */
import type { Draft } from '../build.ts';
import type { Header } from '../types.ts';

/** The human part of a bounce, the returned message cut off. */
export interface Report {
	readonly lines: readonly string[];
	/** The decoded text, nothing cut off. */
	readonly whole: string;
	/** All lines joined with `\n`, lower-cased, for marks. */
	readonly lower: string;
	/** Headers of the bounce itself; empty for pasted text. */
	readonly headers: readonly Header[];
	/** Headers of the returned message. */
	readonly original: readonly Header[];
	/** Who sent the returned mail: never a recipient of the bounce. */
	readonly senders: ReadonlySet<string>;
}

export interface MtaReader {
	/** Goes into `ReadResult.format`. */
	readonly name: string;
	/** Lower-cased; the reader is asked only when one of these stands in the report. */
	readonly marks: readonly string[];
	/** One draft per recipient; an empty list where the format is another one after all. */
	readonly read: (report: Report) => Draft[];
}
