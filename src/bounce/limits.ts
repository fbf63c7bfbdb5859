/** Limits that keep time and memory in step with what a bounce can honestly need, whatever is pasted. */

/** Characters of input that are read; the rest is cut off and `truncated` says so. The largest bounces seen are about 100 kB. */
export const MAX_INPUT = 1_000_000;

/** Depth of MIME parts that are opened; real bounces need four. */
export const MAX_DEPTH = 8;

/** MIME parts that are read of one message. */
export const MAX_PARTS = 100;

/** Bounces that are read of one input: a mailing list's DSN names at most some dozens. */
export const MAX_BOUNCES = 200;

/** Lines of the input that are shown beside one bounce. */
export const MAX_LINES = 20;

/** Characters of one reply text: replies are at most a few kB, see RFC 5321 section 4.5.3.1.5. */
export const MAX_REASON = 4_000;

/** Lines of a report that the prose readers look at, before the returned message begins. */
export const MAX_REPORT_LINES = 2_000;

/** Headers that are kept of one message. */
export const MAX_HEADERS = 200;

/** Characters of one header's value that are kept. */
export const MAX_HEADER = 4_000;
