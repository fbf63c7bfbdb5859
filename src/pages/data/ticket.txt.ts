import type { APIRoute } from 'astro';
import { BLANK_TICKET } from '../../actions/ticket-blank.ts';

/** The blank ticket as a file. */
export const GET: APIRoute = () => new Response(BLANK_TICKET.body);
