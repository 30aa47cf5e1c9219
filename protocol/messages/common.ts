/** Pieces that several messages share. */

import * as v from 'valibot';
import { HOST_ID, RANDOM_ID, SESSION_ID } from '../ids.ts';
import { MAX_CHANNELS, MAX_COLS, MAX_ROWS } from '../limits.ts';

export const text = (maxChars: number) => v.pipe(v.string(), v.maxLength(maxChars));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const sessionId = v.pipe(v.string(), v.regex(SESSION_ID, 'not a session ID'));
export const hostId = v.pipe(v.string(), v.regex(HOST_ID, 'not a host id'));
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

const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'not a color like #1e1e2e'));

/** What applications may ask of the terminal that shows them (S11). Cell sizes are in pixels. */
export const terminalProfile = v.strictObject({
  foreground: color,
  background: color,
  cursor: color,
  /** The 16 ANSI colors. */
  palette: v.pipe(v.array(color), v.length(16)),
  cellWidth: v.pipe(v.number(), v.minValue(1), v.maxValue(200)),
  cellHeight: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
  /** True when the terminal shows images (I6). */
  images: v.exactOptional(v.boolean()),
});
export type TerminalProfile = v.InferOutput<typeof terminalProfile>;

const name = v.pipe(text(255), v.minLength(1));

export const target = v.variant('kind', [
  v.strictObject({ kind: v.literal('local') }),
  v.strictObject({ kind: v.literal('container'), container: name }),
  /** Any task of a Swarm service, or the one with that slot number, or on that node for a global service (T3). */
  v.strictObject({ kind: v.literal('service'), service: name, task: v.exactOptional(name) }),
  /** A container of a Compose project, any of the service's or the one with that number (T4). */
  v.strictObject({
    kind: v.literal('compose'),
    project: name,
    service: name,
    number: v.exactOptional(count),
  }),
]);
/** Where a shell runs: this computer (the server's), a container by id or name, or one that a service or project has. */
export type Target = v.InferOutput<typeof target>;

export const shellOptions = v.strictObject({
  user: v.exactOptional(text(255)),
  directory: v.exactOptional(text(4096)),
  /** Where the directory does not exist, the shell opens where it usually would. */
  directoryOptional: v.exactOptional(v.boolean()),
  /** False for a shell that is not asked to mark its prompts and commands (A4). */
  shellIntegration: v.exactOptional(v.boolean()),
  command: v.exactOptional(v.pipe(v.array(text(4096)), v.minLength(1), v.maxLength(64))),
});
export type OpenOptions = v.InferOutput<typeof shellOptions>;

/** The container that a target led to. */
export const foundContainer = v.strictObject({ id: text(128), name: text(255) });
export type FoundContainer = v.InferOutput<typeof foundContainer>;

/**
 * What a shell outlives (S13): its server and the engine, as long as its container runs; the server, as long as its machine
 * runs; or nothing.
 */
export const durability = v.picklist(['container', 'machine', 'server']);
export type Durability = v.InferOutput<typeof durability>;

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
export type SessionStateMessage = v.InferOutput<typeof sessionState>;
