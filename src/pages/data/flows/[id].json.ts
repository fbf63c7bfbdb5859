/** A whole flow, for the island when it reaches an outcome. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../../site/content.ts';
import { flowView } from '../../../site/flow-view.ts';

export const getStaticPaths = (() =>
	[...content().flows.keys()].map((id) => ({ params: { id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => Response.json(flowView(content(), params['id'] ?? ''));
