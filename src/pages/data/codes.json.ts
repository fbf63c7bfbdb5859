import type { APIRoute } from 'astro';
import { content } from '../../site/content.ts';
import { buildCodeMap } from '../../site/search/code-map.ts';

/** Exact codes -> pages, for the search box; loaded when it is first used. */
export const GET: APIRoute = () => Response.json(buildCodeMap(content()));
