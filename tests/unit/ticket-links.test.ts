/** The address of each help desk's form: what goes in, what cannot, and that no text can change where it leads. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Channel, channelLink, MAX_LINK } from '../../src/actions/mailto.ts';
import { type Preset, presetLink } from '../../src/actions/presets.ts';
import { ticketChannel } from '../../src/schema/ticket.ts';

const MESSAGE = {
	subject: 'Mail to example.org comes back: 550 5.7.1',
	body: 'Hello,\n\n<help> & thanks + more.',
};
const SLOTS = { ip: '192.0.2.10', code: '550 5.7.1' };

/** As `site.yaml` would give it: through the schema, so that defaults are those of a host. */
function preset(given: Record<string, unknown>): Extract<Channel, { kind: 'preset' }> {
	const channel: Channel = ticketChannel.parse({ kind: 'preset', ...given });
	if (channel.kind !== 'preset') throw new Error('not a preset');
	return channel;
}

const WHMCS = preset({ preset: 'whmcs', base: 'https://my.example.com', department: 2 });
const ZENDESK = preset({
	preset: 'zendesk',
	base: 'https://example.zendesk.com',
	form: 360,
	ipField: 41,
	codeField: 42,
});
const FRESHDESK = preset({
	preset: 'freshdesk',
	base: 'https://example.freshdesk.com',
	form: 'mail_problem',
});
const RT = preset({ preset: 'rt', base: 'https://rt.example.com/', queue: 'Mail support' });
const JSM = preset({
	preset: 'jsm',
	base: 'https://example.atlassian.net',
	portal: 3,
	group: 7,
	requestType: 21,
});
const OSTICKET = preset({ preset: 'osticket', base: 'https://example.com/support', topic: 4 });
const GENERIC = preset({
	preset: 'generic',
	base: 'https://example.com/index.php?page=ticket',
	subjectField: 'title',
	bodyField: 'text',
	ipField: 'ip',
});
const ALL = [WHMCS, ZENDESK, FRESHDESK, RT, JSM, OSTICKET, GENERIC];

/** Address without its query, and the query read as a form would. */
function taken(channel: Preset, message = MESSAGE) {
	const url = new URL(presetLink(channel, message, SLOTS).href);
	return { place: url.origin + url.pathname, query: Object.fromEntries(url.searchParams) };
}

const CRLF_BODY = MESSAGE.body.replaceAll('\n', '\r\n');

describe('each form is opened with what it takes', () => {
	test('WHMCS: department, subject and message', () => {
		expect(taken(WHMCS)).toEqual({
			place: 'https://my.example.com/submitticket.php',
			query: { step: '2', deptid: '2', subject: MESSAGE.subject, message: CRLF_BODY },
		});
	});

	test('Zendesk: form, subject, own fields, and the text as HTML that keeps its lines and its <', () => {
		expect(taken(ZENDESK)).toEqual({
			place: 'https://example.zendesk.com/hc/en-us/requests/new',
			query: {
				ticket_form_id: '360',
				tf_subject: MESSAGE.subject,
				tf_description: 'Hello,<br><br>&lt;help&gt; &amp; thanks + more.',
				tf_41: '192.0.2.10',
				tf_42: '550 5.7.1',
			},
		});
		expect(
			taken(preset({ preset: 'zendesk', base: 'https://example.zendesk.com' })).query,
		).not.toHaveProperty('tf_undefined');
	});

	test('Freshdesk: the form only', () => {
		expect(taken(FRESHDESK)).toEqual({
			place: 'https://example.freshdesk.com/support/tickets/new',
			query: { ticket_form: 'mail_problem' },
		});
	});

	test('Request Tracker: queue, subject and content, for customers or for staff', () => {
		expect(taken(RT)).toEqual({
			place: 'https://rt.example.com/SelfService/Create.html',
			query: { Queue: 'Mail support', Subject: MESSAGE.subject, Content: CRLF_BODY },
		});
		expect(
			taken(preset({ preset: 'rt', base: 'https://rt.example.com', queue: 1, selfService: false })).place,
		).toBe('https://rt.example.com/Ticket/Create.html');
	});

	test('Jira Service Management: summary and description', () => {
		expect(taken(JSM)).toEqual({
			place: 'https://example.atlassian.net/servicedesk/customer/portal/3/group/7/create/21',
			query: { summary: MESSAGE.subject, description: CRLF_BODY },
		});
	});

	test('osTicket: the help topic only', () => {
		expect(taken(OSTICKET)).toEqual({
			place: 'https://example.com/support/open.php',
			query: { topicId: '4' },
		});
	});

	test('any other form: by the names of its fields, behind a query that is there already', () => {
		expect(taken(GENERIC)).toEqual({
			place: 'https://example.com/index.php',
			query: { page: 'ticket', title: MESSAGE.subject, text: CRLF_BODY, ip: '192.0.2.10' },
		});
	});
});

