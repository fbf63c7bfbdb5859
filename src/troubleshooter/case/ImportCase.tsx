import { useRef, useState } from 'preact/hooks';
import { MAX_CASE_FILE, mergeCases, readCaseFile, UNREADABLE } from '../../actions/case-file.ts';
import { keep, keptCase, REFUSALS } from './store.ts';

/** Brings a saved case in. What is not exactly a case file is refused, with the reason, and changes nothing. */
export function ImportCase({ onDone }: { readonly onDone: (words: string) => void }) {
	const [problem, setProblem] = useState<string | null>(null);
	const input = useRef<HTMLInputElement>(null);
	const take = async (given: File | undefined) => {
		if (!given) return;
		const why = await bringIn(given);
		setProblem(why.problem);
		if (why.problem === null) onDone(why.done);
		// The same file may be chosen again after it was mended.
		if (input.current) input.current.value = '';
	};
	return (
		<section class="section flow no-print" aria-labelledby="bring-in">
			<h2 id="bring-in">Bring in a saved case</h2>
			<p>
				A case that was saved as a file, here or in another browser. It is read in this browser and sent
				nowhere.
			</p>
			<p>
				<label class="label" for="case-file">
					Case file
				</label>
				<input
					class="input"
					id="case-file"
					type="file"
					accept=".json,application/json"
					aria-describedby={problem ? 'case-file-problem' : undefined}
					ref={input}
					onChange={(event) => take(event.currentTarget.files?.[0])}
				/>
			</p>
			{problem && (
				<p class="callout callout-warning" id="case-file-problem" role="alert">
					<strong>This file was not brought in.</strong> {problem}
				</p>
			)}
		</section>
	);
}

type Result = { readonly problem: string } | { readonly problem: null; readonly done: string };

async function bringIn(given: File): Promise<Result> {
	// Four bytes are the most that one character takes.
	if (given.size > 4 * MAX_CASE_FILE) return { problem: UNREADABLE['too-large'] };
	const read = readCaseFile(await given.text());
	if (!read.ok) return { problem: UNREADABLE[read.why] };
	const before = keptCase(read.file.id);
	const refusal = keep(before ? mergeCases(before, read.file) : read.file);
	if (refusal) return { problem: REFUSALS[refusal] };
	return {
		problem: null,
		done: before
			? 'This case was here already: the newer state is kept, with all dates of both.'
			: 'The case was brought in, and is kept in this browser.',
	};
}
