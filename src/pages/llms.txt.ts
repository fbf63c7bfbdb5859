import type { APIRoute } from 'astro';
import { content } from '../site/content.ts';
import { llmsList } from '../site/llms.ts';

/** Every page with its summary, for language models. */
export const GET: APIRoute = ({ site }) =>
	new Response(llmsList(content(), site as URL), {
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	});
