import { stepsDone } from '../../actions/delist-request.ts';
import { paragraphs } from '../../actions/text.ts';
import type { CaseFacts } from '../../actions/types.ts';
import { CopyButton } from '../SendText.tsx';
import type { BlocklistView, ProviderView } from '../types.ts';
import { useEntry } from '../use-entry.ts';

/** What a mail service's first answer often is, and the words that go on from there. */
export function EscalateAtService({
	service,
	facts,
}: {
	readonly service: string;
	readonly facts: CaseFacts;
}) {
	const loaded = useEntry<ProviderView>('/data/providers.json', service);
	if (loaded.state === 'loading') return <p role="status">Fetching how to go on at this mail service…</p>;
	if (loaded.state === 'failed') {
		return (
			<p>
				See “If they say no” on <a href={`/providers/${service}/`}>the mail service’s page</a>.
			</p>
		);
	}
	const { firstAnswer, escalation, instead, language } = loaded.value;
	const words =
		escalation === null
			? null
			: paragraphs([
					escalation.replaceAll('{ip}', facts.sendingIp ?? '[IP]').trim(),
					stepsDone(facts, language ?? 'en'),
				]);
	return (
		<>
			{firstAnswer && (
				<p>
					<strong>Their first answer.</strong> {firstAnswer}
				</p>
			)}
			{words && (
				<>
					<p>Reply to their answer with these words, and put the new message below them:</p>
					<blockquote class="reply">{words}</blockquote>
					<p>
						<CopyButton text={words} words="Copy these words" />
					</p>
				</>
			)}
			{instead && <p>{instead}</p>}
		</>
	);
}

/** Why a list has the address again, or still. */
export function EscalateAtList({ list }: { readonly list: string }) {
	const loaded = useEntry<BlocklistView>('/data/blocklists.json', list);
	const { name, howLong, expires } =
		loaded.state === 'done' ? loaded.value : { name: list, howLong: null, expires: null };
	return (
		<p>
			Still on <a href={`/blocklists/${list}/`}>{name}</a>? {howLong} {expires} If it came back, spam still
			leaves: <a href="/guides/find-what-sends-spam/">find what sends it</a>.
		</p>
	);
}
