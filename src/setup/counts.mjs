// How many tests passed, failed and were skipped, from the reports that the test runners write.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * A test file that broke before its first test counts as one failure.
 * @param {string} root
 * @param {string} [name]
 * @returns {Counts | null} null when there is no report: the runner broke before its first test
 */
export function countVitest(root, name = 'vitest.json') {
	const report = readReport(root, name);
	if (!report) return null;
	const skipped = report.numPendingTests + report.numTodoTests;
	const broken = report.testResults.filter(
		(/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
			file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
	);
	return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped };
}

/**
 * A test that passed only at a second try counts as failed: it is not to be trusted.
 * @param {string} root
 * @returns {Counts | null}
 */
export function countPlaywright(root) {
	const stats = readReport(root, 'playwright.json')?.stats;
	if (!stats) return null;
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * @param {Counts[]} counts
 * @returns {Counts}
 */
export function add(counts) {
	const total = { passed: 0, failed: 0, skipped: 0 };
	for (const one of counts) {
		total.passed += one.passed;
		total.failed += one.failed;
		total.skipped += one.skipped;
	}
	return total;
}

/**
 * @param {string} root
 * @param {string} name
 */
function readReport(root, name) {
	try {
		return JSON.parse(readFileSync(join(root, 'reports', name), 'utf8'));
	} catch {
		return null;
	}
}
