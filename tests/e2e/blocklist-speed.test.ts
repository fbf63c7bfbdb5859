/** A slow way to the lists and six that say nothing: the others do not wait. */
import { startDnsServices } from '../dns/services.ts';
import { dnsWorld, PUBLIC_CLEAN, resolverHosts } from './support/dns-world.ts';
import { DNS_MISSING, expect, hasDnsPrograms, test } from './support/test.ts';
import { openUnwatchedPage, type UnwatchedPage } from './support/unwatched-page.ts';

const DELAY_MS = 50;
const MUTE = [
	'b.barracudacentral.org',
	'bl.mailspike.net',
	'dnsbl.dronebl.org',
	'bl.blocklist.de',
	'all.s5h.net',
	'dnsbl-3.uceprotect.net',
];
/** The check's own limit for a silent list. */
const LIMIT_MS = 5000;
const RUNS = 4;

test('nine of ten lists have answered within three round trips; mute ones end at their limit @once', async ({
	baseURL,
	launchOptions,
}, info) => {
	test.skip(!hasDnsPrograms(), DNS_MISSING);
	test.slow();
	const mute = MUTE.map((zone) => ({ zone, type: 'acl' as const, data: '127.0.0.0/8 :ignore' }));
	// Mute for longer than the check's own limit.
	const rules = ['setUDPTimeout(30)'];
	const services = await startDnsServices([...mute, ...dnsWorld()], undefined, rules, DELAY_MS);
	const args = (launchOptions.args ?? []).filter((arg) => !arg.startsWith('--host-resolver-rules'));
	const host = resolverHosts()[0] ?? '';
	const toLists = `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${services.routes.public.port}`;
	const page = await openUnwatchedPage({ ...launchOptions, args: [...args, toLists] });
	try {
		const runs: Run[] = [];
		while (runs.length < RUNS)
			runs.push(await runOnce(page, `${baseURL}/blocklist-check/?ip=${PUBLIC_CLEAN}`, host));
		info.annotations.push({ type: 'speed', description: JSON.stringify(runs) });
		console.log(
			`round trips until nine of ten lists had answered: ${runs.map((run) => run.share).join(', ')}`,
		);
		for (const run of runs) {
			expect(run.mute).toBe(MUTE.length);
			// The clock starts when the first row is drawn, a little after the first question.
			expect(run.muteEnd).toBeGreaterThan(LIMIT_MS - 500);
			expect(run.muteEnd).toBeLessThan(LIMIT_MS + 1500);
		}
		// Other tests share the machine and can only slow a run down: the best one shows what the check itself takes.
		expect(Math.min(...runs.map((run) => run.share))).toBeLessThanOrEqual(3);
	} finally {
		await page.close();
		await services.stop();
	}
});

/** All times in ms. */
interface Run {
	readonly roundTrip: number;
	/** When nine of ten lists that answer had answered. */
	readonly ninety: number;
	/** The same in round trips. */
	readonly share: number;
	readonly mute: number;
	readonly muteEnd: number;
}

async function runOnce(page: UnwatchedPage, address: string, host: string): Promise<Run> {
	await page.open(address);
	const times = await page.run(measure);
	const roundTrip = await page.run(oneQuestion, `https://${host}/dns-query`);
	const answered = times.filter((ms) => ms < LIMIT_MS / 2);
	const ninety = answered[Math.ceil(answered.length * 0.9) - 1] ?? Number.POSITIVE_INFINITY;
	const share = Math.round((100 * ninety) / roundTrip) / 100;
	return { roundTrip, ninety, share, mute: times.length - answered.length, muteEnd: times.at(-1) ?? 0 };
}
/** Presses the button and notes when each row was there, in ms from the first question. Runs in the page. */
function measure(): Promise<number[]> {
	return new Promise((resolve) => {
		const button = document.querySelector<HTMLButtonElement>('.check button[type=submit]');
		const times: number[] = [];
		let start = 0;
		const look = () => {
			const bar = document.querySelector<HTMLProgressElement>('.check progress');
			if (!bar) return;
			if (start === 0) start = performance.now();
			while (times.length < bar.value) times.push(Math.round(performance.now() - start));
			if (bar.value === bar.max) resolve(times);
		};
		new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
		button?.click();
	});
}

/** Time of one new question on a connection that is open, in ms: the median of five. Runs in the page. */
async function oneQuestion(address: string): Promise<number> {
	const times: number[] = [];
	for (let index = 0; index < 5; index++) {
		const name = [1, 48 + index, 3, 98, 105, 112, 9, 118, 105, 114, 117, 115, 102, 114, 101, 101, 2, 99, 122];
		const query = String.fromCharCode(0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...name, 0, 0, 1, 0, 1);
		const start = performance.now();
		const response = await fetch(`${address}?dns=${btoa(query).replaceAll('=', '')}`, { cache: 'no-store' });
		await response.arrayBuffer();
		times.push(performance.now() - start);
	}
	return Math.round(times.sort((a, b) => a - b)[2] ?? 0);
}
