/** All prose readers in the order they are asked; the first that finds a recipient or a reply decides. */
import { amazonses } from './amazonses.ts';
import { exim } from './exim.ts';
import { generic } from './generic.ts';
import { postfix } from './postfix.ts';
import { qmail } from './qmail.ts';
import type { MtaReader } from './reader.ts';
import { sendmail } from './sendmail.ts';

export const READERS: readonly MtaReader[] = [amazonses, sendmail, postfix, exim, qmail, generic];
