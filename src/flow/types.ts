/** A decision flow: data in `content/flows/`, replayed from the answers in the URL. Edges depend on the current answer only. */

/** What must hold for an option to be filled in from what is known. Every named key must hold; a list means "one of". */
export interface When {
	readonly cause?: readonly string[];
	readonly provider?: readonly string[];
	/** true: a provider was recognised. */
	readonly providerKnown?: boolean;
	/** The bounce names one of these lists. */
	readonly blocklist?: readonly string[];
	readonly blocklistNamed?: boolean;
	readonly sendingIp?: 'public' | 'not-public' | 'unknown';
	/** Result of the blocklist check in this tab; `none`: not checked yet. */
	readonly check?: 'listed' | 'not-listed' | 'none';
}

export interface Option {
	readonly id: string;
	readonly label: string;
	readonly hint?: string;
	/** A node of the same flow, or `flow/node` for one of another. */
	readonly next: string;
	/** A list means "any of these". */
	readonly when?: When | readonly When[];
	/** Service id of site.yaml: the option stands for each service so managed. */
	readonly service?: 'managed' | 'self-managed';
}

interface NodeBase {
	readonly title: string;
	/** Markdown. */
	readonly body?: string;
}

export interface Question extends NodeBase {
	readonly kind: 'question';
	readonly options: readonly Option[];
}

export interface Checklist extends NodeBase {
	readonly kind: 'checklist';
	readonly items: readonly {
		readonly id: string;
		readonly label: string;
		readonly body?: string;
		/** What a request says when it is ticked: "We gave every mailbox a new password." */
		readonly done: string;
		/** The same in the languages that requests are written in, by language code. */
		readonly doneIn?: Readonly<Record<string, string | undefined>>;
		readonly article?: string;
	}[];
	readonly next: string;
}

export interface BlocklistCheck extends NodeBase {
	readonly kind: 'blocklist-check';
	readonly options: readonly Option[];
}

export type ActionKind =
	| 'delist-request'
	| 'blocklist-removal'
	| 'ticket'
	| 'contact-recipient'
	| 'own-fix'
	| 'wait';

export interface Outcome extends NodeBase {
	readonly kind: 'outcome';
	readonly whoCanAct: 'you' | 'host' | 'recipient' | 'nobody';
	/** What the page offers, most useful first. */
	readonly actions: readonly ActionKind[];
	readonly howLong: string;
	readonly ifNever: string;
	/** What the ticket asks the host to do, in the reader's voice. */
	readonly ask?: string;
	/** What the note asks the recipient to do. */
	readonly tell?: string;
	readonly articles?: readonly string[];
}

export type FlowNode = Question | Checklist | BlocklistCheck | Outcome;

export interface Flow {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly start: string;
	readonly nodes: Readonly<Record<string, FlowNode>>;
	/** Nodes that went to another flow, by their old name: their addresses lead on to `flow/node`. */
	readonly moved?: Readonly<Record<string, string>>;
	/** true: a book of which only one flow is at hand (see `book.ts`). */
	readonly partial?: boolean;
}

/** Answers by node id; the value is an option id, or for a checklist the ticked item ids joined with `,` (`none`: nothing ticked). */
export type Answers = Readonly<Record<string, string>>;

/** What is known from the bounce and the checks; fills in options whose `when` holds. */
export interface Known {
	readonly cause: string | null;
	readonly provider: string | null;
	readonly blocklist: string | null;
	readonly sendingIp: 'public' | 'not-public' | null;
	readonly check: 'listed' | 'not-listed' | null;
}

/** One answered node on the way. */
export interface Step {
	readonly node: string;
	readonly answer: string;
}

/** Where a replay stopped, and the answers that led there. */
export interface State {
	readonly steps: readonly Step[];
	/** The node whose answer is missing or invalid, or the outcome. */
	readonly node: string;
	readonly stopped: 'outcome' | 'missing' | 'invalid';
}
