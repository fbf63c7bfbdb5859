import { z } from 'zod';

const https = z.url({
	protocol: /^https$/,
	error:
		'write the whole address of your help desk, beginning with https://, such as https://help.example.com',
});

/** The help desk's own address. */
const base = https.regex(/^[^?#]*$/, 'end the address before the first ? or #: the rest is added');

/** The number of something in the help desk; the message says where to find it. */
const number = (found: string) => z.int({ error: `write the number that ${found}` }).nonnegative();
const label = z.string().min(2).default('Open a ticket');
const channel = { kind: z.literal('preset'), base, label };
const fieldName = (wanted: string) =>
	z.string({ error: `write the name of the form's field for ${wanted}` }).regex(/^[^\s=&?#]+$/, {
		error: 'write the field’s name as it stands in the address, without = and &',
	});

/** Ticket forms of help desks whose addresses take a text along, or not: src/actions/presets.ts builds them. */
const preset = z.discriminatedUnion(
	'preset',
	[
		z.strictObject({
			...channel,
			preset: z.literal('whmcs'),
			/** Seen in the client area's own link: `submitticket.php?step=2&deptid=N`. */
			department: number('stands behind "deptid=" when you open a ticket of this department in WHMCS'),
		}),
		z.strictObject({
			...channel,
			preset: z.literal('zendesk'),
			locale: z
				.string()
				.regex(
					/^[a-z]{2}(-[a-z0-9]+)?$/i,
					'write the language as in your help centre’s address, such as en-us',
				)
				.default('en-us'),
			/** Needed where the account has several forms. */
			form: number('stands behind "ticket_form_id=" in the address of your form').optional(),
			ipField: number('your own field for the IP address has in Zendesk’s admin centre').optional(),
			codeField: number('your own field for the error code has in Zendesk’s admin centre').optional(),
		}),
		z.strictObject({
			...channel,
			preset: z.literal('freshdesk'),
			/** Name of the form, where there are several. */
			form: z.string().min(1).optional(),
		}),
		z.strictObject({
			...channel,
			preset: z.literal('rt'),
			queue: z.union([z.int().positive(), z.string().min(1)], {
				error: 'write the name or number of the queue that takes these tickets',
			}),
			/** false: the page for staff. */
			selfService: z.boolean().default(true),
		}),
		z.strictObject({
			...channel,
			preset: z.literal('jsm'),
			portal: number('stands behind "/portal/" in the address of your request form'),
			group: number('stands behind "/group/" in the address of your request form'),
			requestType: number('stands behind "/create/" in the address of your request form'),
		}),
		z.strictObject({
			...channel,
			preset: z.literal('osticket'),
			/** The help topic, chosen for the reader. */
			topic: number('your help topic has in osTicket’s admin panel').optional(),
		}),
		z.strictObject({
			...channel,
			preset: z.literal('generic'),
			/** The whole address of the form; may have a query of its own. */
			base: https.regex(/^[^#]*$/, 'end the address before the #'),
			subjectField: fieldName('the subject'),
			bodyField: fieldName('the message'),
			ipField: fieldName('the IP address').optional(),
			codeField: fieldName('the error code').optional(),
		}),
	],
	{ error: 'use one of: whmcs, zendesk, freshdesk, rt, jsm, osticket, generic' },
);

/** A way for a ticket to reach the host. */
export const ticketChannel = z.discriminatedUnion(
	'kind',
	[
		z.strictObject({
			kind: z.literal('mailto'),
			address: z.email(),
			label: z.string().default('Send by mail'),
		}),
		z.strictObject({
			kind: z.literal('link'),
			/** Address of the ticket form; may hold `{subject}`, `{body}`, `{ip}`, `{code}`, `{recipient_domain}`. */
			template: z.string().startsWith('https://'),
			label,
		}),
		preset,
	],
	{ error: 'use one of: mailto, link, preset' },
);
