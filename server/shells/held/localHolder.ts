/** Shells on this computer that outlive the server: a detached holder with a socket in the host's folder for state. */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock } from '../../../protocol/clock.ts';
import { delay } from '../delay.ts';
import { localCommand } from '../localCommand.ts';
import type { HeldPlace, Shell, ShellOptions } from '../shell.ts';
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

type LocalPlace = Extract<HeldPlace, { kind: 'local' }>;

/** Time for a holder to listen, ms: it only makes a folder and starts a shell. */
const START_TIMEOUT_MS = 10_000;
const POLL_MS = 10;

/** Opens the user's login shell, or `options.command`; rejects with a `ShellFailure`, or `NoHolder` with the reason. */
export async function openLocalHeld(
  parts: HeldParts,
  options: ShellOptions,
  session: SessionOf,
): Promise<Shell> {
  const program = parts.binaries.own;
  if (program === undefined) throw new NoHolder('there is no holder for this system');
  const { file, args, directory, environment } = localCommand(options, session.id);
  const place: LocalPlace = { kind: 'local', folder: join(parts.localBase, folderName(session.id)) };
  const socket = socketOf(place.folder);
  if (socket === undefined)
    throw new NoHolder(`${place.folder} is too long for the path of a socket: choose a shorter --state-dir`);
  mkdirSync(dirname(place.folder), { recursive: true, mode: 0o700 });
  const holder = spawn(program, [...runArguments(parts, place, session, options.size), '--', file, ...args], {
    cwd: directory,
    env: environment,
    detached: true,
    stdio: 'ignore',
  });
  holder.unref();
  let over: string | undefined;
  holder.once('error', (error) => (over = error.message));
  holder.once('exit', (code) => (over = `the holder ended at once with exit code ${code}`));
  await listening(place.folder, socket, parts.clock, () => over);
  const shell = localShell(parts, place, socket, session);
  shell.open(0);
  return whenAnswered(shell);
}

/** A shell in its place on this computer, not connected yet. */
export function localShell(
  parts: HeldParts,
  place: LocalPlace,
  socket: string,
  session: SessionOf,
  epoch?: string,
): HeldShell {
  const { clock } = parts;
  const check = checkWelcome(parts, place, session);
  const pipe = localPipe(socket);
  return new HeldShell({ pipe, clock, place, durability: 'machine', check, onLeft: () => undefined }, epoch);
}

/** Resolves when the holder's socket is there; throws `NoHolder` when it says why it will not be, or is over. */
async function listening(
  folder: string,
  socket: string,
  clock: Clock,
  over: () => string | undefined,
): Promise<void> {
  const deadline = clock.now() + START_TIMEOUT_MS;
  while (!existsSync(socket)) {
    const ended = over();
    const reason =
      failureIn(folder) ?? (clock.now() >= deadline ? 'the holder does not begin to listen' : ended);
    if (reason !== undefined) throw new NoHolder(reason);
    await delay(clock, POLL_MS);
  }
}

/** The sentence that a holder leaves which could not start its shell. */
function failureIn(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'failed'), 'utf8').trim();
  } catch {
    return undefined;
  }
}
