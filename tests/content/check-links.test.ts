/** `npm run check:links`: what it lists, what it calls old, and how it asks; nobody outside is asked here. */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAll, asked } from '../../src/cli/check-links/ask.ts';
import { daysSince, lineOf, sortByAge } from '../../src/cli/check-links/list.ts';
import { type Address, addressesOf } from '../../src/schema/checks/addresses.ts';
import { loadContent } from '../../src/schema/load.ts';

const ROOT = join(import.meta.dirname, '../..');
const content = loadContent({ root: ROOT });
const all = addressesOf({ root: ROOT, content, ids: () => [] });

const address = (href: string, checked: string | null): Address => ({
	href,
	kind: 'web',
	source: false,
	file: 'content/tools/tool.yaml',
	line: 6,
	checked,
});

function run(...options: string[]) {
	return spawnSync(process.execPath, [join(ROOT, 'src/cli/check-links.ts'), ...options], {
		cwd: ROOT,
		encoding: 'utf8',
	});
}

describe('the addresses', () => {
	test('forms, mail addresses, sources and links of guides, each with its place and day', () => {
		const outlook = content.providers.get('outlook-consumer');
		const form = all.find(({ href, source }) => href === 'https://olcsupport.office.com/' && !source);
		expect(form).toEqual({
			href: 'https://olcsupport.office.com/',
			kind: 'web',
			source: false,
			file: 'content/providers/outlook-consumer.yaml',
			line: outlook?.lineOf(['delist', 'url']),
			checked: outlook?.data.checked,
		});
		const mail = all.find(({ href }) => href === 'icloudadmin@apple.com');
		expect(mail).toMatchObject({ kind: 'mail', file: 'content/providers/icloud.yaml' });
		expect(all.some(({ source }) => source)).toBe(true);
		expect(all.some(({ file, source }) => file.endsWith('.mdx') && source)).toBe(true);
	});

	test('a link in the text of a guide, with its line', () => {
		const [guide] = content.articles.values();
		if (!guide) throw new Error('There is no guide');
		const body = 'First line.\n\nSee [the registry](https://www.iana.org/protocols).\n';
		const articles = new Map([[guide.id, { ...guide, body, bodyLine: 10 }]]);
		const found = addressesOf({ root: ROOT, content: { ...content, articles }, ids: () => [] });
		expect(found.filter(({ href }) => href === 'https://www.iana.org/protocols')).toEqual([
			expect.objectContaining({ file: guide.file, line: 12, checked: guide.data.reviewed, source: false }),
		]);
	});

	test('quoted bounces and example hosts are none', () => {
		for (const { href } of all) {
			expect(href).not.toMatch(/^https?:\/\/([^/]*\.)?example\.(com|net|org)|192\.0\.2\./);
			expect(href).not.toContain('mail.live.com/mail/troubleshooting');
			expect(href).not.toMatch(/[.,;:]$/);
		}
	});

	test('all but the host’s own settings have a day', () => {
		const undated = new Set(all.filter(({ checked }) => checked === null).map(({ file }) => file));
		expect([...undated]).toEqual(['content/site.yaml']);
	});
});

describe('by age', () => {
	const addresses = [
		address('https://c.example.com/', '2026-05-28'),
		address('https://a.example.com/', '2026-05-27'),
		address('https://b.example.com/', null),
		address('https://d.example.com/', '2026-01-01'),
	];

	test('what was checked 181 days ago is old, 180 days ago is not; the oldest comes first', () => {
		expect(daysSince('2026-05-28', '2026-11-24')).toBe(180);
		const { old, recent, own } = sortByAge(addresses, '2026-11-24', 180);
		expect(old.map(({ checked }) => checked)).toEqual(['2026-01-01', '2026-05-27']);
		expect(recent.map(({ checked }) => checked)).toEqual(['2026-05-28']);
		expect(own.map(({ href }) => href)).toEqual(['https://b.example.com/']);
	});

	test('a line has the day, the place and the address', () => {
		expect(lineOf(address('https://a.example.com/', '2026-05-27'))).toBe(
			'2026-05-27  content/tools/tool.yaml:6  https://a.example.com/',
		);
	});
});

