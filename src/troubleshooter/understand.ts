/** Reads a pasted bounce in the page. The engine, its rules and the words for them are loaded only now, from this site. */
import type { PackedRules } from '../diagnosis/pack.ts';
import type { Names, Understood } from './types.ts';

type Engine = (text: string) => Understood;

let engine: Promise<Engine> | null = null;

async function loadJson(url: string): Promise<unknown> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
	return response.json();
}

async function loadEngine(): Promise<Engine> {
	const [{ readBounce }, { createDiagnoser }, { unpackRules }, rules, names] = await Promise.all([
		import('../bounce/read.ts'),
		import('../diagnosis/diagnose.ts'),
		import('../diagnosis/pack.ts'),
		loadJson('/data/rules.json'),
		loadJson('/data/names.json'),
	]);
	const diagnose = createDiagnoser(unpackRules(rules as PackedRules));
	return (text) => {
		const read = readBounce(text);
		return { read, diagnoses: diagnose(read), names: names as Names };
	};
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
