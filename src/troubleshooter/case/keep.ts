/** From the case of this tab to the file that is kept. */
import { noteCheck } from '../../actions/case.ts';
import { type CaseFile, FORMAT, keptState, type Story, VERSION } from '../../actions/case-file.ts';
import { PLACE } from '../../actions/case-parts.ts';
import { codeOf } from '../../actions/text.ts';
import type { CaseFacts } from '../../actions/types.ts';
import type { Answers, Flow } from '../../flow/types.ts';
import type { Case, Understood } from '../types.ts';

/** What an outcome's page knows beside the case itself. */
export interface Setting {
	readonly flow: Flow;
	readonly answers: Answers;
	/** Address of a node, with the answers. */
	readonly addressOf: (node: string) => string;
	/** Title of the outcome. */
	readonly outcome: string;
	readonly facts: CaseFacts;
	readonly understood: Understood | null;
	readonly cause: string | null;
}

/** What was read and answered, in words. */
export function storyOf({ facts, understood, cause, outcome }: Setting): Story {
	const { bounce, diagnosis } = facts;
	const code = codeOf(facts);
	const to = facts.recipientDomain ?? facts.provider?.name ?? null;
	const names = understood?.names;
	const rows: readonly (readonly [string, string | null | undefined])[] = [
		['Why it came back', cause && names?.causes[cause]?.title],
		['Mail service', facts.provider?.name],
		['Your server’s IP address', facts.sendingIp],
		[
			'Blocklist (blacklist) named',
			diagnosis?.blocklist && (names?.blocklists[diagnosis.blocklist] ?? diagnosis.blocklist),
		],
		['Mail to', bounce?.recipient],
		['From domain', facts.senderDomain],
		['Came back on', facts.bouncedAt],
		['Code', code],
		['The line that decided', diagnosis?.evidence?.line],
	];
	return {
		title: clipTo(`Mail${to === null ? '' : ` to ${to}`} comes back${code === null ? '' : `: ${code}`}`, 400),
		facts: rows.flatMap(([label, value]) => (value ? [{ label, value: clipTo(value, 4_000) }] : [])),
		path: facts.path.map(({ question, answer }) => ({
			question: clipTo(question, 400),
			answer: clipTo(answer, 400),
		})),
		done: facts.stepsDone.map((step) => clipTo(step, 400)),
		outcome: clipTo(outcome, 400),
	};
}

const clipTo = (text: string, max: number): string => text.slice(0, max);

const here = (): string => {
	const place = location.pathname + location.search;
	return PLACE.test(place) ? place : '/fix/550-5-7-1/';
};

/** The page of the blocklist check on this way: the one that was answered, else the first. The IP address is in no link. */
function checkPage({ flow, answers, addressOf }: Setting): string {
	const checks = Object.entries(flow.nodes).filter(([, node]) => node.kind === 'blocklist-check');
	const [node] = checks.find(([id]) => Object.hasOwn(answers, id)) ?? checks[0] ?? [];
	return node === undefined ? here() : addressOf(node);
}

/** The file of a case; `before` is the one that is kept already. */
export function toFile(aCase: Case, setting: Setting, before: CaseFile | null, now = new Date()): CaseFile {
	const { state, cut } = keptState(aCase);
	return {
		format: FORMAT,
		version: VERSION,
		id: before?.id ?? crypto.randomUUID(),
		created: before?.created ?? now.toISOString(),
		changed: now.toISOString(),
		place: here(),
		again: checkPage(setting),
		cut,
		story: storyOf(setting),
		state,
		log: noteCheck(before?.log ?? aCase.log, aCase.report),
	};
}
