/** Starts an exec with a stream in both directions. */

import type Docker from 'dockerode';
import type { Exec } from 'dockerode';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { callTimeout, type Engine } from './engine.ts';
import { keepAlive } from './keepAlive.ts';
import type { TtySize } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';

export type AttachOptions = {
  readonly tty: boolean;
  readonly stdin: boolean;
  /** Initial size of the tty, for engines that can set it (API 1.42). */
  readonly size?: TtySize;
};

/**
 * Stream of a started exec. Rejects with a `ShellFailure` when the answer is not an upgrade: an HTTP response cannot carry
 * input, and a program that waits for input would never end.
 */
export async function attachExec(
  engine: Engine,
  exec: Exec,
  { tty, stdin, size }: AttachOptions,
): Promise<Socket> {
  const console = size === undefined ? {} : { ConsoleSize: [size.rows, size.cols] };
  const stream: Readable = await exec.start({ hijack: true, stdin, Tty: tty, ...console });
  if (stream instanceof Socket) {
    keepAlive(stream);
    return stream;
  }
  stream.on('error', () => undefined);
  stream.destroy();
  throw new ShellFailure(
    'open-failed',
    engine.describe(
      new Error(
        'the start of a program was not upgraded to a stream: let the proxy before the engine pass on "Connection: Upgrade"',
      ),
    ),
  );
}

/** Options of an exec with a tty or streams, and the given container. */
export function createExec(
  engine: Engine,
  containerId: string,
  options: Docker.ExecCreateOptions,
): Promise<Exec> {
  return engine.docker.getContainer(containerId).exec({ ...options, abortSignal: callTimeout() });
}
