import { at, type Check, everyEntry, everyString } from './context.ts';

/** The word by which `npm run new` marks what is left to write. */
const mark = /\bFILL\b/;

const fix = 'write the text, or take the line out where the field may be left out';

/** Nothing goes out half written. */
export const marks: Check = (context) => [
	...everyEntry(context).flatMap((entry) =>
		[...everyString(entry.data)]
			.filter(({ text }) => mark.test(text))
			.map(({ text, path }) => at(entry, path, `This is still to be written: "${shortened(text)}"`, fix)),
	),
	...[...context.content.articles.values()].flatMap(({ file, body, bodyLine }) =>
		body.split('\n').flatMap((text, index) =>
			mark.test(text)
				? [
						{
							file,
							line: bodyLine + index,
							message: `This is still to be written: "${shortened(text)}"`,
							fix,
						},
					]
				: [],
		),
	),
];

const shortened = (text: string): string => {
	const line = text.trim().replace(/\s+/g, ' ');
	return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};