describe('for any text', () => {
	const units = (maxLength: number) =>
		fc.array(fc.nat(0xffff), { maxLength }).map((codes) => String.fromCharCode(...codes));
	const any = fc.record({ subject: units(200), body: units(800) });

	test.each(ALL.map((channel) => [channel.preset, channel] as const))(
		'%s: the address stays short, leads to the same place, and says what it carries',
		(_, channel) => {
			const { place } = taken(channel);
			fc.assert(
				fc.property(any, (message) => {
					const { href, carries, complete } = presetLink(channel, message, SLOTS);
					expect(href.length).toBeLessThanOrEqual(MAX_LINK);
					const url = new URL(href);
					expect(url.origin + url.pathname).toBe(place);
					expect(url.hash).toBe('');
					expect(complete).toBe(carries === 'whole');
					expect([...url.searchParams.keys()].length).toBeLessThanOrEqual(5);
				}),
			);
		},
	);

	test('what cannot be filled in is never said to be', () => {
		for (const channel of [FRESHDESK, OSTICKET])
			expect(channelLink(channel, MESSAGE, SLOTS)).toMatchObject({ carries: 'nothing', complete: false });
		for (const channel of [WHMCS, ZENDESK, RT, JSM, GENERIC]) {
			expect(channelLink(channel, MESSAGE, SLOTS)).toMatchObject({ carries: 'whole' });
			expect(channelLink(channel, { ...MESSAGE, body: 'word '.repeat(2_000) }, SLOTS)).toMatchObject({
				carries: 'part',
			});
		}
	});

	test('the slots of a template: the recipient’s domain too', () => {
		const template = 'https://example.com/new?to={recipient_domain}&b={body}';
		const channel: Channel = { kind: 'link', template, label: 'x' };
		expect(channelLink(channel, MESSAGE, { ...SLOTS, recipientDomain: 'a&b.example' }).href).toMatch(
			/\?to=a%26b\.example&b=Hello/,
		);
	});
});

describe('the schema', () => {
	test('takes https only, and no preset without what it needs', () => {
		for (const broken of [
			{ preset: 'whmcs', base: 'https://my.example.com' },
			{ preset: 'whmcs', base: 'http://my.example.com', department: 2 },
			{ preset: 'rt', base: 'https://rt.example.com' },
			{ preset: 'jsm', base: 'https://example.atlassian.net', portal: 1, group: 1 },
			{ preset: 'generic', base: 'https://example.com', subjectField: 'a=b', bodyField: 'b' },
			{ preset: 'generic', base: 'javascript:alert(1)', subjectField: 'a', bodyField: 'b' },
			{ preset: 'zendesk', base: 'https://example.zendesk.com', locale: '../evil' },
		])
			expect(ticketChannel.safeParse({ kind: 'preset', ...broken }).success, JSON.stringify(broken)).toBe(
				false,
			);
	});
});
