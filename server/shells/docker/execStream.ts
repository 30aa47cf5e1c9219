/** The first moments of an exec's stream: who the shell is, its size, and only then its output. */

import type { Exec } from 'dockerode';
import type { Socket } from 'node:net';
import type { Clock } from '../../../protocol/clock.ts';
import { delay } from '../../base/delay.ts';
import { parseGreeting, type ContainerProcess } from './execScripts.ts';
import type { TtySize } from '../shell.ts';

/** Time a container may take to start a shell, ms: a busy machine needs seconds for an exec. */
const GREETING_TIMEOUT_MS = 30_000;
/** Output before the greeting that is kept to say what went wrong, bytes. */
const MAX_GREETING_BYTES = 16 * 1024;
/** What the tty echoes of the line that sets the shell going. */
const ECHO = /^\r?\n/;
/** Tries to set a size, and the wait between them, ms: an engine may refuse while an exec is just starting. */
const RESIZE_TRIES = 10;
const RESIZE_RETRY_MS = 50;

/** Either the shell is there, with its stream paused in front of its first byte of output, or what came instead of it. */
export type Greeted =
  | { readonly kind: 'ready'; readonly process: ContainerProcess }
  | { readonly kind: 'refused'; readonly said: string };

/** Hears the shell out, sets its size, and lets it go on. */
export async function greet(
  stream: Socket,
  exec: Exec,
  nonce: string,
  size: TtySize,
  clock: Clock,
): Promise<Greeted> {
  let process: ContainerProcess | undefined;
  const said = await readUntil(stream, clock, (output) => {
    const greeting = parseGreeting(output, nonce);
    if (greeting.kind === 'incomplete') return undefined;
    process = greeting.process;
    return greeting.end;
  });
  if (process === undefined) return { kind: 'refused', said: said.toString().trim() };
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
 * Sets the tty's size to what `wanted` says, and again for as long as it says something else afterwards. The size is no
 * matter of life and death: an engine that keeps refusing is left alone.
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
 * Reads until `find` gives the offset at which what it looked for ends; what follows stays in the stream, which is left
 * paused. Resolves with all it read when the stream ended, the time was up or too much came.
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
