/** Each folder in `fixtures/` is a whole tiny site with one kind of mistake; this is what the check says about it. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/schema/check.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

type Row = readonly [file: string, line: number, message: string, fix: string];

const GUIDE = 'content/articles/guide.mdx';
const FLOW = 'content/flows/fix.yaml';
const CAUSE = 'content/causes/ip-blocked.yaml';
const SERVICE = 'content/providers/service.yaml';
const SITE = 'content/site.yaml';
const TOOL = 'content/tools/tool.yaml';

/** A value of site.yaml that its schema refuses. */
const field = (line: number, path: string, wanted: string): Row => [
	SITE,
	line,
	`${path}: ${wanted}`,
	`see the schema of this kind in src/schema, field "${path.split('.').at(-1)}"`,
];

const mistakes: Readonly<Record<string, readonly Row[]>> = {
	'reference-cause': [
		[
			SERVICE,
			14,
			'There is no cause "ip-bloked"',
			'did you mean "ip-blocked"? If not, add content/causes/ip-bloked.yaml',
		],
	],
	'reference-article': [
		[CAUSE, 7, 'There is no article "no-such-guide"', 'add content/articles/no-such-guide.mdx'],
	],
	'reference-blocklist': [
		[
			SERVICE,
			25,
			'There is no blocklist "tine"',
			'did you mean "tiny"? If not, add content/blocklists/tine.yaml',
		],
	],
	'reference-source': [
		[
			SERVICE,
			17,
			'There is no source "rule" in this file',
			'did you mean "rules"? If not, give one entry of "sources" in this file the id "rule"',
		],
	],
	'reference-flow-node': [[CAUSE, 8, 'The flow "fix" has no node "start"', 'use one of: text, ticket']],
	'reference-in-article': [[GUIDE, 5, 'There is no cause "blocked"', 'add content/causes/blocked.yaml']],
	'reference-in-flow': [[FLOW, 9, 'There is no provider "nobody"', 'add content/providers/nobody.yaml']],
	'reference-in-code': [
		['content/codes/5-7-1.yaml', 8, 'There is no cause "spam"', 'add content/causes/spam.yaml'],
	],
	'link-dead': [
		[
			GUIDE,
			14,
			'The link "/tickets/" leads to no page',
			'did you mean "/ticket/"? If not, name a page that exists, or add it',
		],
	],
	'link-dead-in-yaml': [
		[
			FLOW,
			8,
			'The link "/cause/" leads to no page',
			'did you mean "/causes/"? If not, name a page that exists, or add it',
		],
	],
	'link-dead-heading': [
		[GUIDE, 14, 'The page /guides/guide/ has no heading "#steps"', 'use one of: what-to-do'],
	],
	'link-no-slash': [[GUIDE, 14, 'The link "/ticket" lacks the slash at its end', 'write "/ticket/"']],
	'link-relative': [
		[
			GUIDE,
			14,
			'The link "ticket/" depends on where it stands',
			'begin it with / for a page of this site, or with https:// for one outside',
		],
	],
	'link-vague-label': [
		[
			GUIDE,
			14,
			'The link label "here" does not say where it leads',
			'use the name of the page it leads to as the label',
		],
	],
	'flow-missing-node': [
		[FLOW, 10, '"text" leads to "nowhere", which does not exist', 'use one of: text, ticket'],
	],
	'flow-unreachable-node': [[FLOW, 19, 'No answer leads to "alone"', 'lead an option to it, or remove it']],
	'flow-circle': [[FLOW, 6, 'The flow runs in a circle: text -> text', 'lead one of these answers on']],
	'flow-into-other': [
		[FLOW, 7, 'The flow runs in a circle: text -> other/back -> text', 'lead one of these answers on'],
		[FLOW, 10, '"text" leads to "other/gone", which does not exist', 'use one of: other/back, other/end'],
		[FLOW, 11, '"text" leads to "nowhere/start", which does not exist', 'add content/flows/nowhere.yaml'],
		[
			'content/flows/other.yaml',
			7,
			'The flow runs in a circle: back -> fix/text -> back',
			'lead one of these answers on',
		],
	],
	'mark-left': [
		[
			GUIDE,
			3,
			'This is still to be written: "FILL: one sentence"',
			'write the text, or take the line out where the field may be left out',
		],
		[
			GUIDE,
			14,
			'This is still to be written: "FILL: the first step."',
			'write the text, or take the line out where the field may be left out',
		],
	],
	'source-none': [[GUIDE, 6, 'The guide names no source', 'add "sources" with url, title and date']],
	'flow-doubled-option': [[FLOW, 10, '"text" has "blocked" twice', 'give each its own id']],
	'front-matter-unknown': [
		[
			GUIDE,
			5,
			'There is no field "author" in this kind of file',
			'check its spelling against the schema in src/schema, or remove it',
		],
	],
	'front-matter-missing': [
		[
			GUIDE,
			1,
			'There is no front matter',
			'begin the file with --- , title, summary, category and reviewed, then ---',
		],
	],
	'front-matter-category': [
		[
			GUIDE,
			4,
			'category: Invalid option: expected one of "start-here"|"fix-it-yourself"|"delisting"|"blocklists"|"how-to"|"background"',
			'see the schema of this kind in src/schema, field "category"',
		],
	],
	'yaml-broken': [
		[
			TOOL,
			4,
			'This is not valid YAML: Nested mappings are not allowed in compact mappings',
			'put the value in quotes, or mend the indentation',
		],
	],
	'field-missing': [
		[TOOL, 1, 'The field "reading" is missing', 'add "reading:" (see the schema of this kind in src/schema)'],
	],
	'mdx-broken': [
		[
			GUIDE,
			14,
			'This is not valid MDX: Expected a closing tag for `<b>` (4:1) before the end of `paragraph` (mdx-jsx:unexpected-character)',
			'close the tag or brace, or put `<` and `{` into code marks',
		],
	],
	'mdx-import': [
		[GUIDE, 12, 'The text begins right under an import and is read as code', 'put a blank line between'],
	],
	'article-title-twice': [
		[
			GUIDE,
			12,
			'The page has its title from the front matter',
			'begin with a heading of the second level: ##',
		],
	],
	'code-twice': [
		[
			'content/codes/571.yaml',
			1,
			'The code x.7.1 is already in content/codes/5-7-1.yaml',
			'keep one of the two files',
		],
	],
	'code-misnamed': [
		['content/codes/7-1.yaml', 1, "The file's name does not fit the code x.7.1", 'rename it to 5-7-1.yaml'],
	],
	'zone-twice': [
		[
			'content/blocklists/tiny.yaml',
			7,
			'The zone bl.example.org is already asked by content/blocklists/tiny-copy.yaml',
			'set "ask: false"',
		],
	],
	'name-with-dots': [
		[
			'content/articles/550-5.7.1.mdx',
			1,
			'The name "550-5.7.1" cannot be a page\'s address',
			'rename it to 550-5-7-1.mdx',
		],
	],
	'file-not-read': [
		[
			'content/tools/tool.txt',
			1,
			'This file is not read',
			'end its name with .yaml, or begin it with _ to keep it as a draft',
		],
	],
	'source-missing': [
		[
			GUIDE,
			16,
			'The text links to https://www.example.net/, which is not among the sources',
			'add it under "sources" in the front matter, with title and date',
		],
	],
	'source-undated': [
		[
			GUIDE,
			7,
			'The source https://example.org/rules has no date',
			'add "date:" with the source\'s own date, or the day you read it',
		],
	],
	'source-missing-in-cause': [
		[
			CAUSE,
			6,
			'The text links outside, and this file has no source',
			'link to a page of this site that has sources, or add "sources" where the kind has them',
		],
	],
	'address-undated': [
		[
			TOOL,
			6,
			'The address https://www.rfc-editor.org/search/ has neither a source with a date nor the mark "unverified"',
			'give one of "sources" a date, or say "confidence: unverified"',
		],
	],
	'day-impossible': [[GUIDE, 5, 'There is no day 2026-02-30', 'write a day that exists, as YYYY-MM-DD']],
	'colour-contrast': [
		[
			SITE,
			4,
			'#5b9bd5 has a contrast of only 2.7:1 with the ground #f4f6f9',
			'choose a darker colour: at least 4.5:1 is needed',
		],
		[
			SITE,
			5,
			'#1a4f8a has a contrast of only 2:1 with the ground #161d27',
			'choose a lighter colour: at least 4.5:1 is needed',
		],
	],
	'ticket-slot': [
		[
			SITE,
			8,
			'The ticket address has an unknown slot {text}',
			'use only {subject} {body} {ip} {code} {recipient_domain}',
		],
	],
	'ticket-preset-ids': [
		field(
			7,
			'ticket.0.department',
			'write the number that stands behind "deptid=" when you open a ticket of this department in WHMCS',
		),
		field(8, 'ticket.1.queue', 'write the name or number of the queue that takes these tickets'),
		field(
			9,
			'ticket.2.group',
			'write the number that stands behind "/group/" in the address of your request form',
		),
		field(
			9,
			'ticket.2.requestType',
			'write the number that stands behind "/create/" in the address of your request form',
		),
		field(10, 'ticket.3.bodyField', "write the name of the form's field for the message"),
		field(
			11,
			'ticket.4.department',
			'write the number that stands behind "deptid=" when you open a ticket of this department in WHMCS',
		),
	],
	'ticket-preset-unknown': [
		field(7, 'ticket.0.preset', 'use one of: whmcs, zendesk, freshdesk, rt, jsm, osticket, generic'),
		field(8, 'ticket.1.kind', 'use one of: mailto, link, preset'),
	],
	'ticket-preset-base': [
		field(
			7,
			'ticket.0.base',
			'write the whole address of your help desk, beginning with https://, such as https://help.example.com',
		),
		field(8, 'ticket.1.base', 'end the address before the first ? or #: the rest is added'),
	],
	'ticket-label-twice': [
		[
			SITE,
			8,
			'Two ways to send a ticket are called "Open a ticket"',
			'give each its own "label": readers must be able to tell them apart',
		],
	],
	'logo-missing': [[SITE, 3, 'There is no file public/logo.svg', 'put the logo there, or leave "logo" out']],
	'site-missing': [
		[
			SITE,
			1,
			'The white label is missing',
			'write it with name, url, colours, ticket and services (see src/schema/site.ts)',
		],
	],
};

