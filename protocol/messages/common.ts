/** Pieces that several messages share. */

import * as v from 'valibot';
import { RANDOM_ID, SESSION_ID } from '../ids.ts';
import { MAX_CHANNELS, MAX_COLS, MAX_ROWS } from '../limits.ts';

export const text = (maxChars: number) => v.pipe(v.string(), v.maxLength(maxChars));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const sessionId = v.pipe(v.string(), v.regex(SESSION_ID, 'not a session ID'));
export const randomIdText = v.pipe(v.string(), v.regex(RANDOM_ID, 'not 32 hexadecimal digits'));

/** Chosen by the client; free again after `detach`, `refused` or the end of the connection. */
export const channel = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CHANNELS - 1));

/** A tty's size in character cells. */
export const size = v.strictObject({
  cols: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_COLS)),
  rows: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_ROWS)),
});
export type Size = v.InferOutput<typeof size>;

export function sameSize(a: Size, b: Size): boolean {
  return a.cols === b.cols && a.rows === b.rows;
}

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'not a colour like #1e1e2e'));

/** What applications may ask of the terminal that shows them (S11). Cell sizes are in pixels. */
export const profile = v.strictObject({
  foreground: colour,
  background: colour,
  cursor: colour,
  /** The 16 ANSI colours. */
  palette: v.pipe(v.array(colour), v.length(16)),
  cellWidth: v.pipe(v.number(), v.minValue(1), v.maxValue(200)),
  cellHeight: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
});
export type Profile = v.InferOutput<typeof profile>;

export const target = v.variant('kind', [
  v.strictObject({ kind: v.literal('local') }),
  v.strictObject({ kind: v.literal('container'), container: v.pipe(text(255), v.minLength(1)) }),
]);
/** Where a shell runs: this computer (the server's), or a container by id or name. */
export type Target = v.InferOutput<typeof target>;

export const shellOptions = v.strictObject({
  user: v.exactOptional(text(255)),
  directory: v.exactOptional(text(4096)),
  command: v.exactOptional(v.pipe(v.array(text(4096)), v.minLength(1), v.maxLength(64))),
});
export type OpenOptions = v.InferOutput<typeof shellOptions>;

export const shellEnd = v.variant('kind', [
  v.strictObject({
    kind: v.literal('exited'),
    exitCode: v.pipe(v.number(), v.integer()),
    signal: v.exactOptional(text(32)),
  }),
  v.strictObject({ kind: v.literal('container-stopped'), detail: text(1000) }),
  v.strictObject({ kind: v.literal('container-removed'), detail: text(1000) }),
  v.strictObject({ kind: v.literal('engine-lost'), detail: text(1000) }),
  v.strictObject({ kind: v.literal('failed'), detail: text(1000) }),
  /** Ended on request (S5), by the idle timeout (S6), or with the server. */
  v.strictObject({ kind: v.literal('closed'), by: v.picklist(['user', 'idle-timeout', 'server']) }),
]);
/** Why a session's shell is over. */
export type SessionEnd = v.InferOutput<typeof shellEnd>;

/** A session's life as clients see it; times are wall time of the server, ms since 1970. */
export const sessionState = v.variant('kind', [
  v.strictObject({ kind: v.literal('running') }),
  v.strictObject({ kind: v.literal('ended'), end: shellEnd, at: count }),
]);
export type SessionStateText = v.InferOutput<typeof sessionState>;
