/** The facts as open data, one file for each kind. */
import type { APIRoute } from 'astro';
import { content } from '../../../site/content.ts';
import { openData, openDataFile } from '../../../site/open-data.ts';

export const getStaticPaths = () => Object.keys(openData).map((id) => ({ params: { id } }));

export const GET: APIRoute = ({ params, site }) =>
	Response.json(openDataFile(params['id'] ?? '', content(), site as URL));
