/** The mail file, read back by an independent reader (postal-mime): what went in comes out, byte for byte. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { type Attachment, attachmentOf, isMail, toBase64 } from '../../src/actions/attachment.ts';
import { type Draft, emlFile, headerText } from '../../src/actions/eml.ts';
import { decodeMail } from '../../src/bounce/bytes.ts';

const BOUNCES = join(import.meta.dirname, '../bounces');
const DRAFT: Draft = {
	to: 'support@example.com',
	from: 'anna@example.net',
	message: { subject: 'Mail to example.org comes back: 550 5.7.1', body: 'Hello,\n\nplease help.' },
	attachment: null,
	date: new Date('2026-11-24T12:00:00Z'),
	boundary: 'bounce-desk',
};

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const read = (bytes: Uint8Array) =>
	PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' });
const bytesOf = (content: unknown): Uint8Array => new Uint8Array(content as ArrayBuffer);

/** The oracle hands parts without an encoding back with `\n`; so the bytes themselves must stand in the file as well. */
async function expectExact(file: Uint8Array, attachment: Attachment) {
	const mail = await read(file);
	expect(mail.attachments).toHaveLength(1);
	const [found] = mail.attachments;
	const given = Buffer.from(attachment.bytes);
	const back = Buffer.from(bytesOf(found?.content));
	if (latin1(file).includes('Content-Transfer-Encoding: base64\r\nContent-Disposition'))
		expect(back.equals(given)).toBe(true);
	else {
		expect(Buffer.from(file).includes(given)).toBe(true);
		// The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1); the oracle leaves it with the part.
		expect(back.toString('latin1')).toBe(`${given.toString('latin1').replaceAll('\r\n', '\n')}\n`);
	}
	return { mail, found };
}

/** What every file must hold: RFC 5322 section 2.1.1 and 2.2, RFC 2045 section 2.7 to 2.9. */
function expectMail(file: Uint8Array): void {
	const text = latin1(file);
	expect(text).not.toMatch(/[^\r]\n|\r[^\n]|\0/);
	for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
	const head = text.slice(0, text.indexOf('\r\n\r\n'));
	expect(head).toMatch(/^[\t\r\n -~]*$/);
}

describe('the mail itself', () => {
	test('is addressed, dated and a draft', async () => {
		const file = emlFile(DRAFT);
		expectMail(file);
		const mail = await read(file);
		expect(mail.to).toMatchObject([{ address: 'support@example.com' }]);
		expect(mail.from).toMatchObject({ address: 'anna@example.net' });
		expect(mail.subject).toBe(DRAFT.message.subject);
		expect(mail.date).toBe('2026-11-24T12:00:00.000Z');
		expect(mail.text?.trimEnd()).toBe(DRAFT.message.body);
		expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'x-unsent', value: '1' }));
	});

	test('leaves out what is not one bare address: no text adds a header', () => {
		const head = latin1(
			emlFile({
				...DRAFT,
				to: 'a@example.com\r\nBcc: b@example.com',
				from: 'Group: a@b.example, c@d.example;',
			}),
		);
		expect(head).not.toMatch(/^(?:To|From|Bcc):/m);
		expect(headerText('Subject', 'a\r\nBcc: b@example.com')).toBe('Subject: a Bcc: b@example.com');
	});

	test('any subject and any text come back as they were', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: 'grapheme', maxLength: 150 }),
				fc.string({ unit: 'grapheme', maxLength: 400 }),
				async (subject, body) => {
					const file = emlFile({ ...DRAFT, message: { subject, body } });
					expectMail(file);
					const mail = await read(file);
					const spaced = (text: string) =>
						text
							.toWellFormed()
							.replace(/[\p{Cc}\s]+/gu, ' ')
							.trim();
					expect(spaced(mail.subject ?? '')).toBe(spaced(subject));
					const lines = (text: string) =>
						text
							.toWellFormed()
							.replace(/\r\n|\r/g, '\n')
							.replace(/\n+$/, '');
					expect(lines(mail.text ?? '')).toBe(lines(body));
				},
			),
		);
	});

	test('a long subject is folded, and no word is cut', () => {
		const long = headerText('Subject', 'word '.repeat(60));
		for (const line of long.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
		const german = headerText('Subject', 'Grüße aus Köln '.repeat(20));
		for (const word of german.split('\r\n')) expect(word.length).toBeLessThanOrEqual(85);
	});
});

