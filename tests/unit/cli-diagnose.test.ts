/** The command line as a support agent or a script meets it: run for real, as its own process. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const BLOCKED =
	"550 5.7.1 Unfortunately, messages from [203.0.113.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).";
const FOLDER = mkdtempSync(join(tmpdir(), 'diagnose-'));

interface Run {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

function run(args: readonly string[], input = ''): Promise<Run> {
	return new Promise((done) => {
		const child = execFile(
			process.execPath,
			[join(ROOT, 'src/cli/diagnose.ts'), ...args],
			{ cwd: FOLDER },
			(_error, stdout, stderr) => done({ status: child.exitCode, stdout, stderr }),
		);
		child.stdin?.end(input);
	});
}

function file(name: string, content: string | Uint8Array): string {
	const path = join(FOLDER, name);
	writeFileSync(path, content);
	return path;
}

test('a pasted line on standard input is diagnosed in words', async () => {
	const { status, stdout } = await run(['-'], BLOCKED);
	expect(status).toBe(0);
	expect(stdout).toMatch(/Cause: .*ip-blocked/);
	expect(stdout).toMatch(/Mail service: .*outlook-consumer/);
	expect(stdout).toContain('203.0.113.7');
	expect(stdout).toContain(`Deciding line:  ${BLOCKED}`);
});

test('--json prints one object with every field of the record', async () => {
	const { status, stdout } = await run(['--json', file('one.txt', BLOCKED)]);
	expect(status).toBe(0);
	expect(JSON.parse(stdout)).toEqual({
		id: join(FOLDER, 'one.txt'),
		kind: 'smtp-reply',
		bounces: [
			{
				recipient: null,
				replyCode: '550',
				enhancedStatus: '5.7.1',
				permanent: true,
				cause: 'ip-blocked',
				provider: 'outlook-consumer',
				blocklist: null,
				sendingIp: '203.0.113.7',
				reportingMta: null,
				remoteMta: null,
				diagnosticCode: BLOCKED,
				evidence: { line: BLOCKED, rule: expect.stringMatching(/^providers\/outlook-consumer#\d+$/) },
			},
		],
	});
});

test('a file that cannot be read is named on standard error, exit code 2, and the others are still read', async () => {
	const { status, stdout, stderr } = await run([
		'--json',
		join(FOLDER, 'missing.eml'),
		file('two.txt', BLOCKED),
	]);
	expect(status).toBe(2);
	expect(stderr).toMatch(/there is no file .*missing\.eml: check the path/);
	const [first, second] = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	expect(first).toEqual({ id: join(FOLDER, 'missing.eml'), error: expect.stringContaining('no file') });
	expect(second.bounces[0].cause).toBe('ip-blocked');
});

test('--ndjson answers in order, keeps ids as given, and goes on after a bad line', async () => {
	const lines = [
		JSON.stringify({ id: 'a', message: BLOCKED }),
		'not json',
		JSON.stringify({ id: 7 }),
		JSON.stringify({ id: 8, message: 'Dear Anna,\n\nsee you on Monday.' }),
	];
	const { status, stdout, stderr } = await run(['--ndjson'], `${lines.join('\n')}\n`);
	expect(status).toBe(2);
	const records = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	expect(records.map(({ id }) => id)).toEqual(['a', null, 7, 8]);
	expect(records[0].bounces).toHaveLength(1);
	expect(records[1].error).toContain('not JSON');
	expect(records[2].error).toContain('"message" is missing');
	expect(records[3]).toEqual({ id: 8, kind: 'not-a-bounce', bounces: [] });
	expect(stderr.trim().split('\n')).toHaveLength(2);
	expect(stderr).toMatch(/line 2: .*line 3: /s);
});

test.each([
	[[], 'name a file, or - for standard input'],
	[['--nope'], "Unknown option '--nope'"],
	[['--ndjson', 'x.eml'], '--ndjson reads standard input'],
	[['.'], 'is a folder'],
	[['-'], 'is empty'],
] as const)('wrong use %j says what to do', async (args, words) => {
	const { status, stdout, stderr } = await run(args);
	expect(status).toBe(2);
	expect(stdout).toBe('');
	expect(stderr).toContain(words);
});

test('an 8-bit mail that is not UTF-8 is read all the same', async () => {
	const mail = Buffer.from(
		'From: MAILER-DAEMON@example.com\r\nSubject: Unzustellbar\r\n\r\nEmpf\xe4nger <anna@example.net>: 550 5.1.1 User unknown\r\n',
		'latin1',
	);
	const { status, stdout } = await run(['--json', file('latin1.eml', mail)]);
	expect(status).toBe(0);
	expect(JSON.parse(stdout).bounces[0]).toMatchObject({
		recipient: 'anna@example.net',
		cause: 'user-unknown',
	});
});

test("a stranger's control characters do not reach the terminal", async () => {
	const { stdout } = await run(['-'], `550 5.1.1 user unknown \u001b]0;owned\u0007 \u202e`);
	const controls = [...stdout].filter((character) => character !== '\n' && /\p{Cc}|\p{Cf}/u.test(character));
	expect(controls).toEqual([]);
	expect(stdout).toContain('user unknown');
});
