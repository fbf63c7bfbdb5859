/** The ticket's ways to the host: seven help desks, several at once, none. */
import type { Channel } from '../../src/actions/mailto.ts';
import { expect, test } from './support/test.ts';
import { copied, open } from './support/ticket-page.ts';
import { useSettings } from './support/white-label.ts';

const PRESETS: readonly (readonly [channel: Channel, place: RegExp, hint: RegExp])[] = [
	[
		{ kind: 'preset', preset: 'whmcs', base: 'https://whmcs.example', department: 2, label: 'WHMCS' },
		/^https:\/\/whmcs\.example\/submitticket\.php\?step=2&deptid=2&subject=.+&message=.+203\.0\.113\.7/,
		/a short form/,
	],
	[
		{
			kind: 'preset',
			preset: 'zendesk',
			base: 'https://zd.example',
			locale: 'en-us',
			form: 3,
			label: 'Zendesk',
		},
		/^https:\/\/zd\.example\/hc\/en-us\/requests\/new\?ticket_form_id=3&tf_subject=.+&tf_description=Hello%2C%3Cbr%3E/,
		/a short form/,
	],
	[
		{ kind: 'preset', preset: 'freshdesk', base: 'https://fd.example', label: 'Freshdesk' },
		/^https:\/\/fd\.example\/support\/tickets\/new$/,
		/an empty form/,
	],
	[
		{
			kind: 'preset',
			preset: 'rt',
			base: 'https://rt.example',
			queue: 'support',
			selfService: true,
			label: 'RT',
		},
		/^https:\/\/rt\.example\/SelfService\/Create\.html\?Queue=support&Subject=.+&Content=.+203\.0\.113\.7/,
		/a short form/,
	],
	[
		{
			kind: 'preset',
			preset: 'jsm',
			base: 'https://jira.example',
			portal: 1,
			group: 2,
			requestType: 3,
			label: 'Jira',
		},
		/^https:\/\/jira\.example\/servicedesk\/customer\/portal\/1\/group\/2\/create\/3\?summary=.+&description=.+203\.0\.113\.7/,
		/a short form/,
	],
	[
		{ kind: 'preset', preset: 'osticket', base: 'https://ost.example', topic: 4, label: 'osTicket' },
		/^https:\/\/ost\.example\/open\.php\?topicId=4$/,
		/an empty form/,
	],
	[
		{
			kind: 'preset',
			preset: 'generic',
			base: 'https://form.example/new',
			subjectField: 's',
			bodyField: 'b',
			label: 'Our form',
		},
		/^https:\/\/form\.example\/new\?s=.+&b=.+203\.0\.113\.7/,
		/a short form/,
	],
];

test.describe('help desks', () => {
	test.use({
		mayAsk: PRESETS.map(
			([, place]) => /\\\/\\\/([a-z\\.]+)/.exec(place.source)?.[1]?.replaceAll('\\', '') ?? '',
		),
	});

	for (const [channel, place, hint] of PRESETS)
		test(`${channel.label}: opened with what it takes, the rest is on the clipboard, and that is said before`, async ({
			page,
			context,
		}) => {
			await context.grantPermissions(['clipboard-read', 'clipboard-write']);
			await useSettings(page, { channels: [channel] });
			await open(page);
			const link = page.getByRole('link', { name: `${channel.label} (new tab)` });
			await expect(link).toHaveAttribute('href', place);
			expect((await link.getAttribute('href'))?.length).toBeLessThanOrEqual(1_800);
			expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).not.toContain('anna@');
			await expect(page.locator('.ticket-hints').getByText(`“${channel.label}”`)).toHaveText(hint);
			let referrer: string | undefined;
			await context.route(/^https:\/\/[a-z]+\.example\//, async (route) => {
				referrer = route.request().headers()['referer'];
				await route.fulfill({ body: 'form', contentType: 'text/plain' });
			});
			const opened = context.waitForEvent('page');
			await link.click();
			const tab = await opened;
			await tab.waitForLoadState();
			expect(tab.url()).toMatch(/^https:\/\/[a-z]+\.example\//);
			expect(referrer, 'Request Tracker refuses visitors who come from nowhere').toBe(
				`${new URL(page.url()).origin}/`,
			);
			await tab.close();
			await page.bringToFront();
			await expect(page.getByText('The whole ticket is copied. Paste it in.')).toBeVisible();
			expect(await copied(page)).toContain('The whole message as I got it:');
		});
});

test('several ways at once, the host’s first one leading', async ({ page }) => {
	await useSettings(page, {
		channels: [
			...PRESETS.map(([channel]) => channel),
			{ kind: 'mailto', address: 'help@example.org', label: 'Mail' },
		],
	});
	await open(page, null);
	for (const [{ label }] of PRESETS)
		await expect(page.getByRole('link', { name: `${label} (new tab)` })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Mail', exact: true })).toHaveAttribute(
		'href',
		/^mailto:help@example\.org/,
	);
});

test('no way at all: copy, text and mail are always there', async ({ page }) => {
	await useSettings(page, { channels: [] });
	await open(page, null);
	await expect(page.getByText('the way you usually reach them')).toBeVisible();
	for (const name of ['Copy the ticket', 'Download as text', 'Download as a mail'])
		await expect(page.getByRole('button', { name })).toBeVisible();
});
