/**
 * All flows, whole: for the island when a bounce is read or an outcome is reached. One file for all, so that no request
 * tells which way a reader's bounce leads.
 */
import type { APIRoute } from 'astro';
import { content } from '../../site/content.ts';
import { wholeView } from '../../site/flow-view.ts';

export const GET: APIRoute = () => Response.json(wholeView(content()));
