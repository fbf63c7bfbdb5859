/** The rules of the diagnosis, for the browser; fetched only when a bounce is read. */
import type { APIRoute } from 'astro';
import { packRules } from '../../diagnosis/pack.ts';
import { compileRules } from '../../schema/rules.ts';
import { content } from '../../site/content.ts';

export const GET: APIRoute = () => Response.json(packRules(compileRules(content())));
