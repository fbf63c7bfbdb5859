/** What the troubleshooter is handed by its page, and what it keeps of one case. */
import type { CaseLog } from '../actions/case.ts';
import type { Channel } from '../actions/mailto.ts';
import type { FormField, Language } from '../actions/types.ts';
import type { Understanding } from '../diagnosis/engine.ts';
import type { Flow } from '../flow/types.ts';
import type { CheckReport, ResolverChoice } from './check/types.ts';

/** A book of flows whose `body` texts are HTML, and the titles of the guides it names; a guide of a flow's own name explains it. */
export interface FlowView {
	readonly flow: Flow;
	readonly articles: Readonly<Record<string, string>>;
}

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** The part of `site.yaml` that the island shows. */
export interface SiteView {
	/** Empty: readers get copy and download only. */
	readonly channels: readonly Channel[];
	readonly liveChat: { readonly url: string; readonly hours?: string | undefined } | null;
	/** The host's own service that takes tickets; null or absent: there is none. */
	readonly service?: { readonly url: string } | null;
	readonly resolvers: readonly ResolverChoice[];
	readonly services: readonly Named[];
	/** Mail services shown first. */
	readonly featured: readonly Named[];
}

/** `/data/names.json`: words for ids, fetched with the rules. */
export interface Names {
	readonly causes: Readonly<
		Record<
			string,
			{
				readonly title: string;
				readonly summary: string;
				readonly firstStep: string;
				readonly stoppedAt: 'you' | 'host' | 'recipient';
				/** The node that leads on from here, as `flow/node`. */
				readonly entry: string;
			}
		>
	>;
	readonly providers: Readonly<Record<string, string>>;
	readonly blocklists: Readonly<Record<string, string>>;
}

/** `/data/providers.json`, by id: how to ask this mail service. */
export interface ProviderView extends Named {
	readonly route: 'form' | 'email' | 'portal' | 'none';
	readonly url: string | null;
	readonly email: string | null;
	readonly prefill: string | null;
	/** A page to look the address up before asking, with `{ip}`. */
	readonly lookup: string | null;
	readonly fields: readonly FormField[];
	readonly who: 'anyone' | 'server-admin';
	readonly needs: readonly string[];
	readonly responseTime: string | null;
	readonly firstAnswer: string | null;
	readonly escalation: string | null;
	readonly instead: string | null;
	readonly language: Language | null;
	readonly checked: string;
}

/** `/data/blocklists.json`, by id: how to get off this list. */
export interface BlocklistView extends Named {
	readonly route: 'self-service' | 'host-only' | 'expires' | 'none';
	readonly holds: 'ip' | 'domain';
	readonly url: string | null;
	readonly prefill: string | null;
	readonly email: string | null;
	readonly steps: readonly string[];
	readonly expires: string | null;
	readonly costWarning: string | null;
	readonly howLong: string | null;
	readonly checked: string;
}

/** What the reader set right or added; kept in this tab only. */
export interface Corrections {
	readonly cause?: string;
	readonly provider?: string;
	readonly sendingIp?: string;
	readonly recipient?: string;
	readonly senderDomain?: string;
	readonly contactName?: string;
	readonly contactEmail?: string;
	readonly website?: string;
	readonly bouncedAt?: string;
}

/** One case, as long as the tab lives. */
export interface Case {
	/** The text as pasted; empty where nothing was. */
	readonly pasted: string;
	/** Which of several bounces in the text. */
	readonly index: number;
	readonly corrections: Corrections;
	readonly report: CheckReport | null;
	/** Texts as the reader rewrote them, by the name of the text. */
	readonly drafts: Readonly<Record<string, string>>;
	/** What the reader sent and when, and whether it helped. */
	readonly log: CaseLog;
	/** Id of the kept case (`case/store.ts`) that follows this tab; null: nothing is kept. */
	readonly keptAs: string | null;
}

/** The pasted text, understood. */
export interface Understood extends Understanding {
	readonly names: Names;
	/** All flows, whole. */
	readonly flows: FlowView;
}
