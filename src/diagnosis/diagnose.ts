/**
 * Say why a mail bounced. Layers are asked in one order (`LAYERS`); the first that answers decides, and names the
 * line and the rule. Rules arrive as data; nothing here knows a provider or a sentence by name.
 */
import type { Bounce, ReadResult } from '../bounce/types.ts';
import { addressScope } from './ip.ts';
import { type Answer, createRuleBook, type RuleBook } from './rule-book.ts';
import { findSendingIp } from './sending-ip.ts';
import { createTexts, type Texts } from './texts.ts';
import type { Diagnosis, Evidence, Layer, Rules } from './types.ts';

/**
 * Make a diagnoser from compiled rules. It gives one diagnosis per bounce, in order; a text without a bounce gives
 * none. It never throws; time grows with the length of the text, not with the number of rules.
 */
export function createDiagnoser(rules: Rules): (read: ReadResult) => Diagnosis[] {
	const book = createRuleBook(rules);
	const actors = new Map(rules.causes.map(({ id, whoCanAct }) => [id, whoCanAct]));
	return (read) =>
		read.bounces.map((bounce) => {
			const texts = createTexts(read, bounce);
			const provider = findProvider(book, bounce, texts);
			const answers = decide(book, bounce, texts, provider.id);
			const first = answers[0];
			const second = answers.find(({ cause }) => cause !== first?.cause);
			const sendingIp = findSendingIp(bounce);
			const cause = first ? aboutWhom(first, bounce, sendingIp) : 'unknown';
			return {
				cause,
				whoCanAct: actors.get(cause) ?? 'nobody',
				permanent: isPermanent(bounce, first),
				confidence: first ? confidenceOf(first) : 'none',
				provider: provider.id ?? first?.provider ?? null,
				providerFrom: provider.from ?? (first?.provider ? 'text' : null),
				blocklist: first && BLOCKED.has(first.cause) ? listNamed(answers) : null,
				sendingIp,
				stage: bounce.stage,
				evidence: first ? toEvidence(first, texts) : null,
				runnerUp: second ? { cause: second.cause, evidence: toEvidence(second, texts) } : null,
			};
		});
}

/** Causes that speak of a block; a list named beside any other cause is there to help, not to say that it has the sender. */
const BLOCKED: ReadonlySet<string> = new Set([
	'ip-blocklisted',
	'ip-blocked',
	'receiver-dnsbl-error',
	'domain-blocklisted',
	'domain-blocked',
]);

function listNamed(answers: readonly Answer[]): string | null {
	return answers.find(({ blocklist }) => blocklist)?.blocklist ?? null;
}

interface KnownProvider {
	readonly id: string | null;
	readonly from: Diagnosis['providerFrom'];
}

const WORDS = /[a-z]/;

/** Postfix logs so what it refuses itself. */
const REFUSED_HERE = /\bNOQUEUE: /;

/** Whether another server answered: one with a code (RFC 5321 section 4.2), and none of the sender's own. */
function isRemote({ replyCode, enhancedStatus, remoteMta, lines }: Bounce): boolean {
	if (replyCode === null && enhancedStatus === null) return false;
	if (remoteMta?.address && addressScope(remoteMta.address) === 'private') return false;
	return !lines.some((line) => REFUSED_HERE.test(line));
}

function findProvider(book: RuleBook, bounce: Bounce, texts: Texts): KnownProvider {
	const domain = texts.recipientDomain;
	const server = bounce.remoteMta?.name ?? null;
	const host = server ? book.providerOfHost(server, domain) : null;
	if (host) return { id: host, from: 'remote-mta' };
	// Of a reply that is but a code, its lines may say more.
	const words = WORDS.test(texts.reply) ? texts.reply : texts.lines();
	const named =
		book.providerIn(words, domain, bounce.reportingMta) ??
		(server ? null : book.providerBefore(texts.around(), texts.reply, domain, bounce.reportingMta));
	if (named) return { id: named, from: 'text' };
	const own = domain && isRemote(bounce) ? book.providerOfDomain(domain, server) : null;
	return own ? { id: own, from: 'recipient-domain' } : { id: null, from: null };
}

/** Reply codes that RFC 5321 (section 4.2.3) gives one meaning, and servers no other: the command, or when it came, was wrong. */
const COMMAND_CODE = /^50[023]$/;

/**
 * All answers, best first: the reply's sentences, its neighbours', a code with one meaning, the sentences it is like,
 * its bare words, the status, the whole text's sentences, those the reply is hardly like, the reply code.
 */
