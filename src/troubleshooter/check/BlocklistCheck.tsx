import './check.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { normaliseAddress } from '../../diagnosis/ip.ts';
import { normaliseDomain } from '../../dnsbl/names.ts';
import type { ZoneData } from '../../dnsbl/types.ts';
import { type AddressHelp, addressHelp } from './address-help.ts';
import { type Asked, CheckForm } from './CheckForm.tsx';
import { CopyResult } from './CopyResult.tsx';
import { Results } from './Results.tsx';
import { countWords, makeReport, type Row } from './report.ts';
import { countQuestions, loadZones, runCheck } from './run.ts';
import type { BlocklistCheckProps, CheckReport } from './types.ts';

interface Run {
	readonly ip: string;
	readonly data: ZoneData;
	/** How many rows there will be. */
	readonly total: number;
	readonly rows: readonly Row[];
	/** null while it runs. */
	readonly report: CheckReport | null;
}

/** The blocklist check: asks nothing before the reader, who was told what leaves the browser, presses the button. */
export function BlocklistCheck(props: BlocklistCheckProps) {
	const [help, setHelp] = useState<AddressHelp | null>(null);
	const [run, setRun] = useState<Run | null>(null);
	const [running, setRunning] = useState(false);
	const [said, setSaid] = useState('');
	const control = useRef<AbortController | null>(null);
	/** Ends what runs; what it still has to say is dropped. */
	const drop = () => {
		control.current?.abort();
		control.current = null;
	};
	useEffect(() => {
		// The lists come from this site, so that the first question can leave as soon as the button is pressed.
		loadZones(props.zonesUrl);
		return drop;
	}, []);

	const edit = () => {
		drop();
		setHelp(null);
		setSaid('');
		if (run) props.onResult?.(null);
		setRun(null);
	};

	const start = async (asked: Asked) => {
		const own = new AbortController();
		control.current = own;
		setRunning(true);
		try {
			const data = await loadZones(props.zonesUrl);
			const problem = addressHelp(asked.ip, props.shown, data.words);
			// The second press after a doubt means: all the same.
			if (problem && (problem.kind === 'stop' || !help)) return setHelp(problem);
			const names = asked.names.split(/[\s,;]+/).map(normaliseDomain);
			const subjects = {
				ip: normaliseAddress(asked.ip) ?? asked.ip,
				domains: [...new Set(names)].filter((name) => name !== null),
			};
			const total = countQuestions({ ...subjects, data });
			const rows: Row[] = [];
			let report: CheckReport | null = null;
			let drawn = 0;
			const draw = () => {
				drawn = rows.length;
				if (control.current === own) setRun({ ip: subjects.ip, data, total, rows: [...rows], report });
			};
			setSaid(`Asking ${total} lists.`);
			draw();
			await runCheck({
				...asked,
				...subjects,
				data,
				fresh: run !== null,
				signal: own.signal,
				// One drawing per frame, however many rows it brings.
				onRow: (row) => rows.push(row) === drawn + 1 && requestAnimationFrame(draw),
			}).catch((error) => {
				if (!own.signal.aborted) throw error;
			});
			if (control.current !== own) return; // the address was changed meanwhile
			const complete = !own.signal.aborted;
			const service = import.meta.env.SERVICE_URL;
			const resolver = service ? new URL(service).host : asked.resolver.name;
			report = makeReport(rows, { ...subjects, resolver, complete }, data);
			draw();
			setSaid(`${complete ? 'Done' : 'Stopped'}: ${countWords(rows)}.`);
			props.onResult?.(report);
		} catch (error) {
			const refusal =
				import.meta.env.SERVICE_URL && error instanceof Error && error.name === 'ServiceRefusal';
			setSaid(refusal ? error.message : 'The check could not run. Are you online?');
		} finally {
			setRunning(false);
		}
	};

	return (
		<div class="check flow">
			<CheckForm
				// The form keeps what the reader typed; another address from outside makes a new one.
				key={`${props.ip} ${props.domains}`}
				{...props}
				{...{ running, help }}
				again={run !== null}
				onEdit={edit}
				onStart={start}
				onCancel={() => control.current?.abort()}
			/>
			<p class="check-said" role="status">
				{said}
			</p>
			{run && <Results {...run} listsUrl={props.listsUrl} />}
			{run?.report && <CopyResult report={run.report} linkUrl={props.linkUrl} />}
		</div>
	);
}