/** Each starts a program that reads all content: slow on a busy machine. */
describe('the command', { timeout: 60_000 }, () => {
	test('lists everything and gives 0, however old', () => {
		const { status, stdout, stderr } = run('--today', '2027-11-24');
		expect(stderr).toBe('');
		expect(status).toBe(0);
		expect(stdout).toMatch(/^Not checked for more than 180 days:\n {2}2026-/);
		expect(stdout).toMatch(
			/content\/providers\/outlook-consumer\.yaml:\d+ {2}https:\/\/olcsupport\.office\.com\//,
		);
		expect(stdout).toMatch(
			/\d+ addresses in \d+ places of \d+ files; \d+ not checked for more than 180 days\.\n$/,
		);
	});

	test('with --strict gives 1 where some are old, and 0 where none is', () => {
		expect(run('--strict', '--today', '2027-11-24').status).toBe(1);
		expect(run('--strict', '--days', '99999').status).toBe(0);
	});

	test('a wrong option gives 2 and says what to write', () => {
		const { status, stderr } = run('--days', 'many');
		expect(status).toBe(2);
		expect(stderr).toBe('--days: write a whole number, such as 180\n');
		expect(run('--nonsense').status).toBe(2);
	});
});

describe('asking', () => {
	const seen: { method: string; path: string; agent: string }[] = [];
	let open = 0;
	let most = 0;
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		seen.push({ method: request.method ?? '', path, agent: request.headers['user-agent'] ?? '' });
		open += 1;
		most = Math.max(most, open);
		setTimeout(() => {
			open -= 1;
			const status =
				path === '/gone'
					? 404
					: path.startsWith('/moved') || path === '/slash'
						? 301
						: path === '/shy'
							? 403
							: path === '/broken'
								? 500
								: path === '/no-head' && request.method === 'HEAD'
									? 405
									: 200;
			const to = path === '/moved' ? '/new-place' : path === '/slash' ? '/slash/' : undefined;
			if (path !== '/silent') response.writeHead(status, to ? { location: to } : {}).end('page');
		}, 20);
	});
	let base = '';
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	test('tells what is there, moved, gone, refused, broken and silent; in order, never two of one host at once', async () => {
		const paths = [
			'/ok',
			'/gone',
			'/moved',
			'/slash',
			'/shy',
			'/broken',
			'/no-head',
			'/silent',
			'/q?ip={ip}',
		];
		const answers = await askAll(
			paths.map((path) => `${base}${path}`),
			{ fetch, userAgent: 'Test (+https://help.example.com)', timeout: 300, pause: 1, parallel: 4 },
		);
		expect(answers.map(({ href, state, status }) => [href.slice(base.length), state, status])).toEqual([
			['/ok', 'there', 200],
			['/gone', 'gone', 404],
			['/moved', 'moved', 301],
			['/slash', 'there', 301],
			['/shy', 'refused', 403],
			['/broken', 'failed', 500],
			['/no-head', 'there', 200],
			['/silent', 'silent', null],
			['/q?ip={ip}', 'there', 200],
		]);
		expect(answers[2]?.to).toBe(`${base}/new-place`);
		expect(most).toBe(1);
		expect(new Set(seen.map(({ agent }) => agent))).toEqual(new Set(['Test (+https://help.example.com)']));
		expect(seen.filter(({ path }) => path === '/no-head').map(({ method }) => method)).toEqual([
			'HEAD',
			'GET',
		]);
		expect(seen.filter(({ path }) => path === '/ok').map(({ method }) => method)).toEqual(['HEAD']);
		expect(seen.some(({ path }) => path === '/q?ip=192.0.2.1')).toBe(true);
	});

	test('several hosts are asked at once, and an address that stands twice is asked once', async () => {
		const times: string[] = [];
		let under = 0;
		let peak = 0;
		const fake = (async (href: string | URL | Request) => {
			times.push(String(href));
			under += 1;
			peak = Math.max(peak, under);
			await new Promise((resolve) => setTimeout(resolve, 10));
			under -= 1;
			return new Response(null, { status: 200 });
		}) as typeof fetch;
		const hrefs = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `https://${name}.example.com/`);
		const answers = await askAll([...hrefs, ...hrefs], { fetch: fake, userAgent: 'Test', parallel: 3 });
		expect(times).toHaveLength(6);
		expect(answers).toHaveLength(12);
		expect(peak).toBe(3);
	});

	test('a template is asked with documentation values', () => {
		expect(asked('https://list.example.com/?ip={ip}&d={domain}')).toBe(
			'https://list.example.com/?ip=192.0.2.1&d=example.com',
		);
	});
});