/** Works, but is told: exit code 0. */
const notes: Readonly<Record<string, readonly Row[]>> = {
	'ticket-none': [
		[
			SITE,
			6,
			'No ticket channel is set: readers can copy and download the ticket, but not send it',
			'add a mailto, link or preset entry under "ticket"',
		],
	],
	'resolver-none': [
		[
			SITE,
			12,
			'No resolver is set: the blocklist check can only show links',
			'add a DNS over HTTPS resolver under "resolvers"',
		],
	],
};

/** Sites without a mistake. */
const clean = ['good', 'link-in-code-is-none', 'ticket-presets'];

function rows(problems: ReturnType<typeof checkContent>['problems']): Row[] {
	return problems.map(({ file, line, message, fix }) => [file, line, message, fix]);
}

describe('the check finds each kind of mistake, and nothing else', () => {
	test.each(Object.entries(mistakes))('%s', (name, expected) => {
		const report = checkContent({ root: join(FIXTURES, name) });
		expect(rows(report.problems)).toEqual(expected);
	});

	test.each(Object.entries(notes))('%s is a note, not a mistake', (name, expected) => {
		const report = checkContent({ root: join(FIXTURES, name) });
		expect(rows(report.problems)).toEqual([]);
		expect(rows(report.warnings)).toEqual(expected);
	});

	test.each(clean)('%s has no mistake', (name) => {
		const report = checkContent({ root: join(FIXTURES, name) });
		expect([...rows(report.problems), ...rows(report.warnings)]).toEqual([]);
	});

	test('every fixture is listed here', () => {
		const listed = [...Object.keys(mistakes), ...Object.keys(notes), ...clean];
		expect(readdirSync(FIXTURES).sort()).toEqual(listed.sort());
	});
});

test('our own content has no mistake', () => {
	const report = checkContent({ root: join(import.meta.dirname, '../..') });
	expect(rows(report.problems)).toEqual([]);
});

test('file names are written from the root, so that an editor opens them', () => {
	const { problems } = checkContent({ root: join(FIXTURES, 'link-dead') });
	expect(relative('content', problems[0]?.file ?? '')).toBe(join('articles', 'guide.mdx'));
});
