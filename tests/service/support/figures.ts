/** Figures that the tests measured, kept in reports/service.txt and shown at the end of `npm run test:service`. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../reports');

export function note(line: string): void {
	mkdirSync(FOLDER, { recursive: true });
	appendFileSync(join(FOLDER, 'service.txt'), `${line}\n`);
}
