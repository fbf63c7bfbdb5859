/** Lotus Notes and HCL Domino: "was not delivered to:", addresses, "because:", reason. */
import { bareAddress, lineWith, readBlocks } from './blocks.ts';
import type { MtaReader } from './reader.ts';

export const notes: MtaReader = {
	name: 'notes',
	marks: ['was not delivered to:', 'failure reasons  ---'],
	read: ({ lines }) => {
		const reasons = lineWith(lines, ['failure reasons  ---']);
		if (reasons !== -1) {
			const said = lines.slice(reasons + 1).filter((line) => line.trim() && !bareAddress(line));
			const drafts = readBlocks(lines, { head: bareAddress, from: reasons + 1 });
			return drafts.map((draft) => ({
				...draft,
				reason: said.slice(0, 6),
				lines: [...said.slice(0, 6), ...draft.lines],
			}));
		}
		const start = lineWith(lines, ['was not delivered to:']);
		const because = lineWith(lines, ['because:'], start);
		if (because === -1) return [];
		const reason = lines
			.slice(because + 1)
			.filter((line) => line.trim())
			.slice(0, 8);
		const drafts = readBlocks(lines.slice(0, because), { head: bareAddress, from: start + 1 });
		return drafts.map((draft) => ({ ...draft, reason, lines: [...draft.lines, ...reason] }));
	},
};
