import type { APIRoute } from 'astro';
import { ticketTemplate } from '../../site/ticket.ts';

/** The blank ticket as a file. */
export const GET: APIRoute = () => new Response(ticketTemplate);
