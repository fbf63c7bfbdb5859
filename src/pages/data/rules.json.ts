/** The rules of the diagnosis, for the browser; fetched only when a bounce is read. */
import type { APIRoute } from 'astro';
import { compileRules } from '../../schema/rules.ts';
import { content } from '../../site/content.ts';

export const GET: APIRoute = () => Response.json(compileRules(content()));
