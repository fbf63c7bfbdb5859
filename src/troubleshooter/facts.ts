/** From the case to what the flow and the texts need: the reader's own word first, then the diagnosis. */
import { type CaseFacts, NO_FACTS } from '../actions/types.ts';
import type { Bounce, Header } from '../bounce/types.ts';
import { addressScope } from '../diagnosis/ip.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import { nodeOf, optionsOf, tickedOf } from '../flow/replay.ts';
import type { Checklist, Flow, Known, Step } from '../flow/types.ts';
import type { CheckReport } from './check/types.ts';
import type { Case, SiteView, Understood } from './types.ts';

/** The bounce that the reader looks at, with its diagnosis; nulls where nothing was read. */
export function current(
	{ index }: Case,
	understood: Understood | null,
): { readonly bounce: Bounce | null; readonly diagnosis: Diagnosis | null } {
	return {
		bounce: understood?.read.bounces[index] ?? understood?.read.bounces[0] ?? null,
		diagnosis: understood?.diagnoses[index] ?? understood?.diagnoses[0] ?? null,
	};
}

const chosen = (own: string | undefined, read: string | null | undefined): string | null =>
	own === undefined ? (read ?? null) : own.trim() || null;

/** The sending server's address: as corrected, else as read. */
export function sendingIpOf(aCase: Case, diagnosis: Diagnosis | null): string | null {
	return chosen(aCase.corrections.sendingIp, diagnosis?.sendingIp?.address);
}

/** What fills in answers of the flow. Documentation addresses count as public: they stand for one in examples. */
export function knownOf(aCase: Case, understood: Understood | null): Known {
	const { diagnosis } = current(aCase, understood);
	const ip = sendingIpOf(aCase, diagnosis);
	const scope = ip === null ? null : addressScope(ip);
	const report = aCase.report?.ip === ip ? aCase.report : null;
	return {
		cause: chosen(aCase.corrections.cause, diagnosis?.cause),
		provider: chosen(aCase.corrections.provider, diagnosis?.provider),
		blocklist: diagnosis?.blocklist ?? null,
		sendingIp:
			scope === null ? null : scope === 'public' || scope === 'documentation' ? 'public' : 'not-public',
		check: report && checkedOf(report, diagnosis?.blocklist ?? null),
	};
}

/**
 * What the check answers. A list that the bounce names and that could not be asked leaves the bounce's word standing:
 * other lists' "not listed" says nothing about it.
 */
function checkedOf({ verdict, results }: CheckReport, named: string | null): Known['check'] {
	if (named === null || verdict !== 'not-listed') return verdict;
	const states = results.filter(({ blocklist }) => blocklist === named).map(({ state }) => state);
	if (states.includes('listed')) return 'listed';
	return states.includes('not-listed') ? 'not-listed' : null;
}

/** The steps that were ticked on the way, and no others. */
function tickedSteps(flow: Flow, way: readonly Step[]): readonly Checklist['items'][number][] {
	return way.flatMap(({ node: id, answer }) => {
		const node = flow.nodes[id];
		if (node?.kind !== 'checklist') return [];
		const ticked = tickedOf(answer);
		return node.items.filter((item) => ticked.includes(item.id));
	});
}

/** The way so far in words: each question and its answer. */
export function wayInWords(flow: Flow, way: readonly Step[]): { question: string; answer: string }[] {
	return way.map(({ node: id, answer }) => {
		const node = flow.nodes[id];
		if (node?.kind === 'checklist') {
			const count = tickedOf(answer).length;
			return { question: node.title, answer: `${count} of ${node.items.length} done` };
		}
		const options = node && 'options' in node ? node.options : [];
		return {
			question: node?.title ?? id,
			answer: options.find((option) => option.id === answer)?.label ?? answer,
		};
	});
}

const domainOf = (address: string | null | undefined): string | null =>
	/@([^\s@<>"']+?)>?\s*$/.exec(address ?? '')?.[1]?.toLowerCase() ?? null;

const headerOf = (headers: readonly Header[], name: string): string | null =>
	headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;

/** Whether this step chose the service of that id. */
function isService(flow: Flow, { node: id, answer }: Step, service: string): boolean {
	const node = nodeOf(flow, id);
	return (
		answer === service &&
		node !== null &&
		optionsOf(node).some((option) => option.id === service && option.service !== undefined)
	);
}

/** All facts for the texts. `way` are the answered steps that lead to the node shown. */
export function factsOf(
	aCase: Case,
	understood: Understood | null,
	flow: Flow,
	way: readonly Step[],
	site: SiteView,
): CaseFacts {
	const { bounce, diagnosis } = current(aCase, understood);
	const { corrections, report } = aCase;
	const headers = understood?.read.originalHeaders ?? [];
	const ip = sendingIpOf(aCase, diagnosis);
	const provider = chosen(corrections.provider, diagnosis?.provider);
	const recipient = chosen(corrections.recipient, bounce?.recipient);
	const ticked = tickedSteps(flow, way);
	const service = site.services.find(({ id }) => way.some((step) => isService(flow, step, id)));
	return {
		...NO_FACTS,
		bounce: bounce && { ...bounce, recipient },
		diagnosis,
		originalHeaders: headers,
		bounceHeaders: understood?.read.headers ?? [],
		pasted: aCase.pasted || null,
		sendingIp: ip,
		senderDomain: chosen(corrections.senderDomain, domainOf(headerOf(headers, 'from'))),
		recipientDomain: domainOf(recipient),
		provider:
			provider === null ? null : { id: provider, name: understood?.names.providers[provider] ?? provider },
		serviceName: service?.name ?? null,
		checks:
			report && report.ip === ip
				? { at: report.at, resolver: report.resolver, results: report.results }
				: null,
		stepsDone: ticked.map(({ done }) => done),
		stepsDoneIn: ticked.map(({ doneIn }) => doneIn),
		path: wayInWords(flow, way),
		bouncedAt: chosen(
			corrections.bouncedAt,
			headerOf(understood?.read.headers ?? [], 'date') ?? headerOf(headers, 'date'),
		),
		contactName: chosen(corrections.contactName, null),
		contactEmail: chosen(corrections.contactEmail, null),
		website: chosen(corrections.website, null),
	};
}
