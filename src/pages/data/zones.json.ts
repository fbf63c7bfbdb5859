import type { APIRoute } from 'astro';
import { compileZones } from '../../schema/zones.ts';
import { content } from '../../site/content.ts';

/** The lists, for the blocklist check in the browser; loaded when a check is started. */
export const GET: APIRoute = () => Response.json(compileZones(content().blocklists));
