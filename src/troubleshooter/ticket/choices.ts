/** What the reader chose about the ticket, kept for this tab: what is left out, what goes along, where it stands. Nothing pasted. */
import { useState } from 'preact/hooks';
import { type Choices, NOTHING_LEFT_OUT } from '../../actions/redact.ts';

const KEY = 'bounce-desk:ticket';

/** A ticket on its way: the same content gets the same key, so that a second try sends nothing twice. */
export interface Sending {
	readonly key: string;
	/** Fingerprint of the content that the key stands for. */
	readonly about: string;
	/** true: the service has it. */
	readonly done: boolean;
}

export interface TicketChoices {
	readonly leaveOut: Choices;
	/** What of the message that came back goes along. */
	readonly along: 'headers' | 'whole';
	/** Id of the reader's service, where only this page asked; empty: none chosen. */
	readonly service: string;
	/** The page of a flow that the reader came from, with its answers (option ids only), and the length of the text it was about. */
	readonly way: { readonly path: string; readonly about: number } | null;
	readonly sending: Sending | null;
}

const NONE: TicketChoices = {
	leaveOut: NOTHING_LEFT_OUT,
	along: 'whole',
	service: '',
	way: null,
	sending: null,
};

/** A page of a flow on this site. */
const WAY = /^\/fix\/[a-z0-9-]+\/[a-z0-9-]+\/(?:\?[\w=&,.%-]{0,3900})?$/;
export const isWay = (path: string): boolean => WAY.test(path);

/** The choices of this tab. What another program wrote there counts for nothing. */
export function loadChoices(): TicketChoices {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
		if (typeof kept !== 'object' || kept === null) return NONE;
		const { leaveOut, along, service, way, sending } = kept as Partial<TicketChoices>;
		return {
			leaveOut: {
				addresses: leaveOut?.addresses === true,
				subjects: leaveOut?.subjects === true,
				messageIds: leaveOut?.messageIds === true,
			},
			along: along === 'headers' ? 'headers' : 'whole',
			service: typeof service === 'string' ? service : '',
			way:
				typeof way?.path === 'string' && WAY.test(way.path)
					? { path: way.path, about: Number(way.about) }
					: null,
			sending:
				typeof sending?.key === 'string' && typeof sending.about === 'string'
					? { key: sending.key, about: sending.about, done: sending.done === true }
					: null,
		};
	} catch {
		return NONE;
	}
}

export function saveChoices(part: Partial<TicketChoices>): void {
	try {
		sessionStorage.setItem(KEY, JSON.stringify({ ...loadChoices(), ...part }));
	} catch {
		// A browser without storage: the choice lives as long as the page.
	}
}

/** The choices, and how to change them. */
export function useChoices(): readonly [TicketChoices, (part: Partial<TicketChoices>) => void] {
	const [choices, setChoices] = useState(loadChoices);
	const choose = (part: Partial<TicketChoices>) => {
		saveChoices(part);
		setChoices((before) => ({ ...before, ...part }));
	};
	return [choices, choose];
}
