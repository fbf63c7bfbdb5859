/** One run: load the lists, ask about the address and the names, hand over each row as it comes. */
import { checkZones, suitableZones } from '../../dnsbl/check.ts';
import { dohResolver } from '../../dnsbl/doh.ts';
import type { Subject, ZoneData } from '../../dnsbl/types.ts';
import { type Row, toRow } from './report.ts';
import type { ResolverChoice } from './types.ts';

export interface RunRequest {
	readonly ip: string;
	readonly domains: readonly string[];
	readonly resolver: ResolverChoice;
	readonly data: ZoneData;
	/** Past all caches. */
	readonly fresh: boolean;
	readonly signal: AbortSignal;
	readonly onRow: (row: Row) => void;
}

let zoneData: Promise<ZoneData> | null = null;

/** The lists, fetched once. @throws where they cannot be had; the next call tries again */
export function loadZones(url: string): Promise<ZoneData> {
	zoneData ??= fetch(url).then((response) =>
		response.ok ? (response.json() as Promise<ZoneData>) : Promise.reject(response),
	);
	zoneData.catch(() => {
		zoneData = null;
	});
	return zoneData;
}

/** How many rows a run will have. */
export function countQuestions({ ip, domains, data }: Pick<RunRequest, 'ip' | 'domains' | 'data'>): number {
	return subjectsOf(ip, domains).reduce((sum, subject) => sum + suitableZones(subject, data.zones).length, 0);
}

/** Asks everything side by side. @throws the signal's reason when it aborts */
export async function runCheck(request: RunRequest): Promise<void> {
	const { data, fresh, signal, onRow } = request;
	const { name, url, public: isPublic } = request.resolver;
	const resolver = dohResolver({ name, url, isPublic });
	await Promise.all(
		subjectsOf(request.ip, request.domains).map(async (subject) => {
			const isIp = 'ip' in subject;
			const about = isIp ? subject.ip : subject.domain;
			const service = import.meta.env.SERVICE_URL;
			const results =
				service && isIp
					? (await import('./service-stream.ts')).serviceResults(service, about, signal)
					: checkZones({ ...subject, ...data, resolver, fresh, signal });
			for await (const result of results) {
				onRow(toRow(about, isIp, result, data));
			}
		}),
	);
}

function subjectsOf(ip: string, domains: readonly string[]): Subject[] {
	return [{ ip }, ...domains.map((domain) => ({ domain }))];
}
