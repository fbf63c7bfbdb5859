import { at, type Check } from './context.ts';

/** Languages that a request to a mail service may be written in besides English. */
const LANGUAGES = ['de', 'fr', 'es', 'it'] as const;

/** Steps that a request in another language would have to claim in English. A note, no mistake: a new step may come without. */
export const languages: Check = ({ content }) =>
	[...content.flows.values()].flatMap((entry) =>
		Object.entries(entry.data.nodes).flatMap(([node, data]) =>
			data.kind !== 'checklist'
				? []
				: data.items.flatMap(({ id, doneIn }, index) => {
						const missing = LANGUAGES.filter((language) => !doneIn?.[language]);
						if (missing.length === 0) return [];
						const message = `The step "${id}" has no words in ${missing.join(', ')}: such a request has it in English`;
						const fix = 'say "done" in these languages under "doneIn", if you know them';
						return [at(entry, ['nodes', node, 'items', index], message, fix)];
					}),
		),
	);
