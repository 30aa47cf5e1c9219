/** Runs a short program in a container to its end, with bytes for its standard input. */

import type { Socket } from 'node:net';
import type { Clock } from '../../../protocol/clock.ts';
import { callTimeout, type Engine } from '../docker/engine.ts';
import { ExecStreams } from './execStreams.ts';

/** Time for a program that looks around or copies a file, ms: a busy machine needs seconds for an exec. */
const RUN_TIMEOUT_MS = 30_000;
/** Output beyond is not ours: a line about each of thousands of shells fits, bytes. */
const MAX_OUTPUT_BYTES = 1024 * 1024;

export type ContainerRun = {
  readonly containerId: string;
  readonly argv: readonly string[];
  /** Undefined for the image's usual user. */
  readonly user: string | undefined;
  readonly input?: Uint8Array;
};

/** Resolves with what it printed; rejects when the engine refuses, or the program takes too long or prints too much. */
export async function runInContainer(engine: Engine, clock: Clock, run: ContainerRun): Promise<string> {
  const exec = await engine.docker.getContainer(run.containerId).exec({
    Cmd: [...run.argv],
    AttachStdin: run.input !== undefined,
    AttachStdout: true,
    AttachStderr: true,
    WorkingDir: '/',
    ...(run.user === undefined ? {} : { User: run.user }),
    abortSignal: callTimeout(),
  });
  const stream = (await exec.start({ hijack: true, stdin: run.input !== undefined, Tty: false })) as Socket;
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
      if (byteCount > MAX_OUTPUT_BYTES) fail('a program in the container prints without end');
    });
    // A program that did not read its input closes it, which is no failure of what it printed.
    stream.on('error', () => undefined);
    stream.once('end', () => stream.destroy());
    stream.once('close', () => {
      cancel();
      resolve(Buffer.concat(pieces).toString());
    });
  });
}
