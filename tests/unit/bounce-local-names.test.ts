import { describe, expect, it } from 'vitest';
import { localnames } from '../../src/bounce/mta/localnames.ts';
import { makeReport } from '../../src/bounce/report.ts';

const A = 'anna@example.com';
const START = 'The message was undeliverable to the following:';

/** What the reader makes of these lines in a mail from `from`; it must be asked by one of its marks. */
function read(lines: readonly string[], from = 'MAILER-DAEMON@example.com') {
	const report = makeReport(lines.join('\n'), [{ name: 'From', value: from }]);
	expect(localnames.marks.some((mark) => report.lower.includes(mark))).toBe(true);
	return localnames.read(report);
}
const pairs = (lines: readonly string[], from?: string) =>
	read(lines, from).map(({ recipient, reason }) => [recipient, ...reason]);

describe('recipients without a domain', () => {
	it.each(['--------Message not delivered to the following addresses:', START])(
		'are listed below %s',
		(start) => {
			const line = '   jdoe    No matches to nameserver query  ';
			expect(read([start, '', line, '---- Detail:'])).toEqual([
				{ recipient: 'jdoe', reason: ['No matches to nameserver query'], lines: [line] },
			]);
		},
	);

	it('have their reason in brackets or in a column', () => {
		expect(pairs([START, '\tjdoe (mailbox is full)', '\tann.poe  unknown (by name)'])).toEqual([
			['jdoe', 'mailbox is full'],
			['ann.poe', 'unknown (by name)'],
		]);
	});

	it.each([
		['it is not moved in', 'jdoe    No such user'],
		['it has no reason', '   jdoe'],
		['its reason is not apart', '   jdoe is unknown'],
		['it is a label', '   jdoe:    No such user'],
		['it is one letter', '   j    No such user'],
		['more stands behind the brackets', '   jdoe (mailbox is full) today'],
		['the brackets are empty', '   jdoe (!)'],
	])('are no line’s where %s', (_, line) => {
		expect(read([START, line])).toEqual([]);
	});

	it('end at the first line of another form, and do not stand above the list', () => {
		const lines = ['   above    No', START, 'as follows', '   jdoe    No', '', '   below    No'];
		expect(pairs(lines)).toEqual([['jdoe', 'No']]);
		expect(pairs([START, '   jdoe    No', 'Detail:', '   below    No'])).toEqual([['jdoe', 'No']]);
		expect(read([START, ...Array<string>(199).fill(''), '   jdoe    No'])).toEqual([]);
		expect(pairs([START, ...Array<string>(198).fill(''), '   jdoe    No'])).toEqual([['jdoe', 'No']]);
	});

	it('may stand among whole addresses, which alone are read elsewhere', () => {
		expect(pairs([START, `   ${A} (full)`, '   jdoe (full)'])).toEqual([
			[A, 'full'],
			['jdoe', 'full'],
		]);
		expect(read([START, `   ${A} (full)`])).toEqual([]);
	});
});

describe('CompuServe', () => {
	const from = 'CompuServe Postmaster <postmaster@CompuServe.com>';

	it('names a receiver, whose domain is the service’s own', () => {
		expect(read(['Receiver not found: 5of7', '', 'Sorry.'], from)).toEqual([
			{
				recipient: '5of7@compuserve.com',
				reason: ['Receiver not found'],
				lines: ['Receiver not found: 5of7'],
			},
		]);
		expect(pairs(['  receiver not found:5of7  '])).toEqual([['5of7', 'Receiver not found']]);
		expect(pairs([`Receiver not found: ${A}`], from)).toEqual([[A, 'Receiver not found']]);
		expect(pairs(['Receiver not found: 5of7'], 'postmaster@compuserve.community')).toEqual([
			['5of7', 'Receiver not found'],
		]);
	});

	it('names it in a word that ends the line', () => {
		expect(read(['Receiver not found: in our books'], from)).toEqual([]);
		expect(read(['The receiver not found: 5of7'], from)).toEqual([]);
		expect(read(['Receiver not found: 5'], from)).toEqual([]);
	});
});
