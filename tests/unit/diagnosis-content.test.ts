/** What must hold for the rules in content/; how they are read is tested with small sets of rules beside this. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounce/read.ts';
import { createDiagnoser } from '../../src/diagnosis/diagnose.ts';
import { fold } from '../../src/diagnosis/fold.ts';
import { packRules, unpackRules } from '../../src/diagnosis/pack.ts';
import { createPhraseIndex } from '../../src/diagnosis/phrase-index.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';

const content = loadContent();
const rules = compileRules(content);

const naive = (phrases: readonly { match: readonly string[]; pattern?: string }[], text: string): number[] =>
	[...phrases.entries()]
		.filter(
			([, { match, pattern }]) =>
				match.every((piece) => text.includes(piece)) &&
				(pattern === undefined || new RegExp(pattern, 'i').test(text)),
		)
		.map(([number]) => number);

it('finds in real rules what looking for each finds', () => {
	const { phrases } = rules;
	const index = createPhraseIndex(phrases);
	const some = fc.array(fc.constantFrom(...phrases.flatMap(({ match }) => match)), { maxLength: 5 });
	fc.assert(
		fc.property(some, (words) => {
			const text = words.join(' ');
			expect(index(text)).toEqual(naive(phrases, text));
		}),
		{ numRuns: 10 },
	);
}, 30_000);

it('all rules come back from the wire as they were, in order', () => {
	const wire = JSON.stringify(packRules(rules));
	const back = unpackRules(JSON.parse(wire));
	expect(back.phrases.length).toBeGreaterThan(500);
	expect(back).toEqual(rules);
	expect(wire.length).toBeLessThan(JSON.stringify(rules).length * 0.7);
});

describe('compiled rules', () => {
	const places = new Map(rules.phrases.map(({ id }, place) => [id, place]));
	const general = rules.phrases.filter(({ provider }) => !provider);

	it('are all rules, each once', () => {
		const count = [...content.providers.values(), ...content.causes.values()].flatMap(
			({ data }) => data.phrases,
		);
		expect(rules.phrases.length).toBe(count.length);
		expect(places.size).toBe(count.length);
		expect(rules.providers.length).toBe(content.providers.size);
		expect(rules.blocklists.length).toBe(content.blocklists.size);
	});

	it('put services before general ones, sentences before bare words', () => {
		const kinds = rules.phrases.map(({ provider, weak }) => (provider ? 0 : weak ? 2 : 1));
		expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
		expect(new Set(kinds)).toEqual(new Set([0, 1, 2]));
	});

	it('put a special sentence before a general one that stands in it', () => {
		const index = createPhraseIndex(general);
		const late = general.filter(({ match }, place) =>
			index(match.join('\n')).some(
				(other) =>
					other < place &&
					(general[other]?.weak ?? false) === (general[place]?.weak ?? false) &&
					general[other]?.match.join('\n') !== match.join('\n'),
			),
		);
		expect(late.map(({ id }) => id)).toEqual([]);
	});

	it('are in the form in which they are compared', () => {
		const pieces = rules.phrases.flatMap(({ match }) => match);
		expect(pieces.filter((piece) => piece !== fold(piece) || piece === '')).toEqual([]);
		const names = [
			...rules.blocklists.flatMap((list) => list.names),
			...rules.providers.flatMap(({ marks }) => marks),
		];
		expect(names.filter((name) => name !== fold(name) || name.length < 4)).toEqual([]);
	});

	it('name no service and no list by words that name another', () => {
		const marks = rules.providers.flatMap((provider) => provider.marks);
		expect(marks.filter((mark, index) => marks.indexOf(mark) !== index)).toEqual([]);
		const names = rules.blocklists.flatMap((list) => list.names);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it('spell out the classes of a status', () => {
		const verdict = (code: string) => rules.codes.find((one) => one.code === code)?.cause;
		expect(verdict('5.1.1')).toBe('user-unknown');
		expect(verdict('4.2.2')).toBe('mailbox-full');
		expect(verdict('5.2.2')).toBe('mailbox-full');
		expect(verdict('5.7.1')).toBeUndefined();
		expect(verdict('550')).toBeUndefined();
		expect(rules.codes.filter(({ code }) => !/^(?:[245]\.\d{1,3}\.\d{1,3}|\d{3})$/.test(code))).toEqual([]);
	});
});

describe('the mail services in the content', () => {
	const diagnose = createDiagnoser(rules);
	const known = (text: string) => {
		const [found] = diagnose(readBounce(text));
		return found && { provider: found.provider, from: found.providerFrom };
	};
	const HOST = (name: string, recipient = 'someone@customer.example') =>
		`<${recipient}>: host ${name}[192.0.2.25] said: 550 5.1.1 no such user (in reply to RCPT TO command)`;

	it.each([
		['gmail-smtp-in.l.google.com', 'gmail'],
		['aspmx.l.google.com', 'gmail'],
		['mta7.am0.yahoodns.net', 'yahoo'],
		['customer-example.mail.protection.outlook.com', 'microsoft-365'],
		['hotmail-com.olc.protection.outlook.com', 'outlook-consumer'],
		['mx00.kundenserver.de', 'united-internet'],
		['mx1.mail.icloud.com', 'icloud'],
		['mx0a-001b2d01.pphosted.com', 'proofpoint'],
		['us-smtp-inbound-1.mimecast.com', 'mimecast'],
		['mx.example.com', null],
	])('by the server %s: %s', (host, provider) => {
		expect(known(HOST(host))).toEqual({ provider, from: provider && 'remote-mta' });
	});

	it.each([
		['mta7.am0.yahoodns.net', 'someone@att.net', 'att'],
		['mta7.am0.yahoodns.net', 'someone@sky.com', 'sky'],
		['mta7.am0.yahoodns.net', 'someone@yahoo.com', 'yahoo'],
		['al-ip4-mx-vip1.prodigy.net', 'someone@att.net', 'att'],
	])('on a shared platform by the recipient: %s for %s is %s', (host, recipient, provider) => {
		expect(known(HOST(host, recipient))).toEqual({ provider, from: 'remote-mta' });
	});

	it.each([
		['550-5.1.1 The email account that you tried to reach does not exist. a1b2c3 - gsmtp', 'gmail'],
		['550 5.4.1 Recipient address rejected: Access denied [AM1.eurprd01.prod.outlook.com]', 'microsoft-365'],
		['421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred', 'yahoo'],
		['550 5.7.1 Unfortunately, messages from [192.0.2.1] were not sent. (S3150)', 'outlook-consumer'],
		['550 Mailbox not found, Nemesis ESMTP Service not available', 'united-internet'],
		['550 5.2.1 This mailbox is disabled. OFR_417', 'orange'],
	])('by its text: %s', (text, provider) => {
		expect(known(text)).toEqual({ provider, from: 'text' });
	});

	it('by the recipient’s domain last', () => {
		expect(known('<someone@gmail.com>: 550 no such user')).toEqual({
			provider: 'gmail',
			from: 'recipient-domain',
		});
		// A host's own relay refused: where the mail was to go does not matter.
		expect(known(HOST('mx.example.com', 'someone@gmail.com'))?.provider).toBeNull();
		expect(known(HOST('mx3.hotmail.example', 'someone@hotmail.fr'))?.from).toBe('recipient-domain');
		expect(known(HOST('mx0a-001b2d01.pphosted.com', 'someone@gmail.com'))?.provider).toBe('proofpoint');
	});

	it.each([
		['<someone@gmail.com>: mail for gmail.com loops back to myself'],
		[
			'Final-Recipient: rfc822; someone@gmail.com\nAction: failed\nStatus: 5.4.6\nDiagnostic-Code: X-Postfix; mail for [mx.example.com]:25 loops back to myself',
		],
		[
			'550 5.1.1 <someone@example.org>: User unknown in table DSN generated by: AM0PR04MB6818.eurprd04.prod.outlook.com',
		],
		['NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <someone@gmail.com>: Relay access denied'],
		['<someone@gmail.com>: host 10.0.0.25[10.0.0.25] said: 554 5.7.1 Relay access denied'],
	])('not by the domain of a recipient whose server was not asked: %s', (text) => {
		expect(known(text)?.provider).toBeNull();
	});

	it('not by a domain that the text only mentions', () => {
		expect(known('550 5.7.1 mail from someone@gmail.com refused')?.provider).toBeNull();
	});
});

describe('the real rules', () => {
	const real = createDiagnoser(rules);

	it('never throw, whatever the text, and every answer is one that there is', () => {
		const causes = new Set(rules.causes.map(({ id }) => id));
		const pieces = fc.constantFrom(
			...rules.phrases.map(({ match }) => match[0] as string),
			...rules.blocklists.flatMap(({ names }) => names),
			'550 ',
			'5.7.1 ',
			'<a@b.example>: ',
			'host mx.example[192.0.2.1] said: ',
			'\n',
			'Final-Recipient: rfc822;a@b.example\nStatus: 5.1.1\n',
			'\ud800',
			'\0',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
				const read = readBounce(parts.join(''));
				const found = real(read);
				expect(found.length).toBe(read.bounces.length);
				for (const { cause, evidence, confidence } of found) {
					expect(causes.has(cause)).toBe(true);
					expect(confidence === 'none').toBe(evidence === null);
				}
			}),
			{ numRuns: 300 },
		);
	}, 30_000);

	it('give the same answer to the same text, whatever was asked before', () => {
		const texts = content.causes.get('user-unknown')?.data.phrases.map(({ sample }) => sample) ?? [];
		fc.assert(
			fc.property(fc.shuffledSubarray(texts, { minLength: 2, maxLength: 5 }), (some) => {
				const once = some.map((text) =>
					createDiagnoser({ ...rules, phrases: rules.phrases.slice(-400) })(readBounce(text)),
				);
				const shared = createDiagnoser({ ...rules, phrases: rules.phrases.slice(-400) });
				expect(some.map((text) => shared(readBounce(text)))).toEqual(once);
			}),
			{ numRuns: 5 },
		);
	});

	it('take linear time', () => {
		const words = rules.phrases.slice(0, 400).flatMap(({ match }) => match);
		for (const piece of [...words.slice(0, 40), 'spam', 'ip ', 'blocked by ', '[', 'a', '550 5.7.1 ']) {
			const start = performance.now();
			real(readBounce(`550 5.7.1 ${piece.repeat(Math.ceil(200_000 / piece.length))}`));
			expect(performance.now() - start, piece).toBeLessThan(3_000);
		}
	});
});
