import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SiteView } from '../types.ts';

/**
 * The troubleshooter's own parts come with its module: imported one by one they would become a file that every first
 * view of the troubleshooter has to ask for.
 */
const load = async () => {
	const [parts, { Composer }] = await Promise.all([
		import('../Troubleshooter.tsx'),
		import('./Composer.tsx'),
	]);
	return { parts, Composer };
};
type Loaded = Awaited<ReturnType<typeof load>>;
export type Parts = Loaded['parts'];

interface Props {
	readonly site: SiteView;
	/** The blank ticket and plain links: stands until the composer is there, and where no script runs. */
	readonly children?: ComponentChildren;
}

/** The page /ticket/: a ticket from the case of this tab, from a pasted message, or from scratch. */
export function TicketPage({ site, children }: Props) {
	const [loaded, setLoaded] = useState<Loaded | null>(null);
	useEffect(() => {
		load().then(setLoaded, () => undefined);
	}, []);
	return loaded ? <loaded.Composer parts={loaded.parts} site={site} /> : children;
}
