/** Imports run one way, and the pure rooms stay free of frameworks, the DOM and Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');
/** A room may import from itself and from the rooms before it. */
const ORDER = ['bounce', 'diagnosis', 'flow', 'dnsbl', 'actions', 'troubleshooter', 'site', 'pages'];
const PURE = ['bounce', 'diagnosis', 'flow', 'dnsbl', 'actions'];
/** The only files of a pure room that may touch a platform: its resolvers. */
const PLATFORM_FILES = ['dnsbl/node.ts'];
/** Packages a pure room may use. */
const PURE_PACKAGES = ['postal-mime'];

interface Import {
	readonly file: string;
	readonly target: string;
}

function importsOf(room: string): Import[] {
	const folder = join(SRC, room);
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(ts|tsx|astro)$/.test(name))
		.flatMap((name) => {
			const path = join(folder, name);
			const text = readFileSync(path, 'utf8');
			return ts.preProcessFile(text).importedFiles.map(({ fileName }) => ({
				file: relative(SRC, path),
				target: resolveTarget(path, fileName),
			}));
		});
}

const resolveTarget = (path: string, target: string): string =>
	target.startsWith('.') ? relative(SRC, resolve(dirname(path), target)) : target;

const describeImport = ({ file, target }: Import): string => `${file} imports ${target}`;

test.each(ORDER)('%s imports no later room', (room) => {
	const later = ORDER.slice(ORDER.indexOf(room) + 1);
	const wrong = importsOf(room).filter(({ target }) => later.includes(target.split('/')[0] ?? ''));
	expect(wrong.map(describeImport)).toEqual([]);
});

test.each(PURE)('%s uses rules and texts only: no framework, no Node, no schema', (room) => {
	const wrong = importsOf(room).filter(({ file, target }) => {
		const own = PURE.includes(target.split('/')[0] ?? '') || PURE_PACKAGES.includes(target);
		return !own && !PLATFORM_FILES.includes(file);
	});
	expect(wrong.map(describeImport)).toEqual([]);
});

test.each(PURE)('%s touches no DOM', (room) => {
	const folder = join(SRC, room);
	const wrong = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.filter((name) =>
			/\b(document|window|localStorage|sessionStorage|navigator)\./.test(
				readFileSync(join(folder, name), 'utf8'),
			),
		);
	expect(wrong).toEqual([]);
});

test('the rooms are there', () => {
	expect(readdirSync(SRC)).toEqual(expect.arrayContaining(ORDER.filter((room) => room !== 'site')));
});
