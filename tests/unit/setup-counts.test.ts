import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { add, countPlaywright, countVitest } from '../../src/setup/counts.mjs';

/** A wrong count would call a broken run good. */

const root = mkdtempSync(join(tmpdir(), 'bounce-desk-counts-'));
mkdirSync(join(root, 'reports'));
afterAll(() => rmSync(root, { recursive: true }));

describe('counting tests', () => {
	it('says that there is no report where a runner broke before its first test', () => {
		expect(countVitest(root)).toBeNull();
		expect(countPlaywright(root)).toBeNull();
	});

	it('reads the report of Vitest, and counts a file that broke before its first test', () => {
		const report = {
			numPassedTests: 7,
			numFailedTests: 1,
			numPendingTests: 2,
			numTodoTests: 1,
			testResults: [
				{ status: 'passed', assertionResults: [{ status: 'passed' }] },
				{ status: 'failed', assertionResults: [{ status: 'failed' }] },
				{ status: 'failed', assertionResults: [] },
			],
		};
		writeFileSync(join(root, 'reports', 'vitest.json'), JSON.stringify(report));
		expect(countVitest(root)).toEqual({ passed: 7, failed: 2, skipped: 3 });
	});

	it('reads the report of Playwright, and trusts no test that passed at a second try', () => {
		const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } };
		writeFileSync(join(root, 'reports', 'playwright.json'), JSON.stringify(report));
		expect(countPlaywright(root)).toEqual({ passed: 5, failed: 2, skipped: 2 });
	});

	it('adds up', () => {
		expect(
			add([
				{ passed: 7, failed: 0, skipped: 3 },
				{ passed: 5, failed: 2, skipped: 0 },
			]),
		).toEqual({
			passed: 12,
			failed: 2,
			skipped: 3,
		});
	});
});
