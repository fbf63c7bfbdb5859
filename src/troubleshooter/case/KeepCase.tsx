import { REFUSALS } from './store.ts';
import type { Kept } from './use-kept.ts';

/** Off until the reader turns it on: says what is kept and where, and has the one button that erases it. */
export function KeepCase({ kept }: { readonly kept: Kept }) {
	const { file, refusal, keepIt, eraseIt } = kept;
	return (
		<section class="section flow keep-case no-print" aria-labelledby="keep-case">
			<h2 id="keep-case">{file ? 'This case is kept in this browser' : 'Come back later?'}</h2>
			{file ? (
				<>
					<p>
						What you do here is noted in it. <a href="/case/">Open the case</a> to see its dates, to print it
						or to save it as a file.
					</p>
					{file.cut && (
						<p class="hint">Your message is very long: only its first 200,000 characters are kept.</p>
					)}
				</>
			) : (
				<p>
					You can keep this case in this browser: the message, your corrections and answers, your texts, the
					results of the check, and what you sent when. It stays on this device, is sent to nobody, and is
					there until you erase it. Do not do this on a computer that you share.
				</p>
			)}
			{refusal && (
				<p class="callout callout-warning" role="alert">
					{REFUSALS[refusal]}
				</p>
			)}
			<p class="buttons">
				{file ? (
					<button type="button" class="button button-quiet" onClick={eraseIt}>
						Erase the kept case
					</button>
				) : (
					<button type="button" class="button" onClick={keepIt}>
						Keep this case in this browser
					</button>
				)}
			</p>
			{!file && (
				<p class="hint">
					<a href="/privacy/">What this site keeps, and where</a>
				</p>
			)}
		</section>
	);
}
