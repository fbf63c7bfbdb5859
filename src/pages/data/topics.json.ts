import type { APIRoute } from 'astro';
import { content } from '../../site/content.ts';
import { buildTopics } from '../../site/search/topic-list.ts';

/** What each page is about, for the search box; loaded when it is first used. */
export const GET: APIRoute = () => Response.json(buildTopics(content()));
