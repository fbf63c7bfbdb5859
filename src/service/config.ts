/** The service's settings: `content/site.yaml` (shared with the site), `content/service.yaml`, and secrets from the environment. */
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Content } from '../schema/load.ts';

const address = z.email('write one bare mail address');
const seconds = (fallback: number) => z.number().positive().max(86_400).default(fallback);
const count = (fallback: number) => z.int().min(1).default(fallback);
const network = z
	.string()
	.refine(isNetwork, 'write an IP address or a network such as 10.0.0.0/8 or 2001:db8::/32');
const perMinute = (fallback: number) => z.int().min(1).max(1_000_000_000).default(fallback);

const smtp = z.strictObject({
	kind: z.literal('smtp'),
	host: z.string().min(1),
	port: z.int().min(1).max(65_535).default(587),
	/** `starttls` (demanded, default), `tls` from the first byte (465), `none` for a server on this machine. */
	encryption: z.enum(['starttls', 'tls', 'none']).default('starttls'),
	/** Sender of the envelope and of the mail: an address of the host, never the reader's. */
	from: address,
	/** The helpdesk's mailbox; one address. */
	to: address,
});

const requestTracker = z.strictObject({
	kind: z.literal('rt'),
	/** Where Request Tracker lives: `https://rt.example.com`, without `/REST/2.0`. */
	url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
	queue: z.string().min(1),
	/** A ticket custom field of that queue ("enter one value"); it holds the key by which a ticket is found again. */
	customField: z.string().min(1).default('Bounce Desk Key'),
});

/** `content/service.yaml`. Every field has a default but `delivery`. */
export const serviceFile = z.strictObject({
	host: z.string().default('127.0.0.1'),
	port: z.int().min(0).max(65_535).default(8787),
	/** The queue's file; from the project's root unless absolute. One service per file. */
	queueFile: z.string().min(1).default('data/tickets.sqlite'),
	/** Origins beside that of site.yaml's `url` whose pages may ask, such as a staging site. */
	origins: z.array(z.url().transform((url) => new URL(url).origin)).default([]),
	/** Balancers and proxies whose X-Forwarded-For is believed. */
	trustedProxies: z.array(network).default([]),
	/** Who may read /metrics. */
	metricsFrom: z.array(network).default(['127.0.0.1', '::1']),
	delivery: z.discriminatedUnion('kind', [smtp, requestTracker]),
	blocklists: z
		.strictObject({
			/** Your own recursive resolver, `192.0.2.53` or `[2001:db8::53]:5300`; left out: the machine's. */
			resolver: z.string().optional(),
			/** Time-out of one question. */
			timeoutSeconds: seconds(5),
			/** Longest and shortest time an answer is kept; between them its own time to live counts. */
			cacheSeconds: z.strictObject({ min: seconds(20), max: seconds(300) }).prefault({}),
			/** Addresses under check at once; more get 503. */
			atOnce: count(32),
			cachedAddresses: count(10_000),
		})
		.prefault({}),
	retry: z
		.strictObject({
			/** Wait after the first failure; doubled each time, with jitter, up to `longestSeconds`. */
			firstSeconds: seconds(15),
			longestSeconds: seconds(3600),
			/** Tries before a ticket is held for the operator; the default lasts about two days. */
			tries: count(50),
			/** Time-out of one delivery. The lease is twice as long, so that no try overlaps the one before. */
			timeoutSeconds: seconds(30),
			atOnce: count(4),
		})
		.prefault({}),
	limits: z
		.strictObject({
			ticketsPerMinute: perMinute(5),
			checksPerMinute: perMinute(20),
			readsPerMinute: perMinute(120),
			/** Whole request body: text and attachment in base64. */
			bodyBytes: count(2_000_000),
			bodySeconds: seconds(20),
			/** A form sent sooner was not filled in by a person. */
			minFormSeconds: z.number().min(0).max(60).default(3),
			/** Tickets waiting for delivery; more get 503. */
			queued: count(20_000),
		})
		.prefault({}),
	/** On SIGTERM: how long requests and deliveries under way may take to end. */
	graceSeconds: seconds(20),
});

