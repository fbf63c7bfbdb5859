/** GET /v1/blocklists/{ip}: the check as a stream of events, each list as soon as it is proved. */
import type { Context } from 'hono';
import { addressScope, normaliseAddress } from '../../diagnosis/ip.ts';
import { WORDS } from '../../dnsbl/words.ts';
import type { Parts } from '../app.ts';
import { Problem } from '../http/problem.ts';

const STREAM = {
	'content-type': 'text/event-stream; charset=utf-8',
	'cache-control': 'no-store',
	// nginx would collect the events.
	'x-accel-buffering': 'no',
	'x-content-type-options': 'nosniff',
};

/** Public unicast addresses only: anything else would make the resolver ask for what is no sender of mail. */
export function getBlocklists(c: Context, { checks }: Parts): Response {
	const ip = normaliseAddress(c.req.param('ip') ?? '');
	if (ip === null) throw new Problem('malformed', 'The address ends with an IPv4 or IPv6 address.');
	const scope = addressScope(ip);
	if (scope !== 'public') throw new Problem('not-public', WORDS.help[scope]);
	const answer = checks.check(ip);
	return answer.kind === 'finished' ? c.body(answer.bytes, 200, STREAM) : c.body(answer.stream, 200, STREAM);
}
