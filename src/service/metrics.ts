/** Numbers for Prometheus (text format 0.0.4). No labels that name a person, an address or a ticket. */

type Labels = Readonly<Record<string, string>>;

/** Seconds; upper bounds. */
const BUCKETS = [0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30] as const;

interface Metric {
	readonly name: string;
	readonly help: string;
	readonly type: 'counter' | 'gauge' | 'histogram';
	readonly lines: () => string[];
}

export interface Counter {
	add(labels?: Labels, count?: number): void;
}

export interface Histogram {
	observe(seconds: number, labels?: Labels): void;
}

export class Metrics {
	readonly #metrics: Metric[] = [];

	counter(name: string, help: string): Counter {
		const values = new Map<string, number>();
		const lines = () => [...values].map(([labels, value]) => `${name}${labels} ${value}`);
		this.#metrics.push({ name, help, type: 'counter', lines });
		return {
			add: (labels = {}, count = 1) => {
				const key = write(labels);
				values.set(key, (values.get(key) ?? 0) + count);
			},
		};
	}

	/** @param read values by labels, read when somebody asks; may throw, then the metric is left out */
	gauge(name: string, help: string, read: () => readonly (readonly [Labels, number])[]): void {
		const lines = () => read().map(([labels, value]) => `${name}${write(labels)} ${value}`);
		this.#metrics.push({ name, help, type: 'gauge', lines });
	}

	histogram(name: string, help: string): Histogram {
		const series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();
		const lines = () =>
			[...series.values()].flatMap(({ labels, counts, sum, count }) => [
				...BUCKETS.map(
					(le, index) => `${name}_bucket${write({ ...labels, le: String(le) })} ${counts[index]}`,
				),
				`${name}_bucket${write({ ...labels, le: '+Inf' })} ${count}`,
				`${name}_sum${write(labels)} ${sum}`,
				`${name}_count${write(labels)} ${count}`,
			]);
		this.#metrics.push({ name, help, type: 'histogram', lines });
		return {
			observe: (seconds, labels = {}) => {
				const key = write(labels);
				const one = series.get(key) ?? { labels, counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
				series.set(key, one);
				for (const [index, bound] of BUCKETS.entries())
					if (seconds <= bound) one.counts[index] = (one.counts[index] ?? 0) + 1;
				one.sum += seconds;
				one.count++;
			},
		};
	}

	text(): string {
		return this.#metrics
			.flatMap(({ name, help, type, lines }) => {
				try {
					return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines()];
				} catch {
					return [];
				}
			})
			.concat('')
			.join('\n');
	}
}

function write(labels: Labels): string {
	const pairs = Object.entries(labels).map(
		([name, value]) =>
			`${name}="${value.replace(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`))}"`,
	);
	return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
