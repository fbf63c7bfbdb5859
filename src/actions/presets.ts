/**
 * Addresses of ticket forms with the text filled in, for help desks that hosts use. What each one takes was read in its
 * own source or seen in use on several unrelated sites. None of it is promised by its maker, so the page never relies on it:
 * the whole text is on the clipboard as well.
 */
import { encode, type Link, MAX_LINK, shorten } from './link.ts';
import type { Message } from './types.ts';

/** A help desk, as `site.yaml` names it. `base`: its address without a slash at the end, https only. */
export type Preset =
	/** Seen in use 2026: `submitticket.php` takes subject and message. */
	| { readonly preset: 'whmcs'; readonly base: string; readonly department: number }
	/** Seen in use 2026, and support.zendesk.com article 4408839114522: `tf_` fields; the description is HTML. */
	| {
			readonly preset: 'zendesk';
			readonly base: string;
			readonly locale: string;
			/** Without it only the account's first form is filled in. */
			readonly form?: number | undefined;
			/** Numbers of own fields for the IP address and the error code. */
			readonly ipField?: number | undefined;
			readonly codeField?: number | undefined;
	  }
	/** Opens the form only: no field is filled in from the address. */
	| { readonly preset: 'freshdesk'; readonly base: string; readonly form?: string | undefined }
	/** bestpractical/rt 72106ba (2025-06-05), SelfService/Create.html and Ticket/Create.html: all from the address. */
	| {
			readonly preset: 'rt';
			readonly base: string;
			readonly queue: string | number;
			/** true: the page for customers; false: the one for staff. */
			readonly selfService: boolean;
	  }
	/** Seen in use 2026: summary and description. */
	| {
			readonly preset: 'jsm';
			readonly base: string;
			readonly portal: number;
			readonly group: number;
			readonly requestType: number;
	  }
	/** osTicket 4689926 (2023-10-25), open.inc.php: opens the form with its topic; the rest is read by POST only. */
	| { readonly preset: 'osticket'; readonly base: string; readonly topic?: number | undefined }
	/** Any form that reads its fields from the address; the names are those of its fields. */
	| {
			readonly preset: 'generic';
			readonly base: string;
			readonly subjectField: string;
			readonly bodyField: string;
			readonly ipField?: string | undefined;
			readonly codeField?: string | undefined;
	  };

export interface Slots {
	readonly ip: string | null;
	readonly code: string | null;
	readonly recipientDomain?: string | null | undefined;
}

type Query = readonly (readonly [name: string, value: string | number | null | undefined])[];

/** An address with these fields; what is not known is left out. */
function withQuery(address: string, query: Query): string {
	const fields = query.flatMap(([name, value]) =>
		value === null || value === undefined || value === ''
			? []
			: [`${encodeURIComponent(name)}=${encode(`${value}`)}`],
	);
	if (fields.length === 0) return address;
	return `${address}${address.includes('?') ? '&' : '?'}${fields.join('&')}`;
}

/** Zendesk's description is rich text: what looks like markup would vanish, and line ends are lost. */
function asHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/\r\n|\r|\n/g, '<br>');
}

function address(to: Preset, { subject, body }: Message, slots: Slots): string {
	const base = to.base.replace(/\/+$/, '');
	switch (to.preset) {
		case 'whmcs':
			return withQuery(`${base}/submitticket.php`, [
				['step', 2],
				['deptid', to.department],
				['subject', subject],
				['message', body],
			]);
		case 'zendesk':
			return withQuery(`${base}/hc/${to.locale}/requests/new`, [
				['ticket_form_id', to.form],
				['tf_subject', subject],
				['tf_description', asHtml(body)],
				[`tf_${to.ipField}`, to.ipField && slots.ip],
				[`tf_${to.codeField}`, to.codeField && slots.code],
			]);
		case 'freshdesk':
			return withQuery(`${base}/support/tickets/new`, [['ticket_form', to.form]]);
		case 'rt':
			return withQuery(`${base}/${to.selfService ? 'SelfService' : 'Ticket'}/Create.html`, [
				['Queue', to.queue],
				['Subject', subject],
				['Content', body],
			]);
		case 'jsm':
			return withQuery(
				`${base}/servicedesk/customer/portal/${to.portal}/group/${to.group}/create/${to.requestType}`,
				[
					['summary', subject],
					['description', body],
				],
			);
		case 'osticket':
			return withQuery(`${base}/open.php`, [['topicId', to.topic]]);
		case 'generic':
			return withQuery(to.base, [
				[to.subjectField, subject],
				[to.bodyField, body],
				[to.ipField ?? '', to.ipField ? slots.ip : null],
				[to.codeField ?? '', to.codeField ? slots.code : null],
			]);
	}
}

/** The form's address with the message in it, at most `limit` characters; `carries` says what could not go along. */
export function presetLink(to: Preset, message: Message, slots: Slots, limit: number = MAX_LINK): Link {
	if (to.preset === 'freshdesk' || to.preset === 'osticket')
		return { href: address(to, message, slots), complete: false, carries: 'nothing' };
	return shorten(message, limit, (part) => address(to, part, slots));
}
