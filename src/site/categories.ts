import type { categories } from '../schema/article.ts';

type Category = (typeof categories)[number];

/** The categories of guides as people read them, in order. */
export const categoryNames: Readonly<Record<Category, { title: string; summary: string; icon: string }>> = {
	'start-here': {
		title: 'Start here',
		summary: 'Your mail came back: what it means and what to do now.',
		icon: 'compass',
	},
	'fix-it-yourself': {
		title: 'Fix it yourself',
		summary: 'Settings you can put right without waiting for anyone.',
		icon: 'wrench',
	},
	delisting: {
		title: 'Get unblocked',
		summary: 'How to ask a mail service to take your mail again.',
		icon: 'lock-open',
	},
	blocklists: {
		title: 'Blocklists',
		summary: 'What a blocklist (blacklist) is, and how to get off one.',
		icon: 'shield-alert',
	},
	'how-to': {
		title: 'How to',
		summary: 'Find your server’s IP, read headers, send a good test.',
		icon: 'list-checks',
	},
	background: {
		title: 'Background',
		summary: 'Why mail services refuse mail, in plain words.',
		icon: 'book-open',
	},
};
