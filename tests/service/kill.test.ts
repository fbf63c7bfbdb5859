/** kill -9 at any moment, under load, with a real Postfix: what was answered with 202 arrives. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { note } from './support/figures.ts';
import { delivered, killUnderLoad, lostOf, settingsFor } from './support/kills.ts';
import { makePostfix, type Postfix } from './support/postfix.ts';
import { setUpService } from './support/service.ts';

const KILLS = 200;

let postfix: Postfix;
beforeAll(async () => {
	postfix = await makePostfix();
	await postfix.start();
});
afterAll(() => postfix?.remove());

test(`${KILLS} times kill -9 under load: nothing that was answered is lost`, {
	timeout: 1_500_000,
}, async () => {
	const setup = await setUpService({ settings: settingsFor(postfix) });
	try {
		const answered = await killUnderLoad(setup, KILLS);
		const lost = await lostOf(postfix, answered);
		const doubled = [...delivered(postfix).values()].filter((count) => count > 1).length;
		note(
			`${KILLS} kill -9: ${answered.size} tickets answered, ${lost.length} lost, ${doubled} delivered twice`,
		);
		expect(answered.size).toBeGreaterThan(KILLS);
		expect(lost).toEqual([]);
	} finally {
		setup.remove();
	}
});
