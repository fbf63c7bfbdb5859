/** Reads the fields of a delivery status notification (RFC 3464), from its MIME part or pasted as text. */
import { type Draft, finish, isVagueStatus } from './build.ts';
import { MAX_BOUNCES } from './limits.ts';
import { findAddress } from './text/address.ts';
import { toHost } from './text/host.ts';
import { foldSpace } from './text/reply.ts';
import type { Action, Bounce, Host } from './types.ts';

const FIELD =
	/^[ \t>|*]{0,8}(reporting-mta|received-from-mta|arrival-date|original-recipient|final-recipient|x-actual-recipient|action|status|remote-mta|diagnostic-code|last-attempt-date|will-retry-until|final-log-id|x-display-name|original-envelope-id|dsn-gateway|x-[a-z][a-z-]{1,40})[ \t]?:(.*)$/i;

interface Field {
	readonly name: string;
	value: string;
	readonly lines: string[];
}

type Group = Field[];

/** Fields in groups; a group ends at an empty line or where a recipient begins anew. */
function groups(lines: readonly string[]): Group[] {
	const all: Group[] = [];
	let group: Group = [];
	let open: Field | null = null;
	const close = () => {
		if (group.length > 0) all.push(group);
		group = [];
		open = null;
	};
	for (const line of lines) {
		if (all.length > MAX_BOUNCES) break;
		const match = FIELD.exec(line);
		if (match?.[1]) {
			const name = match[1].toLowerCase();
			// reports without empty lines: either field begins the next recipient
			if (
				(name === 'final-recipient' || name === 'original-recipient') &&
				group.some((field) => field.name === name)
			)
				close();
			open = { name, value: match[2]?.trim() ?? '', lines: [line] };
			group.push(open);
		} else if (line.trim() === '') {
			// Sendmail leaves an empty line inside a folded value now and then; a new group needs a new field anyway
			close();
		} else if (open && (/^\s/.test(line) || !/^[A-Za-z-]{2,40}:\s/.test(line))) {
			const field: Field = open;
			if (field.lines.length < 40) {
				field.value += `\n${line.trim()}`;
				field.lines.push(line);
			}
		} else open = null;
	}
	close();
	return all;
}

function value(group: Group, name: string): string | null {
	for (const field of group) if (field.name === name && field.value.trim()) return field.value.trim();
	return null;
}

/** The address of a typed field, `rfc822; user@example.com`; what is no address comes back as null. */
function typedAddress(typed: string | null): string | null {
	if (!typed) return null;
	const bare = typed.slice(typed.indexOf(';') + 1).trim();
	const route = /^<?@[^:]{1,250}:/.exec(bare);
	const rest = bare.slice(route?.[0].length ?? 0);
	const found = findAddress(rest);
	if (found) return found.address;
	const angle = /^<?([^\s<>;@]{1,64}(?:@[A-Za-z0-9.-]{1,255})?)>?$/.exec(rest)?.[1];
	return angle && !angle.startsWith('/') && !angle.startsWith('|') ? angle : null;
}

/** A host field: `dns; mx.example.com (192.0.2.1)` or `dns; [192.0.2.1]`. */
function typedHost(typed: string | null): Host | null {
	if (!typed) return null;
	const bare = foldSpace(typed.slice(typed.indexOf(';') + 1));
	const match = /^\[?([A-Za-z0-9_.:-]{1,255})\]?\.?(?:\s?[([]{1,2}([0-9A-Fa-f.:]{3,45})[\])])?/.exec(bare);
	if (!match?.[1]) return null;
	return toHost(match[1], match[2] ?? null);
}

function action(text: string | null): Action | null {
	const word = text?.toLowerCase() ?? '';
	if (word.startsWith('fail')) return 'failed';
	if (word.startsWith('delay')) return 'delayed';
	if (word.startsWith('deliver')) return 'delivered';
	if (word.startsWith('relay')) return 'relayed';
	return word.startsWith('expand') ? 'expanded' : null;
}

/** `smtp; 550 5.1.1 no` without its type. */
function untyped(diagnostic: string | null): string | null {
	const text = diagnostic?.replace(/^[A-Za-z][A-Za-z0-9-]{1,30}\s{0,3};\s{0,3}/, '').trim();
	return text || null;
}

/** Domains that no mail from outside is sent to (RFC 6762 appendix G and the like). */
const INTERNAL = /\.(?:local|localdomain|localhost|internal|intranet|intra|lan|corp|private)$/i;

function readGroup(group: Group, reportingMta: string | null): Bounce {
	const recipients = group.filter((field) => field.name === 'final-recipient').map((field) => field.value);
	const original = typedAddress(value(group, 'original-recipient'));
	const final = typedAddress(recipients[0] ?? null);
	const routed = /;\s{0,3}<?@/.test(recipients[0] ?? '');
	// "user@mailhub0" is how a server names its own mailbox; the sender knows the address it was sent to
	const local = final !== null && (!final.slice(final.indexOf('@')).includes('.') || INTERNAL.test(final));
	const state = value(group, 'status') ?? '';
	// "Status: 553 Exceeded maximum inbound message size"
	const diagnostic = untyped(value(group, 'diagnostic-code')) ?? (/^[45]\d\d\s/.test(state) ? state : null);
	const recipient =
		(routed || local ? original : final) ??
		original ??
		final ??
		typedAddress(value(group, 'x-actual-recipient')) ??
		findAddress(/<[^\s<>]{3,320}>/.exec(diagnostic ?? '')?.[0] ?? '')?.address ??
		null;
	const said = action(value(group, 'action'));
	const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(state)?.[0] ?? null;
	const draft: Draft = {
		recipient,
		originalRecipient: original && original !== recipient ? original : null,
		action: said,
		reason: diagnostic ? [diagnostic] : [],
		lines: group.flatMap((field) => field.lines),
		remoteMta: typedHost(value(group, 'remote-mta')),
		reportingMta,
		...(said === 'delivered' || said === 'relayed' || said === 'expanded' ? { classes: '245' } : {}),
	};
	const bounce = finish(draft);
	return {
		...bounce,
		// the other server's own word is more exact than the class the report gives it
		enhancedStatus: isVagueStatus(bounce.enhancedStatus)
			? (status ?? bounce.enhancedStatus)
			: bounce.enhancedStatus,
		reportingMta,
	};
}

/** The bounces of one status report, one per recipient group; an empty list where the lines hold none. */
export function readDsn(lines: readonly string[]): Bounce[] {
	let reportingMta: string | null = null;
	const bounces: Bounce[] = [];
	for (const group of groups(lines)) {
		const reporter = typedHost(value(group, 'reporting-mta'));
		reportingMta = reporter?.name ?? reporter?.address ?? reportingMta;
		const named = group.some(({ name }) => name === 'final-recipient' || name === 'original-recipient');
		const coded = group.some(
			({ name }) => name === 'status' || name === 'diagnostic-code' || name === 'action',
		);
		if ((named || coded) && bounces.length < MAX_BOUNCES) bounces.push(readGroup(group, reportingMta));
	}
	return bounces;
}

/** True where a text holds the fields of a status report. */
export function hasDsnFields(lower: string): boolean {
	return (
		lower.includes('final-recipient:') ||
		lower.includes('diagnostic-code:') ||
		lower.includes('final-recipient :')
	);
}
