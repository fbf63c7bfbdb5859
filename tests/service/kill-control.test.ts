/** The control of kill.test.ts: its harness notices what it is there for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { note } from './support/figures.ts';
import { killUnderLoad, lostOf, settingsFor } from './support/kills.ts';
import { makePostfix, type Postfix } from './support/postfix.ts';
import { setUpService } from './support/service.ts';

const CONTROL_KILLS = 20;

let postfix: Postfix;
beforeAll(async () => {
	postfix = await makePostfix();
	await postfix.start();
});
afterAll(() => postfix?.remove());

test('the same harness catches a service that answers before the ticket is stored', {
	timeout: 600_000,
}, async () => {
	const setup = await setUpService({
		settings: settingsFor(postfix),
		entry: new URL('support/hasty.ts', import.meta.url).pathname,
	});
	try {
		const answered = await killUnderLoad(setup, CONTROL_KILLS);
		const lost = await lostOf(postfix, answered);
		note(`control, ${CONTROL_KILLS} kill -9: ${answered.size} answered, ${lost.length} lost`);
		expect(lost.length).toBeGreaterThan(0);
	} finally {
		setup.remove();
	}
});
