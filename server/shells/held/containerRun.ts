/** Runs a short program in a container until it ends, with optional standard input. */

import type { Socket } from 'node:net';
import type { Clock } from '../../../protocol/clock.ts';
import { attachExec, createExec } from '../docker/attachExec.ts';
import type { Engine } from '../docker/engine.ts';
import { ExecStreams } from './execStreams.ts';

/** Timeout of a program that searches or copies a file, ms. A busy machine needs seconds for an exec. */
const RUN_TIMEOUT_MS = 30_000;
/** Max output, bytes: one line for each of thousands of shells. */
const MAX_OUTPUT_BYTES = 1024 * 1024;

export type ContainerRun = {
  readonly containerId: string;
  readonly argv: readonly string[];
  /** Undefined for the image's default user. */
  readonly user: string | undefined;
  readonly input?: Uint8Array;
};

/**
 * Runs the program and resolves with its output. Rejects if the engine refuses, or the program takes too long or prints too
 * much.
 */
export async function runInContainer(engine: Engine, clock: Clock, run: ContainerRun): Promise<string> {
  const exec = await createExec(engine, run.containerId, {
    Cmd: [...run.argv],
    AttachStdin: run.input !== undefined,
    AttachStdout: true,
    AttachStderr: true,
    WorkingDir: '/',
    ...(run.user === undefined ? {} : { User: run.user }),
  });
  const stream = await attachExec(engine, exec, { tty: false, stdin: run.input !== undefined });
  const output = readAll(stream, clock);
  if (run.input !== undefined) stream.end(run.input);
  return output;
}

function readAll(stream: Socket, clock: Clock): Promise<string> {
  return new Promise((resolve, reject) => {
    const streams = new ExecStreams();
    const pieces: Buffer[] = [];
    let byteCount = 0;
    const fail = (message: string): void => {
      reject(new Error(message));
      stream.destroy();
    };
    const cancel = clock.setTimeout(() => fail('a program in the container does not end'), RUN_TIMEOUT_MS);
    stream.on('data', (chunk: Buffer) => {
      for (const piece of streams.push(chunk)) {
        pieces.push(piece);
        byteCount += piece.length;
      }
      if (byteCount > MAX_OUTPUT_BYTES) fail('a program in the container prints too much');
    });
    // A program that closes its input unread causes an error, but its output is still valid.
    stream.on('error', () => undefined);
    stream.once('end', () => stream.destroy());
    stream.once('close', () => {
      cancel();
      resolve(Buffer.concat(pieces).toString());
    });
  });
}