export type ServiceFile = z.output<typeof serviceFile>;
export type SmtpSettings = z.output<typeof smtp>;
export type RtSettings = z.output<typeof requestTracker>;

export interface Secrets {
	readonly smtp: { readonly user: string; readonly pass: string } | null;
	readonly rtToken: string | null;
	/** Keys of lists that want one, by the name of their variable. */
	readonly listKeys: Readonly<Record<string, string>>;
}

export interface ServiceConfig extends ServiceFile {
	readonly secrets: Secrets;
	/** Origins that may ask, the site's own first. */
	readonly allowedOrigins: readonly string[];
}

/** A mistake in the settings, with what to do. */
export class ConfigError extends Error {}

/** Variables that hold keys of blocklists; see keyed.ts. */
export const LIST_KEYS = ['SPAMHAUS_DQS_KEY', 'ABUSIX_KEY'] as const;

/**
 * Read the settings.
 * @param root folder that holds `content/`
 * @param env `SERVICE_CONFIG` names another file than content/service.yaml; secrets: SMTP_USER, SMTP_PASSWORD, RT_TOKEN, LIST_KEYS
 * @throws ConfigError
 */
export function readConfig(
	root: string,
	site: Content['site']['data'],
	env: NodeJS.ProcessEnv,
): ServiceConfig {
	const name = env['SERVICE_CONFIG'] ?? 'content/service.yaml';
	const path = isAbsolute(name) ? name : join(root, name);
	if (!existsSync(path))
		throw new ConfigError(
			`${name} is missing. Copy src/service/deploy/service.example.yaml there and change it.`,
		);
	const file = parseFile(name, readFileSync(path, 'utf8'));
	const secrets = readSecrets(env);
	if (file.delivery.kind === 'rt' && secrets.rtToken === null)
		throw new ConfigError(
			'The environment has no RT_TOKEN: make an authentication token in Request Tracker.',
		);
	const { queueFile } = file;
	return {
		...file,
		queueFile: isAbsolute(queueFile) ? queueFile : join(root, queueFile),
		secrets,
		allowedOrigins: [...new Set([new URL(site.url).origin, ...file.origins])],
	};
}

function parseFile(name: string, text: string): ServiceFile {
	let data: unknown;
	try {
		data = parse(text);
	} catch (error) {
		throw new ConfigError(`${name} is not valid YAML: ${error instanceof Error ? error.message : error}`);
	}
	const parsed = serviceFile.safeParse(data ?? {});
	if (parsed.success) return parsed.data;
	const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || name}: ${issue.message}`);
	throw new ConfigError(`${name} has mistakes:\n${lines.join('\n')}`);
}

function readSecrets(env: NodeJS.ProcessEnv): Secrets {
	const of = (name: string) => env[name]?.trim() || null;
	const user = of('SMTP_USER');
	const pass = of('SMTP_PASSWORD');
	if ((user === null) !== (pass === null))
		throw new ConfigError('Set both SMTP_USER and SMTP_PASSWORD, or neither.');
	const keys = LIST_KEYS.flatMap((name) => {
		const key = of(name);
		// The key becomes a label of a DNS name.
		if (key !== null && !/^[a-z0-9-]{1,63}$/i.test(key))
			throw new ConfigError(`${name} is not a key: letters, digits and "-" only.`);
		return key === null ? [] : [[name, key]];
	});
	return {
		smtp: user !== null && pass !== null ? { user, pass } : null,
		rtToken: of('RT_TOKEN'),
		listKeys: Object.fromEntries(keys),
	};
}

function isNetwork(text: string): boolean {
	const [ip = '', bits, ...rest] = text.split('/');
	const family = isIP(ip);
	if (family === 0 || rest.length > 0) return false;
	return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
}
