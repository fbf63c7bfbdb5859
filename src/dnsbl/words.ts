/**
 * What the check says to people. Kept apart from the code that uses it, so that a browser gets it with the lists
 * (`/data/zones.json`) and it can be put into other words or languages in one place. `{answer}` is the DNS answer.
 */
import type { RemovalRoute, Words } from './types.ts';

const LOOK =
	'Look for the address of the server that sent the mail: the message that came back often shows it in brackets, like [192.0.2.1]. Your host can tell you too.';
const LOCAL = 'It works only inside one network, so no blocklist can hold it.';

export const WORDS: Words = {
	why: {
		timeout: 'No answer came in time.',
		network: 'The resolver could not be reached, or it did not answer in the way DNS does.',
		SERVFAIL: 'The resolver got no answer from the list (SERVFAIL).',
		REFUSED: 'The question was refused (REFUSED).',
		OTHER: 'The resolver answered with an error.',
		mixed: 'The answer contradicts itself.',
		emptied:
			'The answer came back empty: neither “listed” nor “not listed”. A resolver on the way may have emptied it.',
		outside:
			'The answer {answer} is not one that a blocklist gives. The list may be closed, or the resolver changes answers.',
		refusedCode: 'The answer {answer} means that the list refused the question.',
		noCode: 'The answer {answer} is not a listing by the rules of this list.',
		listsTheWorld:
			'The list names even an address that nobody may list. It lists everything, so its answer means nothing.',
		testNotListed:
			'The list’s test address came back as “not listed” by this resolver. So its other answers mean nothing.',
		noTestPoint: 'The list has no test address, so its answer cannot be proved.',
		publicResolver: 'The list does not answer public resolvers, so it was not asked.',
		badName: 'The name is too long to be asked.',
	},
	state: { listed: 'Listed', unknown: 'Could not check', 'not-listed': 'Not listed' },
	notTheSame: '“Could not check” is not “not listed”. Open the page of those lists with the link in the row.',
	clean: 'lists do not have it',
	byHand: 'more lists can only be looked up by hand',
	unexplained: 'Listed. The list does not say what its code {answer} stands for.',
	help: {
		empty: `Type the IP address first. ${LOOK}`,
		name: `This is a name. Type the number address that belongs to the server, like 192.0.2.1 or 2001:db8::1. ${LOOK}`,
		noAddress: `This is not an IP address. One looks like 192.0.2.1 or 2001:db8::1. ${LOOK}`,
		private: `This is a private address. ${LOCAL} ${LOOK}`,
		loopback: `This address means “this same computer”. ${LOCAL} ${LOOK}`,
		'link-local': `This address was made up by a computer for its own cable or Wi-Fi. ${LOCAL} ${LOOK}`,
		shared: `This address is used inside an internet provider’s network. ${LOCAL} ${LOOK}`,
		documentation: `This address is kept for examples in books and guides; no real server has it. ${LOOK}`,
		multicast: `This address stands for a group of machines, not for one server. ${LOOK}`,
		reserved: `No server on the internet can have this address. ${LOOK}`,
		receiver: `This is the address of the mail service that turned your mail away. It is not the one that was blocked. ${LOOK}`,
		notShown:
			'The message that came back does not show this address; it shows {answer}. If it is the address of your own line at home or in the office: blocklists hold nearly all of those on purpose, and that says nothing about your mail server.',
	},
};

/** Who can end a listing, for the compiled lists. */
export const WHO_CAN_REMOVE: Readonly<Record<RemovalRoute, string>> = {
	'self-service': 'Whoever runs the server can ask for removal, once the cause is fixed.',
	'host-only': 'Only the owner of the address (your host) can end this.',
	expires: 'It ends by itself with time.',
	none: 'There is no removal form.',
};
