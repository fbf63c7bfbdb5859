/** The command as people and CI run it: exit code, where it writes, and its closing line. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

function check(fixture: string) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(ROOT, 'src/cli/check.ts'), join(import.meta.dirname, 'fixtures', fixture)],
		{ cwd: ROOT, encoding: 'utf8' },
	);
	return { status, stdout, stderr };
}

test('a clean site gives 0 and says what was looked at', () => {
	const { status, stdout, stderr } = check('good');
	expect(stderr).toBe('');
	expect(stdout).toMatch(/^Content is in order: 1 articles, 1 causes, .*\. 0 notes\.\n$/);
	expect(status).toBe(0);
});

test('a mistake gives 1, with file, line and fix', () => {
	const { status, stdout, stderr } = check('link-no-slash');
	expect(stderr).toContain('content/articles/guide.mdx:14: The link "/ticket" lacks the slash at its end');
	expect(stderr).toContain('Fix: write "/ticket/"');
	expect(stderr).toContain('1 problem in 1 file.');
	expect(stdout).toBe('');
	expect(status).toBe(1);
});

test('a note gives 0 and is shown', () => {
	const { status, stdout, stderr } = check('ticket-none');
	expect(stderr).toContain('Note: content/site.yaml:6: No ticket channel is set');
	expect(stdout).toContain('1 note.');
	expect(status).toBe(0);
});
