/** Help for an address that is not worth a check, before anything is asked. */
import { addressScope, normaliseAddress } from '../../diagnosis/ip.ts';
import { say } from '../../dnsbl/say.ts';
import type { HelpKey, Words } from '../../dnsbl/types.ts';
import type { ShownAddresses } from './types.ts';

export interface AddressHelp {
	/** `stop`: the check would mean nothing. `doubt`: it may be the wrong address; the reader decides. */
	readonly kind: 'stop' | 'doubt';
	readonly text: string;
}

/**
 * What to tell the reader about an address; null: nothing, check it.
 * @param text without white space around
 * @param shown addresses of the bounce, or null where there is no bounce
 */
export function addressHelp(
	text: string,
	shown: ShownAddresses | null | undefined,
	{ help }: Words,
): AddressHelp | null {
	const stop = (key: HelpKey): AddressHelp => ({ kind: 'stop', text: help[key] });
	const ip = normaliseAddress(text);
	if (ip === null) return stop(text === '' ? 'empty' : /[a-z]{2,}$/i.test(text) ? 'name' : 'noAddress');
	const scope = addressScope(ip);
	if (scope !== 'public') return stop(scope);
	const has = (list: readonly string[]) => list.some((address) => normaliseAddress(address) === ip);
	if (!shown || has(shown.senders)) return null;
	if (has(shown.receivers)) return stop('receiver');
	if (shown.senders.length === 0) return null;
	return { kind: 'doubt', text: say(help.notShown, shown.senders.join(', ')) };
}
