/** The picture that a link to a page shows elsewhere: one for each kind of page, in the host's name and colour. */
import { escapeXml } from '../xml.ts';

/** Size that link previews ask for, in pixels. */
export const cardSize = { width: 1200, height: 630 } as const;

/** What each kind of page is for, in a few words. Keys as in search/kinds.ts. */
export const cardWords = {
	page: ['Help', 'Mail came back?', 'See what it means and who can fix it.'],
	guide: ['Guide', 'Mail came back?', 'What it means, and what to do now.'],
	fix: ['Step by step', 'Mail came back?', 'Answer a few questions. Get the text to send.'],
	cause: ['Reason', 'Why did it bounce?', 'Who can act, and what to do first.'],
	provider: ['Mail service', 'Blocked by a mail service?', 'What its bounces mean, how to get unblocked.'],
	blocklist: ['Blocklist', 'On a blocklist?', 'Whether it counts, and how to get off it.'],
	code: ['Error code', 'What does the code mean?', 'In plain words, and who can act.'],
	tool: ['Check', 'Is the server on a list?', 'Check it, and read the result.'],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>;

export type CardKind = keyof typeof cardWords;

/** The picture as SVG. `name` and `accent` (`#rrggbb`) are the host's. */
export function cardSvg(kind: CardKind, { name, accent }: { name: string; accent: string }): string {
	const [label, title, text] = cardWords[kind];
	const line = (x: number, y: number, size: number, weight: number, fill: string, words: string) =>
		`<text x="${x}" y="${y}" font-family="Inter" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(words)}</text>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}" viewBox="0 0 1200 630">
<rect width="1200" height="630" fill="#fff"/>
<rect width="1200" height="16" fill="${accent}"/>
${line(80, 118, 34, 700, '#17202b', shorten(name, 48))}
${line(80, 262, 30, 700, accent, label)}
${line(80, 348, 72, 700, '#17202b', title)}
${line(80, 412, 36, 400, '#4a5563', text)}
${wayOf(accent)}
</svg>`;
}

/** A letter that goes out and comes back. */
function wayOf(accent: string): string {
	return `<g fill="none" stroke="${accent}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
<circle cx="122" cy="532" r="42" fill="#fff"/><path d="M101 520h42v26h-42zm0 2 21 15 21-15"/>
<path d="M190 518h820" stroke-dasharray="2 16"/>
<circle cx="1078" cy="532" r="42" fill="#fff"/><path d="M1058 548v-22a12 12 0 0 1 24 0v22zm12-34h24a12 12 0 0 1 12 12v22h-24"/>
<path d="M1010 552C830 606 370 606 194 554M210 582l-16-28 30-10"/>
</g>`;
}

function shorten(text: string, most: number): string {
	return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
