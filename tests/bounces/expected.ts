/** What must be read from each sample in this folder, by file name. Fields that are not named must be null. */
import type { Bounce, MessageKind } from '../../src/bounce/types.ts';

export interface Expected {
	readonly kind: MessageKind;
	readonly format: string | null;
	readonly bounces: readonly Partial<Omit<Bounce, 'lines'>>[];
	/** Names of the returned message's headers, in order. */
	readonly original?: readonly string[];
}

export const EXPECTED: Readonly<Record<string, Expected>> = {
	'apple-mail-de.txt': {
		kind: 'dsn',
		format: 'rfc3464',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '554',
				enhancedStatus: '5.7.1',
				diagnosticCode:
					'554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org',
				reportingMta: 'mail.example.net',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
		],
	},
	'cpanel-track-delivery.txt': {
		kind: 'dsn',
		format: 'cpanel',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode:
					'550 5.7.1 [203.0.113.7] Our system has detected that this message is likely unsolicited mail.',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'data-end',
			},
		],
	},
	'delayed.eml': {
		kind: 'dsn',
		format: 'rfc3464',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'delayed',
				replyCode: '451',
				enhancedStatus: '4.7.1',
				diagnosticCode: '451 4.7.1 Greylisted, try again later',
				reportingMta: 'mail.example.net',
			},
		],
	},
	'delivered.eml': {
		kind: 'delivered',
		format: 'rfc3464',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'delivered',
				replyCode: '250',
				enhancedStatus: '2.0.0',
				diagnosticCode: '250 2.0.0 Ok: queued as 1234',
				reportingMta: 'mail.example.net',
				remoteMta: { name: 'mx.example.com', address: null },
			},
		],
	},
	'discussion.txt': { kind: 'not-a-bounce', format: null, bounces: [] },
	'dsn-fields.txt': {
		kind: 'dsn',
		format: 'rfc3464',
		bounces: [
			{
				recipient: 'anna@example.com',
				originalRecipient: 'team@example.net',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Mail from 203.0.113.7 is not welcome',
				reportingMta: 'mail.example.net',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
			},
		],
	},
	'dsn.eml': {
		kind: 'dsn',
		format: 'rfc3464',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Client host [203.0.113.7] blocked',
				reportingMta: 'mail.example.net',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'mail-from',
			},
		],
		original: ['Return-Path', 'Received', 'From', 'To', 'Subject', 'Message-ID'],
	},
	'exchange-2003.txt': {
		kind: 'dsn',
		format: 'exchange-classic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 no such mailbox',
				reportingMta: 'mail.example.net',
			},
		],
	},
	'exchange-de.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exchange-en.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exchange-es.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exchange-fr.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exchange-it.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exchange-ja.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exchange-nl.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exchange-pt.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
				reportingMta: 'mail1.example.net',
			},
		],
		original: ['Received', 'From', 'To', 'Subject'],
	},
	'exim-cpanel.txt': {
		kind: 'dsn',
		format: 'exim',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode:
					'550 5.7.1 Service unavailable; client [203.0.113.7] blocked using zen.spamhaus.org, see https://www.spamhaus.org/query/ip/203.0.113.7',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
			{
				recipient: 'bert@example.org',
				action: 'failed',
				diagnosticCode: 'all relevant MX records point to non-existent hosts',
			},
		],
		original: ['Return-path', 'Received', 'To', 'Subject'],
	},
	'exim.log': {
		kind: 'smtp-reply',
		format: 'exim-log',
		bounces: [
			{
				recipient: 'anna@example.com',
				originalRecipient: 'team@example.net',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Client host [203.0.113.7] blocked',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
			{
				recipient: 'bert@example.org',
				action: 'delayed',
				replyCode: '451',
				enhancedStatus: '4.7.1',
				diagnosticCode: '451 4.7.1 Try again later',
				remoteMta: { name: 'mx.example.org', address: '198.51.100.26' },
				stage: 'data-end',
			},
		],
	},
	'feedback.eml': {
		kind: 'feedback-report',
		format: 'rfc5965',
		bounces: [
			{
				recipient: 'anna@isp.example',
				diagnosticCode: 'This is an email abuse report for a message received from 203.0.113.7.',
				localAddress: '203.0.113.7',
			},
		],
		original: ['From', 'To', 'Subject'],
	},
	'forwarded-base64.eml': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '554',
				enhancedStatus: '5.7.1',
				diagnosticCode: '554 5.7.1 Absender gesperrt',
			},
		],
	},
	'forwarded-german.eml': {
		kind: 'dsn',
		format: 'postfix',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 blocked',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
		],
	},
	'forwarded-gmail.txt': {
		kind: 'dsn',
		format: 'gmail',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 no such user',
			},
		],
	},
	'forwarded-outlook.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 blocked',
				remoteMta: { name: 'mx.example.com', address: null },
			},
		],
	},
	'gmail-de.txt': {
		kind: 'dsn',
		format: 'gmail',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 User unknown',
			},
		],
	},
	'gmail-new.txt': {
		kind: 'dsn',
		format: 'gmail',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 <anna@example.com>: Recipient address rejected: User unknown',
			},
		],
	},
	'gmail-old.txt': {
		kind: 'dsn',
		format: 'gmail',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '554',
				enhancedStatus: '5.7.1',
				diagnosticCode: '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
			},
		],
		original: ['Received'],
	},
	'html-source.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 <anna@example.com>: Access denied',
				reportingMta: 'mail1.example.net',
			},
		],
	},
	'icloud.txt': {
		kind: 'dsn',
		format: 'messagingserver',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 [CS01] Message rejected due to local policy.',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				localAddress: '203.0.113.7',
			},
		],
		original: ['Message-id', 'Date', 'From', 'To', 'Subject'],
	},
	'ionos.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 blocked',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
		],
	},
	'japanese.eml': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.jp',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 宛先不明',
			},
		],
	},
	'letter-with-reply.txt': {
		kind: 'smtp-reply',
		format: 'generic',
		bounces: [
			{
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode:
					'550 5.7.1 [203.0.113.7 12] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. a1-2 - gsmtp',
			},
		],
	},
	'microsoft365-de.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-en.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-es.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-fr.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-it.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-ja.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-nl.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-pt.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.10',
				diagnosticCode:
					'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@example.com not found by SMTP address lookup',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
			},
		],
	},
	'microsoft365-rejected.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.606',
				diagnosticCode: '550 5.7.606 Access denied, banned sending IP [203.0.113.7]',
				reportingMta: 'AA0PR00MB0000.example.prod.outlook.com',
				remoteMta: { name: 'mx.example.com', address: null },
			},
		],
	},
	'ordinary.eml': { kind: 'not-a-bounce', format: null, bounces: [] },
	'outlook-com.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				diagnosticCode:
					'This is an automatically generated Delivery Status Notification. Delivery to the following recipients failed.',
			},
		],
	},
	'outlook-with-headers.txt': {
		kind: 'dsn',
		format: 'exchange',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '554',
				enhancedStatus: '5.7.1',
				diagnosticCode: '554 5.7.1 <host[203.0.113.7]>: Client host rejected: Access denied',
				reportingMta: 'mail.example.net',
			},
		],
	},
	'phpmailer-recipients.txt': {
		kind: 'smtp-reply',
		format: 'smtp-reply',
		bounces: [
			{
				recipient: 'anna@example.com',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 <anna@example.com>: Relay access denied',
				stage: 'rcpt-to',
			},
		],
	},
	'phpmailer.txt': {
		kind: 'smtp-reply',
		format: 'smtp-reply',
		bounces: [
			{
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: 'Message rejected as spam',
				stage: 'data-end',
			},
		],
	},
	'postfix.log': {
		kind: 'smtp-reply',
		format: 'postfix-log',
		bounces: [
			{
				recipient: 'anna@example.com',
				originalRecipient: 'team@example.net',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Client host [203.0.113.7] blocked',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
			{
				recipient: 'bert@example.org',
				action: 'delayed',
				enhancedStatus: '4.4.1',
				diagnosticCode: 'connect to mx.example.org[198.51.100.26]:25: Connection timed out',
				remoteMta: { name: 'mx.example.org', address: '198.51.100.26' },
			},
		],
	},
	'postfix.txt': {
		kind: 'dsn',
		format: 'postfix',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode:
					'550 5.1.1 The account that you tried to reach does not exist. Please check the address',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
			{
				recipient: 'bert@example.org',
				originalRecipient: 'team@example.net',
				action: 'failed',
				diagnosticCode: 'connect to mx.example.org[2001:db8::25]:25: Connection timed out',
				remoteMta: { name: 'mx.example.org', address: '2001:db8::25' },
			},
		],
	},
	'prose-de.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Ihre IP 203.0.113.7 ist gesperrt',
			},
		],
	},
	'prose-es.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 usuario desconocido',
			},
		],
	},
	'prose-fr.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Adresse IP refusée OFR_102',
			},
		],
	},
	'prose-it.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 utente sconosciuto',
			},
		],
	},
	'prose-ja.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 ユーザーが見つかりません',
			},
		],
	},
	'prose-nl.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 geweigerd',
			},
		],
	},
	'prose-pt.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 O seu IP está bloqueado Consulte https://example.com',
			},
		],
	},
	'qmail.log': {
		kind: 'smtp-reply',
		format: 'qmail-log',
		bounces: [
			{
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.1.1',
				diagnosticCode: '550 5.1.1 no such user',
				remoteMta: { name: null, address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
		],
	},
	'qmail.txt': {
		kind: 'dsn',
		format: 'qmail',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '553',
				enhancedStatus: '5.7.1',
				diagnosticCode: '553 5.7.1 sorry, your mail server 203.0.113.7 is not welcome',
				remoteMta: { name: null, address: '198.51.100.25' },
				stage: 'rcpt-to',
			},
			{
				recipient: 'bert@example.org',
				action: 'failed',
				enhancedStatus: '5.1.2',
				diagnosticCode: "Sorry, I couldn't find any host named example.org. (#5.1.2)",
			},
		],
		original: ['Return-Path'],
	},
	'question.txt': { kind: 'not-a-bounce', format: null, bounces: [] },
	'reply-folded.txt': {
		kind: 'smtp-reply',
		format: 'smtp-reply',
		bounces: [
			{
				replyCode: '550',
				enhancedStatus: '5.7.26',
				diagnosticCode:
					'550 5.7.26 This mail has been blocked because the sender is unauthenticated. It must authenticate with either SPF or DKIM. See the help page. a1b2 - gsmtp',
			},
		],
	},
	'sendmail.log': {
		kind: 'smtp-reply',
		format: 'sendmail-log',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				enhancedStatus: '5.1.1',
				diagnosticCode: 'User unknown',
				remoteMta: { name: 'mx.example.com', address: '198.51.100.25' },
			},
		],
	},
	'sendmail.txt': {
		kind: 'dsn',
		format: 'sendmail',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '554',
				enhancedStatus: '5.7.1',
				diagnosticCode: '554 5.7.1 Rejected',
				remoteMta: { name: 'mx.example.com', address: null },
				stage: 'mail-from',
			},
		],
	},
	'sentence-only.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				diagnosticCode: 'could not be delivered because the mailbox is full.',
			},
		],
	},
	'symfony.txt': {
		kind: 'smtp-reply',
		format: 'smtp-reply',
		bounces: [
			{
				recipient: 'anna@example.com',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Relaying denied for <anna@example.com>',
			},
		],
	},
	'telnet-session.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '554',
				enhancedStatus: '5.7.1',
				diagnosticCode: '554 5.7.1 <unknown[203.0.113.7]>: Client host rejected: Access denied',
			},
		],
	},
	'transcript.txt': {
		kind: 'dsn',
		format: 'generic',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '550',
				enhancedStatus: '5.7.1',
				diagnosticCode: '550 5.7.1 Access denied',
			},
		],
	},
	'two-replies.txt': {
		kind: 'smtp-reply',
		format: 'smtp-reply',
		bounces: [
			{ replyCode: '550', enhancedStatus: '5.7.1', diagnosticCode: '550 5.7.1 first reply' },
			{ replyCode: '554', enhancedStatus: '5.7.1', diagnosticCode: '554 5.7.1 second reply' },
		],
	},
	'vacation.eml': {
		kind: 'auto-reply',
		format: 'rfc3834',
		bounces: [
			{
				recipient: 'anna@example.com',
				diagnosticCode:
					'I am away until Monday. In urgent cases write to bert@example.com, error 550 or not.',
			},
		],
	},
	'wordpress.txt': {
		kind: 'smtp-reply',
		format: 'smtp-reply',
		bounces: [
			{
				replyCode: '535',
				enhancedStatus: '5.7.8',
				diagnosticCode: '535 5.7.8 Username and Password not accepted. https://support.example.com',
				stage: 'auth',
			},
		],
	},
	'yahoo.txt': {
		kind: 'dsn',
		format: 'qmail',
		bounces: [
			{
				recipient: 'anna@example.com',
				action: 'failed',
				replyCode: '554',
				enhancedStatus: '5.7.9',
				diagnosticCode: '554: 5.7.9: Message not accepted for policy reasons. See https://example.com/',
			},
		],
	},
};