describe('the message that came back', () => {
	const files = readdirSync(BOUNCES).filter((name) => /\.(eml|txt)$/.test(name));

	test.each(files)('%s goes along byte for byte', async (name) => {
		const pasted = readFileSync(join(BOUNCES, name), 'utf8');
		const attachment = attachmentOf(pasted);
		if (!attachment) throw new Error('no attachment');
		const file = emlFile({ ...DRAFT, attachment });
		expectMail(file);
		const { mail, found } = await expectExact(file, attachment);
		expect(Buffer.from(attachment.bytes).toString().replaceAll('\r\n', '\n').trimStart()).toBe(
			pasted.replaceAll('\r\n', '\n').trimStart(),
		);
		expect(found?.filename).toBe(name.endsWith('.eml') ? 'bounce.eml' : attachment.filename);
		if (name.endsWith('.eml')) expect(found?.mimeType).toBe('message/rfc822');
		expect(mail.text?.trimEnd()).toBe(DRAFT.message.body);
	});

	const head = 'From: a@example.com\nSubject: x\nDate: today\n\n';

	test.each([
		['plain ASCII', `${head}hello`, 'message/rfc822', '7bit'],
		['other letters', `${head}Grüße`, 'message/rfc822', '8bit'],
		['a line at the limit', `${head}${'x'.repeat(998)}`, 'message/rfc822', '7bit'],
		['a line over the limit', `${head}${'x'.repeat(999)}`, 'application/octet-stream', 'base64'],
		['a zero byte', `${head}a\0b`, 'application/octet-stream', 'base64'],
		['a text that is no mail', '550 5.7.1 Grüße', 'text/plain', 'base64'],
	])('%s: never another encoding than RFC 2046 section 5.2.1 allows', async (_, pasted, type, encoding) => {
		const attachment = attachmentOf(pasted);
		if (!attachment) throw new Error('no attachment');
		const file = emlFile({ ...DRAFT, attachment });
		expectMail(file);
		const text = latin1(file);
		const part = text.slice(text.indexOf('--bounce-desk\r\n', text.indexOf('--bounce-desk\r\n') + 5));
		expect(part).toContain(`Content-Type: ${type}`);
		expect(part).toContain(`Content-Transfer-Encoding: ${encoding}\r\n`);
		if (encoding === '8bit') expect(text.slice(0, text.indexOf('\r\n\r\n'))).toContain('Encoding: 8bit');
		await expectExact(file, attachment);
	});

	test('any text after a mail’s head goes along exactly, even one that holds the boundary', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.oneof(
						fc.array(fc.nat(0xffff), { maxLength: 50 }).map((units) => String.fromCharCode(...units)),
						fc.constantFrom('\r\n--bounce-desk\r\n', '--bounce-desk--', 'x'.repeat(1_200), '\n', '\r', '\0'),
					),
					{ maxLength: 8 },
				),
				async (parts) => {
					const attachment = attachmentOf(`${head}x${parts.join('')}`);
					if (!attachment) throw new Error('no attachment');
					const file = emlFile({ ...DRAFT, attachment });
					expectMail(file);
					await expectExact(file, attachment);
				},
			),
		);
	});

	test.each([
		['iso-8859-1', 'Gr\u00fc\u00dfe', [0x47, 0x72, 0xfc, 0xdf, 0x65]],
		['windows-1252', '5 \u20ac \u2013', [0x35, 0x20, 0x80, 0x20, 0x96]],
	])('a mail in %s keeps its own bytes', async (charset, word, expected) => {
		const mailHead = `From: a@example.com\r\nTo: b@example.com\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`;
		const file = Uint8Array.from([...Buffer.from(mailHead), ...expected]);
		const text = decodeMail(file);
		expect(text.endsWith(word)).toBe(true);
		const attachment = attachmentOf(text);
		if (!attachment) throw new Error('no attachment');
		expect(Buffer.from(attachment.bytes).equals(Buffer.from(file))).toBe(true);
		await expectExact(emlFile({ ...DRAFT, attachment }), attachment);
	});

	test('a mail in UTF-8 does so too, though a part of it names an older charset', () => {
		const text =
			'From: a@example.com\r\nTo: b@example.com\r\nX: charset=iso-8859-1\r\n\r\nGr\u00fc\u00dfe \u4f60';
		expect(Buffer.from(attachmentOf(text)?.bytes ?? []).toString()).toBe(text);
	});

	test('nothing pasted is no attachment', () => {
		expect(attachmentOf(null)).toBeNull();
		expect(attachmentOf(' \n')).toBeNull();
	});

	test('a mail is known by its head', () => {
		expect(isMail('From: a@example.com\r\nTo: b@example.com\r\n\r\nx')).toBe(true);
		expect(isMail('\n\nReceived: from x\n by y\nSubject: z\n\n')).toBe(true);
		expect(isMail('Hello,\nFrom: a\nTo: b')).toBe(false);
		expect(isMail('From: a@example.com said something')).toBe(false);
		expect(isMail('<a@example.com>: host mx[192.0.2.1] said: 550')).toBe(false);
	});

	test('base64 is that of Node, for any length', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
				expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
			}),
		);
		const big = new Uint8Array(200_000).fill(7);
		expect(toBase64(big)).toBe(Buffer.from(big).toString('base64'));
	});
});
