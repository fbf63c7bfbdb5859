import type { APIRoute } from 'astro';
import { content } from '../site/content.ts';
import { llmsFull } from '../site/llms.ts';

/** The guides and reasons in full, for language models. */
export const GET: APIRoute = ({ site }) =>
	new Response(llmsFull(content(), site as URL), {
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	});
