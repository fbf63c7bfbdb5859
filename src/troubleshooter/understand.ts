/** Reads a pasted bounce in the page. The engine, its rules and the words for them are loaded only now, from this site. */
import type { PackedRules } from '../diagnosis/pack.ts';
import type { FlowView, Names, Understood } from './types.ts';

type Understand = (text: string) => Understood;

let engine: Promise<Understand> | null = null;

async function loadJson(url: string): Promise<unknown> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
	return response.json();
}

/** All flows, whole, in one file: a file of its own for each would tell what the bounce is about. */
export const loadFlows = async (): Promise<FlowView> => (await loadJson('/data/flows.json')) as FlowView;

async function loadEngine(): Promise<Understand> {
	const [{ createEngine }, { unpackRules }, rules, names, flows] = await Promise.all([
		import('../diagnosis/engine.ts'),
		import('../diagnosis/pack.ts'),
		loadJson('/data/rules.json'),
		loadJson('/data/names.json'),
		loadFlows(),
	]);
	const ask = createEngine(unpackRules(rules as PackedRules));
	return (text) => ({ ...ask(text), names: names as Names, flows });
}

/**
 * Read and diagnose. Nothing of the text leaves the page.
 * @throws where the engine cannot be loaded (offline); the next call tries again
 */
export async function understand(text: string): Promise<Understood> {
	engine ??= loadEngine();
	try {
		return (await engine)(text);
	} catch (error) {
		engine = null;
		throw error;
	}
}

/**
 * Get ready while the reader looks at what they pasted: load the engine, and read the text once for nothing. On a slow
 * phone the first reading takes several frames, for no code is compiled yet; the next takes a part of one.
 */
export function prepare(text: string): void {
	if (engine) return;
	engine = loadEngine();
	engine
		.then((read) => setTimeout(read, 0, text))
		.catch(() => {
			engine = null;
		});
}
