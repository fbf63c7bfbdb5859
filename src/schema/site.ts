import { z } from 'zod';
import { httpsUrl, id } from './common.ts';
import { ticketChannel } from './ticket.ts';

const hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'write the colour as #rrggbb');

/** https, or plain http on the machine's own loopback for a trial. No slash at the end: paths are added. */
const serviceUrl = z
	.url()
	.regex(
		/^(https:\/\/[^/?#]+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?)(\/[^?#]*[^/?#])?$/,
		'write https://host or https://host/path, without a slash at the end',
	);

/** The white label: everything a host changes to make this its own. */
export const site = z.strictObject({
	name: z.string(),
	/** Where the built site will live; used for canonical links. */
	url: httpsUrl,
	/** The host's own home page. */
	homeUrl: httpsUrl.optional(),
	/** A file in public/, e.g. `/logo.svg`; left out: the name is shown. */
	logo: z.string().startsWith('/').optional(),
	colours: z.strictObject({
		/** Links and buttons on light ground; contrast with white is checked (4.5:1). */
		accent: hex,
		/** The same on dark ground. */
		accentDark: hex,
	}),
	/** How a ticket reaches the host; empty: readers get copy and download only. */
	ticket: z.array(ticketChannel),
	liveChat: z.strictObject({ url: httpsUrl, hours: z.string().optional() }).nullable(),
	/** Products whose customers come here. `managed`: the host runs the server and files delist requests. */
	services: z
		.array(z.strictObject({ id, name: z.string(), managed: z.boolean(), sharedIp: z.boolean() }))
		.min(1),
	/** DNS over HTTPS resolvers (RFC 8484) for the blocklist check; the first is used. `public: false` for the host's own. */
	resolvers: z.array(
		z.strictObject({ name: z.string(), url: httpsUrl, public: z.boolean(), privacyUrl: httpsUrl.optional() }),
	),
	/** The host's own service (src/service): blocklists through the host's resolver, tickets by POST. null: the site alone. */
	service: z.strictObject({ url: serviceUrl }).nullable().default(null),
	/** "Was this helpful?" and "Did this fix it?" at the foot of pages. */
	feedback: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('off') }),
		z.strictObject({ kind: z.literal('mailto'), address: z.email() }),
		/** `url` takes a POST of JSON `{page, helpful, comment?}`; without a script a form with `page` and `helpful` (yes or no). */
		z.strictObject({ kind: z.literal('endpoint'), url: httpsUrl }),
	]),
});
