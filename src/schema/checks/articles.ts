import type { Check } from './context.ts';

/** What MDX takes without a word but shows wrongly. */
export const articles: Check = ({ content }) =>
	[...content.articles.values()].flatMap(({ file, body, bodyLine }) =>
		body.split('\n').flatMap((line, index, lines) => {
			const problem = (message: string, fix: string) => ({ file, line: bodyLine + index, message, fix });
			const next = lines[index + 1] ?? '';
			if (/^import .* from ['"]/.test(line) && next !== '' && !next.startsWith('import '))
				return [
					problem('The text begins right under an import and is read as code', 'put a blank line between'),
				];
			if (/^# /.test(line) && !insideCode(lines, index))
				return [
					problem(
						'The page has its title from the front matter',
						'begin with a heading of the second level: ##',
					),
				];
			return [];
		}),
	);

/** Whether a line stands in a fenced block. */
function insideCode(lines: readonly string[], index: number): boolean {
	return lines.slice(0, index).filter((line) => /^\s*(```|~~~)/.test(line)).length % 2 === 1;
}
