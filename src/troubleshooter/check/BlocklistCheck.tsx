import './check.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { normaliseAddress } from '../../diagnosis/ip.ts';
import { normaliseDomain } from '../../dnsbl/names.ts';
import type { ZoneData } from '../../dnsbl/types.ts';
import { type AddressHelp, addressHelp } from './address-help.ts';
import { CheckForm } from './CheckForm.tsx';
import { Results } from './Results.tsx';
import { countWords, type Row, reportText, sortRows, verdictOf } from './report.ts';
import { countQuestions, loadZones, runCheck } from './run.ts';
import type { BlocklistCheckProps, CheckReport } from './types.ts';

interface Run {
	readonly ip: string;
	readonly domains: readonly string[];
	readonly data: ZoneData;
	readonly total: number;
	readonly rows: readonly Row[];
	readonly report: CheckReport | null;
}

/** The blocklist check: asks nothing before the reader, who was told what leaves the browser, presses the button. */
export function BlocklistCheck(props: BlocklistCheckProps) {
	const [ip, setIp] = useState(props.ip ?? '');
	const [domains, setDomains] = useState((props.domains ?? []).join(', '));
	const [resolver, setResolver] = useState(0);
	const [help, setHelp] = useState<AddressHelp | null>(null);
	const [run, setRun] = useState<Run | null>(null);
	const [running, setRunning] = useState(false);
	const [said, setSaid] = useState('');
	const stop = useRef<AbortController | null>(null);
	const headingId = useId();
	useEffect(() => () => stop.current?.abort(), []);
	// The reader's flow may learn the address after this was drawn.
	useEffect(() => {
		if (props.ip) setIp(props.ip);
	}, [props.ip]);

	const choice = props.resolvers[resolver] ?? props.resolvers[0];
	const names = domains.split(/[\s,;]+/).filter(Boolean);

	const edit = (change: () => void) => {
		change();
		setHelp(null);
		if (run) {
			stop.current?.abort();
			stop.current = null;
			setRun(null);
			props.onResult?.(null);
		}
	};

	const start = async (sure: boolean, fresh: boolean) => {
		const control = new AbortController();
		stop.current = control;
		setRunning(true);
		try {
			const data = await loadZones(props.zonesUrl);
			const problem = addressHelp(ip, props.shown, data.words);
			setHelp(problem);
			setSaid('');
			if (!choice || problem?.kind === 'stop' || (problem && !sure)) return;
			const asked = {
				ip: normaliseAddress(ip.trim()) ?? ip,
				domains: [...new Set(names.map(normaliseDomain))].filter((name) => name !== null),
			};
			const total = countQuestions({ ...asked, data });
			const rows: Row[] = [];
			const show = (report: CheckReport | null) => {
				if (stop.current === control) setRun({ ...asked, data, total, rows: [...rows], report });
			};
			setSaid(`Asking ${total} lists.`);
			show(null);
			const request = { ...asked, resolver: choice, data, fresh, signal: control.signal };
			const onRow = (row: Row) => {
				rows.push(row);
				if (!control.signal.aborted) show(null);
			};
			await runCheck({ ...request, onRow }).catch((error) => {
				if (!control.signal.aborted) throw error;
			});
			if (stop.current !== control) return; // the address was changed meanwhile
			const complete = !control.signal.aborted;
			const about = { ...asked, resolver: choice.name, at: new Date().toISOString(), complete };
			const sorted = sortRows(rows, data);
			const report: CheckReport = {
				...about,
				results: sorted.map(({ result }) => result),
				verdict: verdictOf(sorted),
				text: reportText(sorted, about),
			};
			show(report);
			setSaid(`${complete ? 'Done' : 'Stopped'}: ${countWords(rows)}.`);
			props.onResult?.(report);
		} catch {
			setSaid('The check could not run. See whether you are online, then try again.');
		} finally {
			setRunning(false);
		}
	};

	return (
		<section class="check flow" aria-labelledby={headingId}>
			<h2 id={headingId}>Check the blocklists (blacklists)</h2>
			<CheckForm
				{...{ ip, domains, resolver, running, help }}
				names={names}
				resolvers={props.resolvers}
				again={run?.report != null}
				onIp={(value) => edit(() => setIp(value))}
				onDomains={(value) => edit(() => setDomains(value))}
				onResolver={(value) => edit(() => setResolver(value))}
				onStart={(sure) => start(sure, run?.report != null)}
				onCancel={() => stop.current?.abort()}
			/>
			<p class="check-said" role="status">
				{said}
			</p>
			{run && <Results {...run} {...{ running }} listsUrl={props.listsUrl} />}
			{run?.report && <CopyResult report={run.report} linkUrl={props.linkUrl} />}
		</section>
	);
}

interface CopyProps {
	readonly report: CheckReport;
	readonly linkUrl: string | undefined;
}

function CopyResult({ report, linkUrl }: CopyProps) {
	const [words, setWords] = useState('Copy as text');
	const copy = () =>
		navigator.clipboard.writeText(report.text).then(
			() => setWords('Copied'),
			() => setWords('Could not copy'),
		);
	return (
		<p class="buttons no-print">
			<button type="button" class="button button-quiet" aria-live="polite" onClick={copy}>
				{words}
			</button>
			{linkUrl && (
				<a class="button button-quiet" href={`${linkUrl}?ip=${encodeURIComponent(report.ip)}`}>
					Link to this check
				</a>
			)}
		</p>
	);
}
