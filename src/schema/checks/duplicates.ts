import type { Problem } from '../load.ts';
import { at, type Check } from './context.ts';

/** Names that must be there once: codes, source ids, zones that are asked, services. */
export const duplicates: Check = ({ content }) => {
	const problems: Problem[] = [];
	const codes = new Map<string, string>();
	for (const entry of content.codes.values()) {
		const { code, classes } = entry.data;
		const wanted = code.replace('x', classes.includes('5') ? '5' : (classes[0] ?? 'x')).replaceAll('.', '-');
		const first = codes.get(code);
		if (first)
			problems.push(
				at(entry, ['code'], `The code ${code} is already in ${first}`, 'keep one of the two files'),
			);
		else if (entry.id !== wanted)
			problems.push(
				at(entry, ['code'], `The file's name does not fit the code ${code}`, `rename it to ${wanted}.yaml`),
			);
		if (!first) codes.set(code, entry.file);
	}

	const zones = new Map<string, string>();
	for (const entry of content.blocklists.values())
		entry.data.zones.forEach(({ zone, lists, ask }, index) => {
			const key = `${zone} ${lists}`;
			const first = zones.get(key);
			if (first && ask && entry.data.status === 'active')
				problems.push(
					at(
						entry,
						['zones', index, 'zone'],
						`The zone ${zone} is already asked by ${first}`,
						'set "ask: false"',
					),
				);
			else if (ask && entry.data.status === 'active') zones.set(key, entry.file);
		});

	for (const entry of [
		...content.providers.values(),
		...content.blocklists.values(),
		...content.causes.values(),
	]) {
		const ids = (entry.data.sources ?? []).map(({ id }) => id);
		ids.forEach((id, index) => {
			if (id !== undefined && ids.indexOf(id) !== index)
				problems.push(
					at(entry, ['sources', index, 'id'], `The source id "${id}" is there twice`, 'give each its own id'),
				);
		});
	}

	const services = content.site.data.services.map(({ id }) => id);
	services.forEach((id, index) => {
		if (services.indexOf(id) !== index)
			problems.push(
				at(
					content.site,
					['services', index, 'id'],
					`The service "${id}" is there twice`,
					'give each its own id',
				),
			);
	});
	return problems;
};
