/** Help for an address that is not worth a check, before anything is asked. */
import { addressScope, normaliseAddress } from '../../diagnosis/ip.ts';
import type { AddressScope } from '../../diagnosis/types.ts';
import type { ShownAddresses } from './types.ts';

export interface AddressHelp {
	/** `stop`: the check would mean nothing. `doubt`: it may be the wrong address; the reader decides. */
	readonly kind: 'stop' | 'doubt';
	readonly text: string;
}

const LOCAL = 'It works only inside one network, so no blocklist can hold it.';
const LOOK =
	'Look for the address of the server that sent the mail: the message that came back often shows it in brackets, like [192.0.2.1]. Your host can tell you too.';

const SCOPES: Readonly<Record<Exclude<AddressScope, 'public'>, string>> = {
	private: `This is a private address. ${LOCAL} ${LOOK}`,
	loopback: `This address means "this same computer". ${LOCAL} ${LOOK}`,
	'link-local': `This address was made up by a computer for its own cable or Wi-Fi. ${LOCAL} ${LOOK}`,
	shared: `This address is used inside an internet provider's network. ${LOCAL} ${LOOK}`,
	documentation: `This address is kept for examples in books and guides; no real server has it. ${LOOK}`,
	multicast: `This address stands for a group of machines, not for one server. ${LOOK}`,
	reserved: `No server on the internet can have this address. ${LOOK}`,
};

/**
 * What to tell the reader about an address; null: nothing, check it.
 * @param shown addresses of the bounce, or null where there is no bounce
 */
export function addressHelp(text: string, shown: ShownAddresses | null | undefined): AddressHelp | null {
	const ip = normaliseAddress(text.trim());
	if (ip === null) return { kind: 'stop', text: notAnAddress(text.trim()) };
	const scope = addressScope(ip);
	if (scope !== 'public') return { kind: 'stop', text: SCOPES[scope] };
	const has = (list: readonly string[]) => list.some((address) => normaliseAddress(address) === ip);
	if (!shown || has(shown.senders)) return null;
	if (has(shown.receivers)) {
		return {
			kind: 'stop',
			text: `This is the address of the mail service that turned your mail away. It is not the one that was blocked. ${LOOK}`,
		};
	}
	if (shown.senders.length === 0) return null;
	return {
		kind: 'doubt',
		text: `The message that came back does not show this address; it shows ${shown.senders.join(' and ')}. If it is the address of your own line at home or in the office: blocklists hold nearly all of those on purpose, and that says nothing about your mail server.`,
	};
}

function notAnAddress(text: string): string {
	if (text === '') return `Type the IP address first. ${LOOK}`;
	if (/^[\w-]+(\.[\w-]+)*\.[a-z-]{2,}$/i.test(text))
		return `This is a name. Type the number address that belongs to the server, like 192.0.2.1 or 2001:db8::1. ${LOOK}`;
	return `This is not an IP address. One looks like 192.0.2.1 or 2001:db8::1. ${LOOK}`;
}
