/** The picture of link previews, one for each kind of page. */
import type { APIRoute } from 'astro';
import { type CardKind, cardSvg, cardWords } from '../../site/cards/card.ts';
import { renderPng } from '../../site/cards/render.ts';
import { siteSettings } from '../../site/content.ts';

export const getStaticPaths = () => Object.keys(cardWords).map((kind) => ({ params: { kind } }));

export const GET: APIRoute = async ({ params }) => {
	const { name, colours } = siteSettings();
	const svg = cardSvg(params['kind'] as CardKind, { name, accent: colours.accent });
	return new Response(await renderPng(svg), { headers: { 'Content-Type': 'image/png' } });
};
