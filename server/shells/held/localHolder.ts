/** Held shells on this computer. Each one has a detached holder with a socket in the host's state folder. */

import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { LocalCommand } from '../local/localCommand.ts';
import type { HolderLocation, Shell } from '../shell.ts';
import {
  checkWelcome,
  folderName,
  NoHolder,
  runArguments,
  whenAnswered,
  type HeldParts,
} from './heldParts.ts';
import { HeldShell } from './heldShell.ts';
import type { SessionOf } from './holderProof.ts';
import { localPipe, socketOf } from './localPipe.ts';

type LocalLocation = Extract<HolderLocation, { kind: 'local' }>;

/** Timeout for a holder to listen, ms. The holder only creates a folder and starts a shell in that time. */
const START_TIMEOUT_MS = 20_000;
/** Output of a holder that listens. Any other output is the reason why it does not. */
const LISTENING = 'listening\n';

/** Runs the command in a new holder. Rejects with a `ShellFailure`, or with `NoHolder` and the reason. */
export async function openLocalHeld(
  parts: HeldParts,
  command: LocalCommand,
  session: SessionOf,
): Promise<Shell> {
  const program = parts.binaries.own;
  if (program === undefined) throw new NoHolder('there is no holder for this system');
  const { file, args, directory, environment, size } = command;
  const location: LocalLocation = { kind: 'local', folder: join(parts.localBase, folderName(session.id)) };
  const socket = socketOf(location.folder);
  if (socket === undefined)
    throw new NoHolder(
      `${location.folder} is too long for the path of a socket: choose a shorter --state-dir`,
    );
  mkdirSync(dirname(location.folder), { recursive: true, mode: 0o700 });
  const holder = spawn(program, [...runArguments(parts, location, session, size), '--', file, ...args], {
    cwd: directory,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  holder.unref();
  await listening(holder, parts.clock);
  const shell = localShell(parts, { location, socket }, session);
  shell.open(0);
  return whenAnswered(shell);
}

/** Returns a shell at its location on this computer, not connected yet. */
export function localShell(
  parts: HeldParts,
  { location, socket }: { readonly location: LocalLocation; readonly socket: string },
  session: SessionOf,
  epoch?: string,
): HeldShell {
  const { clock } = parts;
  const check = checkWelcome(parts, location, session);
  const pipe = localPipe(socket);
  return new HeldShell(
    { pipe, clock, location, durability: 'machine', check, onLeft: () => undefined },
    epoch,
  );
}

/** Resolves when the holder listens. Rejects with `NoHolder` and the reason if it does not. */
function listening(holder: ChildProcessByStdio<null, Readable, null>, clock: Clock): Promise<void> {
  const { stdout } = holder;
  let output = '';
  let cancel: Cancel = () => undefined;
  const started = new Promise<void>((resolve, reject) => {
    const fail = (reason: string): void => reject(new NoHolder(reason));
    cancel = clock.setTimeout(() => fail('the holder does not start to listen'), START_TIMEOUT_MS);
    stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.endsWith(LISTENING)) resolve();
    });
    holder.once('error', ({ message }) => fail(message));
    holder.once('close', (code) => fail(output === '' ? `it ended at once with exit code ${code}` : output));
  });
  return started.finally(() => {
    cancel();
    stdout.destroy();
  });
}
