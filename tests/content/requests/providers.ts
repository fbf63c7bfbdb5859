/** One refusal for each mail service that is described in full. */
import type { Case } from './case.ts';
import { MAILBOXES } from './mailboxes.ts';
import { OTHERS } from './others.ts';

export type { Case };
export const CASES: Readonly<Record<string, Case>> = { ...MAILBOXES, ...OTHERS };
