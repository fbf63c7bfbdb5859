/** Checks of addresses: one at a time for each address however many ask, and kept for as long as the answers live. */
import { checkZones } from '../../dnsbl/check.ts';
import type { Proofs } from '../../dnsbl/proof.ts';
import type { Resolver, Words, Zone, ZoneResult } from '../../dnsbl/types.ts';
import type { Clock } from '../clock.ts';
import { unavailable } from '../http/problem.ts';

export interface ChecksOptions {
	readonly zones: readonly Zone[];
	readonly resolver: Resolver;
	readonly words: Words;
	readonly clock: Clock;
	readonly timeoutMs: number;
	/** Shortest and longest time that an answer is kept. */
	readonly keepMs: { readonly min: number; readonly max: number };
	/** Addresses under check at once. */
	readonly atOnce: number;
	/** Finished checks kept. */
	readonly cachedAddresses: number;
	/** Ends all checks. */
	readonly signal: AbortSignal;
	readonly onCheck?: (how: 'cached' | 'joined' | 'asked') => void;
}

/** A time-out or a refusal may be over soon. */
const KEEP_UNKNOWN_MS = 20_000;
/** "Not listed" as c-ares gives it has no time to live: the usual one of blocklists. */
const KEEP_NEGATIVE_MS = 60_000;

/** A finished check as the bytes of its event stream. */
interface Finished {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly until: number;
}

/** A check that runs, and who listens. */
interface Running {
	readonly events: string[];
	readonly listeners: Set<(event: string | null) => void>;
}

export type Answer =
	| { readonly kind: 'finished'; readonly bytes: Uint8Array<ArrayBuffer> }
	| { readonly kind: 'running'; readonly stream: ReadableStream<Uint8Array> };

export class Checks {
	readonly #options: ChecksOptions;
	readonly #finished = new Map<string, Finished>();
	readonly #running = new Map<string, Running>();
	/** Test points, asked once for all addresses. */
	readonly #proofs: Proofs = new Map();

	constructor(options: ChecksOptions) {
		this.#options = options;
	}

	/**
	 * The check of an address, written in its one form (`normaliseAddress`).
	 * @throws Problem 503 when too many others are under check
	 */
	check(ip: string): Answer {
		const { clock, atOnce, onCheck } = this.#options;
		const kept = this.#finished.get(ip);
		if (kept && kept.until > clock()) {
			onCheck?.('cached');
			return { kind: 'finished', bytes: kept.bytes };
		}
		let running = this.#running.get(ip);
		onCheck?.(running ? 'joined' : 'asked');
		if (!running) {
			if (this.#running.size >= atOnce)
				throw unavailable('Many addresses are being checked. Try again in a few seconds.', 5);
			running = { events: [], listeners: new Set() };
			this.#running.set(ip, running);
			void this.#run(ip, running);
		}
		return { kind: 'running', stream: streamOf(running) };
	}

	get runningCount(): number {
		return this.#running.size;
	}

	async #run(ip: string, running: Running): Promise<void> {
		const { zones, words, signal, timeoutMs, clock } = this.#options;
		const say = (event: string | null) => {
			if (event !== null) running.events.push(event);
			for (const listener of running.listeners) listener(event);
		};
		const life = lifeOf(this.#options.resolver);
		const results: ZoneResult[] = [];
		try {
			const options = { zones, words, signal, timeoutMs, proofs: this.#proofs, resolver: life.resolver };
			for await (const result of checkZones({ ip, ...options })) {
				results.push(result);
				say(sseEvent('result', result));
			}
			say(sseEvent('done', { ip, lists: results.length }));
			this.#keep(ip, {
				bytes: new TextEncoder().encode(running.events.join('')),
				until: clock() + this.#keepMs(life.seconds(), results),
			});
		} catch {
			// The service stops. A stream without `done` tells the page that the check did not end.
		} finally {
			this.#running.delete(ip);
			say(null);
		}
	}

	#keepMs(seconds: number | null, results: readonly ZoneResult[]): number {
		const { min, max } = this.#options.keepMs;
		const known = seconds === null ? KEEP_NEGATIVE_MS : Math.min(seconds * 1000, KEEP_NEGATIVE_MS * 5);
		const unknown = results.some(({ state, answers }) => state === 'unknown' && answers.length === 0);
		return Math.min(max, Math.max(min, unknown ? Math.min(known, KEEP_UNKNOWN_MS) : known));
	}

	#keep(ip: string, finished: Finished): void {
		this.#finished.delete(ip);
		this.#finished.set(ip, finished);
		// A Map keeps the order of arrival: the first is the oldest.
		const [oldest] = this.#finished.keys();
		if (this.#finished.size > this.#options.cachedAddresses && oldest !== undefined)
			this.#finished.delete(oldest);
	}
}

/** A resolver that remembers the shortest time to live it has seen, in seconds; null where no answer had one. */
function lifeOf(resolver: Resolver): { resolver: Resolver; seconds: () => number | null } {
	let shortest: number | null = null;
	return {
		seconds: () => shortest,
		resolver: {
			...resolver,
			async resolve(name, type, options) {
				const answer = await resolver.resolve(name, type, options);
				if (type === 'A' && answer.records.length > 0)
					shortest = Math.min(shortest ?? Number.POSITIVE_INFINITY, answer.ttl);
				return answer;
			},
		},
	};
}

/** One event of a stream (html.spec.whatwg.org, server-sent events). JSON holds no line break. */
const sseEvent = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** What was said so far and what is still to come, to one more listener. */
function streamOf(running: Running): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	let leave = () => {};
	return new ReadableStream({
		start(controller) {
			// A page that stopped reading costs at most one check's events, about 20 kB.
			for (const event of running.events) controller.enqueue(encoder.encode(event));
			const listener = (event: string | null) => {
				if (event !== null) return controller.enqueue(encoder.encode(event));
				leave();
				controller.close();
			};
			leave = () => running.listeners.delete(listener);
			running.listeners.add(listener);
		},
		cancel: () => leave(),
	});
}
