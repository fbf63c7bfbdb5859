/** Settings of the service: every mistake is said, secrets come from the environment. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';
import { site as siteSchema } from '../../src/schema/site.ts';
import { readConfig } from '../../src/service/config.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const site = loadContent({ root: ROOT, only: [] }).site.data;
const SMTP = 'delivery: { kind: smtp, host: mail.example.com, from: a@example.com, to: b@example.com }\n';
const RT = 'delivery: { kind: rt, url: "https://rt.example.com/", queue: Support }\n';
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bounce-desk-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string, env: NodeJS.ProcessEnv = {}) {
	writeFileSync(join(folder, 'service.yaml'), text);
	return readConfig(folder, site, { SERVICE_CONFIG: 'service.yaml', ...env });
}

test('delivery is all that must be said', () => {
	const config = read(SMTP);
	expect(config).toMatchObject({
		host: '127.0.0.1',
		port: 8787,
		queueFile: join(folder, 'data/tickets.sqlite'),
		allowedOrigins: [new URL(site.url).origin],
		delivery: { port: 587, encryption: 'starttls' },
		blocklists: { timeoutSeconds: 5, cacheSeconds: { min: 20, max: 300 } },
		retry: { tries: 50, timeoutSeconds: 30 },
		limits: { ticketsPerMinute: 5, minFormSeconds: 3 },
		secrets: { smtp: null, rtToken: null, listKeys: {} },
	});
});

test('the example for hosts is right', () => {
	const SERVICE_CONFIG = join(ROOT, 'src/service/deploy/service.example.yaml');
	expect(readConfig(ROOT, site, { SERVICE_CONFIG }).delivery.kind).toBe('smtp');
});

test('secrets come from the environment', () => {
	const env = { SMTP_USER: 'u', SMTP_PASSWORD: 'p', RT_TOKEN: 't', SPAMHAUS_DQS_KEY: ' abc ' };
	expect(read(RT, env)).toMatchObject({
		delivery: { url: 'https://rt.example.com', customField: 'Bounce Desk Key' },
		secrets: { smtp: { user: 'u', pass: 'p' }, rtToken: 't', listKeys: { SPAMHAUS_DQS_KEY: 'abc' } },
	});
});

test.each([
	['no delivery', 'port: 1', {}, /delivery/],
	['a field that is none', `${SMTP}prot: 1`, {}, /prot/],
	['a port out of range', `${SMTP}port: 70000`, {}, /port/],
	[
		'a list of recipients',
		SMTP.replace('b@example.com', '"b@example.com, c@example.com"'),
		{},
		/bare mail address/,
	],
	['a network that is none', `${SMTP}trustedProxies: [10.0.0.0/33]`, {}, /trustedProxies\.0: write an IP/],
	['a name as proxy', `${SMTP}trustedProxies: [proxy.example.com]`, {}, /trustedProxies/],
	['no YAML', 'a: [', {}, /not valid YAML/],
	['an empty file', '', {}, /delivery/],
	['Request Tracker without a token', RT, {}, /RT_TOKEN/],
	['half a login', SMTP, { SMTP_USER: 'u' }, /both/],
	['a key that would be another name', SMTP, { ABUSIX_KEY: 'a.example.com' }, /ABUSIX_KEY is not a key/],
])('%s is refused', (_, text, env, says) => expect(() => read(text, env)).toThrow(says));

test('a missing file is named, with what to do', () => {
	expect(() => readConfig(folder, site, { SERVICE_CONFIG: 'none.yaml' })).toThrow(
		/none\.yaml is missing\. Copy/,
	);
});

test.each([
	['https://api.example.com', true],
	['https://api.example.com/desk', true],
	['http://127.0.0.1:8787', true],
	['http://api.example.com', false],
	['https://api.example.com/', false],
	['https://api.example.com?x', false],
	['http://127.0.0.1.example.com', false],
])('site.yaml: the service at %s: %s', (url, good) => {
	const field = siteSchema.shape.service.safeParse({ url });
	expect(field.success).toBe(good);
});