function decide(book: RuleBook, bounce: Bounce, texts: Texts, provider: string | null): readonly Answer[] {
	// Outside the reply itself a bare word proves nothing: the letter around it is full of them.
	const sentences = (text: string) => book.read(text, provider).filter(({ weak }) => !weak);
	const own = book.read(texts.reply, provider);
	const status = bounce.enhancedStatus ? book.code(bounce.enhancedStatus, 'enhanced-status') : null;
	const code = bounce.replyCode ? book.code(bounce.replyCode, 'reply-code') : null;
	const codes = (answer: Answer | null) => (answer ? [answer] : []);
	// A bare word in the reply waits for a sentence in the lines around it.
	if (own.some(({ weak }) => !weak)) return [...own, ...codes(status), ...codes(code)];
	const near = texts.lines() === texts.reply ? [] : sentences(texts.lines());
	if (near.length > 0) return [...near, ...own, ...codes(status), ...codes(code)];
	const like = book.liken(texts.reply, bounce.enhancedStatus);
	const alike = like.filter(({ weak }) => !weak);
	// The bare word that says the same stands there as it is: a better witness than a sentence that is only like it.
	const words = own.filter(({ cause }) => cause === alike[0]?.cause);
	const first = bounce.replyCode && COMMAND_CODE.test(bounce.replyCode) ? codes(code) : [];
	const answers = [...first, ...words, ...alike, ...own, ...codes(status)];
	if (answers.length === 0) answers.push(...sentences(texts.whole()));
	answers.push(...like.filter(({ weak }) => weak), ...codes(code));
	return answers.length === 0 && bounce.stage === 'connect' && bounce.replyCode === '554'
		? [NO_SERVICE]
		: answers;
}

/** RFC 5321 section 3.1: a server that greets with 554 and no word more wants no mail from this address. */
const NO_SERVICE: Answer = {
	layer: 'reply-code',
	rule: 'codes/554',
	cause: 'ip-blocked',
	provider: null,
	blocklist: null,
	permanent: null,
	weak: false,
	pieces: ['554'],
};

/** A bare "blocked" or "refused" that names nothing but the sender's address is about that address. */
function aboutWhom(answer: Answer, bounce: Bounce, sendingIp: Diagnosis['sendingIp']): string {
	const named = sendingIp !== null && (bounce.diagnosticCode?.includes(sendingIp.address) ?? false);
	return answer.weak && answer.cause === 'policy' && named ? 'ip-blocked' : atStage(answer, bounce);
}

/** RFC 3463 section 3.2: the sender's mailbox (x.1.7) or domain (x.1.8) is wrong. */
const SENDER_STATUS = /^[45]\.1\.[78]$/;

/**
 * What the stage of the conversation proves (RFC 5321 section 4.1.1): at its beginning only the server's address is
 * known, so a refusal is about that; while the sender is being named, it is about the sender; and "no such user"
 * there, or beside a status about the sender's address, speaks of the sender too.
 */
function atStage(answer: Answer, { stage, enhancedStatus }: Bounce): string {
	if (answer.layer !== 'cause-phrase') return answer.cause;
	const early = stage === 'connect' || stage === 'helo';
	if (early && (answer.cause === 'spam-content' || answer.cause === 'policy')) return 'ip-blocked';
	if (stage === 'helo' && answer.cause === 'host-unknown') return 'helo-invalid';
	const ofSender = stage === 'mail-from' || (enhancedStatus !== null && SENDER_STATUS.test(enhancedStatus));
	if (ofSender && (answer.cause === 'user-unknown' || answer.cause === 'host-unknown')) {
		return 'sender-invalid';
	}
	if (stage === 'mail-from' && answer.cause === 'policy') return 'domain-blocked';
	return answer.cause;
}

const CONFIDENCE: Readonly<Record<Layer, Diagnosis['confidence']>> = {
	'provider-phrase': 'certain',
	'blocklist-named': 'certain',
	'cause-phrase': 'likely',
	'similar-words': 'guess',
	'enhanced-status': 'guess',
	'reply-code': 'guess',
};

function confidenceOf(answer: Answer): Diagnosis['confidence'] {
	return answer.weak ? 'guess' : CONFIDENCE[answer.layer];
}

/** RFC 5321 section 4.2.1: the first digit; without a code, what the report says it did; then what the rule knows. */
function isPermanent(bounce: Bounce, answer: Answer | undefined): boolean | null {
	const digit = bounce.replyCode?.[0] ?? bounce.enhancedStatus?.[0];
	if (digit === '5') return true;
	if (digit === '4') return false;
	if (bounce.action === 'failed') return true;
	if (bounce.action === 'delayed') return false;
	return answer?.permanent ?? null;
}

function toEvidence(answer: Answer, texts: Texts): Evidence {
	return { line: texts.lineOf(answer.pieces), rule: answer.rule, layer: answer.layer };
}
