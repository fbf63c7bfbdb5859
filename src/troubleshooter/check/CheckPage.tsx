import { useEffect, useState } from 'preact/hooks';
import { BlocklistCheck } from './BlocklistCheck.tsx';
import type { BlocklistCheckProps } from './types.ts';

/** The check on its own page: `?ip=192.0.2.1&domain=example.com` fills the form in, and never starts it. */
export function CheckPage(props: Omit<BlocklistCheckProps, 'ip' | 'domains'>) {
	const [given, setGiven] = useState<{ readonly ip: string; readonly domains: readonly string[] } | null>(
		null,
	);
	useEffect(() => {
		const query = new URLSearchParams(location.search);
		setGiven({ ip: query.get('ip') ?? '', domains: query.getAll('domain') });
	}, []);
	// A new key, since the form keeps what it was first given.
	return <BlocklistCheck key={given ? 1 : 0} {...props} ip={given?.ip ?? null} domains={given?.domains} />;
}
