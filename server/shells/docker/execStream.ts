/** Start of an exec's stream: reads the shell's greeting, and sets the tty's size before any output. */

import type { Exec } from 'dockerode';
import type { Socket } from 'node:net';
import type { Clock } from '../../../protocol/clock.ts';
import { delay } from '../../base/delay.ts';
import { parseGreeting, type ContainerProcess } from './execScripts.ts';
import type { TtySize } from '../shell.ts';

/** Timeout for a shell's start in a container, ms. A busy machine needs seconds for an exec. */
const GREETING_TIMEOUT_MS = 30_000;
/** Max output before the greeting, bytes. It is quoted in the error if no greeting follows. */
const MAX_GREETING_BYTES = 16 * 1024;
/** Echo of the line that makes the shell continue. */
const ECHO = /^\r?\n/;
/** Max attempts to set a size, and their interval in ms. An engine may refuse while an exec is starting. */
const RESIZE_TRIES = 10;
const RESIZE_RETRY_MS = 50;

/** An exec and its stream. */
export type ExecConnection = { readonly exec: Exec; readonly stream: Socket };

/**
 * Result of a shell's start: `ready` with the stream paused before the shell's output, or `refused` with the output that came
 * instead of a greeting.
 */
export type Greeted =
  | { readonly kind: 'ready'; readonly process: ContainerProcess }
  | { readonly kind: 'refused'; readonly output: string };

/** Reads the shell's greeting, sets the tty's size, and makes the shell continue. */
export async function greet(
  { exec, stream }: ExecConnection,
  nonce: string,
  size: TtySize,
  clock: Clock,
): Promise<Greeted> {
  let process: ContainerProcess | undefined;
  const received = await readUntil(stream, clock, (output) => {
    const greeting = parseGreeting(output, nonce);
    if (greeting.kind === 'incomplete') return undefined;
    process = greeting.process;
    return greeting.end;
  });
  if (process === undefined) return { kind: 'refused', output: received.toString().trim() };
  await resizeExec(
    exec,
    () => size,
    clock,
    () => stream.destroyed,
  );
  stream.write('\n');
  await readUntil(stream, clock, (output) => ECHO.exec(output.toString('latin1'))?.[0].length);
  return { kind: 'ready', process };
}

/**
 * Sets the tty's size to `wanted`, and repeats if `wanted` changed during the call. Gives up silently after a few failures,
 * because a shell also works with a wrong size.
 */
export async function resizeExec(
  exec: Exec,
  wanted: () => TtySize,
  clock: Clock,
  isOver: () => boolean,
): Promise<void> {
  let set: TtySize | undefined;
  for (let tries = 0; set !== wanted() && tries < RESIZE_TRIES && !isOver();) {
    const size = wanted();
    try {
      await exec.resize({ w: size.cols, h: size.rows });
      set = size;
      tries = 0;
    } catch {
      tries += 1;
      await delay(clock, RESIZE_RETRY_MS);
    }
  }
}

/**
 * Reads until `find` returns the end offset of a match. The rest stays in the stream, which is left paused. Resolves with
 * everything read. It also resolves if the stream ended, the time is up, or the output is too long.
 */
function readUntil(
  stream: Socket,
  clock: Clock,
  find: (output: Buffer) => number | undefined,
): Promise<Buffer> {
  return new Promise((resolve) => {
    let output: Buffer = Buffer.alloc(0);
    const finish = (rest: Buffer): void => {
      cancel();
      stream.off('data', look);
      stream.off('close', over);
      stream.pause();
      if (rest.length > 0) stream.unshift(rest);
      resolve(output);
    };
    const look = (chunk: Buffer): void => {
      output = Buffer.concat([output, chunk]);
      const end = find(output);
      if (end !== undefined) finish(output.subarray(end));
      else if (output.length > MAX_GREETING_BYTES) over();
    };
    const over = (): void => finish(Buffer.alloc(0));
    const cancel = clock.setTimeout(over, GREETING_TIMEOUT_MS);
    stream.on('data', look);
    stream.on('close', over);
    stream.resume();
    if (stream.closed) over();
  });
}
