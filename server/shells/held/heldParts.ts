/** What all held shells of a server are opened with. */

import type { Clock } from '../../../protocol/clock.ts';
import { errorText } from '../../base/log.ts';
import type { HolderLocation, ShellEnd } from '../shell.ts';
import type { FirstAnswer, HeldShell } from './heldShell.ts';
import { holderProof, isHolderProof, type SessionOf } from './holderProof.ts';
import type { HolderBinaries } from './holderBinaries.ts';
import type { Welcome } from './holderConnection.ts';

export type HeldParts = {
  readonly clock: Clock;
  readonly hostId: string;
  /** Of the proofs. */
  readonly key: Uint8Array;
  readonly binaries: HolderBinaries;
  /** Where the folders of local shells are. */
  readonly localBase: string;
  /** A shell that prints nothing for so long while no server has it is hung up, ms. */
  readonly idleTimeoutMs: number;
};

/** A holder did not come up, for a reason that says nothing against a shell without one. */
export class NoHolder extends Error {}

/** Hexadecimal digits of a session's random part in a folder's name: enough to be unique on a host, and short, since sockets' paths are. */
const NAME_DIGITS = 16;

/** Name of the folder of a session's holder. */
export function folderName(sessionId: string): string {
  const random = sessionId.slice(sessionId.lastIndexOf('.') + 1);
  return random.slice(0, NAME_DIGITS);
}

/** Arguments of the holder for a new shell, up to the command. */
export function runArguments(
  { key, hostId, idleTimeoutMs }: HeldParts,
  location: HolderLocation,
  session: SessionOf,
  size: { readonly cols: number; readonly rows: number },
): string[] {
  const named = {
    dir: location.folder,
    session: session.id,
    owner: session.owner,
    proof: holderProof(key, session, location, hostId),
    cols: size.cols,
    rows: size.rows,
    idle: Math.ceil(idleTimeoutMs / 1000),
  };
  return ['run', ...Object.entries(named).flatMap(([name, value]) => [`--${name}`, String(value)])];
}

/** Why what answers in `place` is not the session's shell; undefined when it is. */
export function checkWelcome(
  { key, hostId }: HeldParts,
  location: HolderLocation,
  session: SessionOf,
): (welcome: Welcome) => string | undefined {
  const expected = holderProof(key, session, location, hostId);
  return (welcome) => {
    if (welcome.session !== session.id || welcome.owner !== session.owner) return 'it is another session';
    return isHolderProof(welcome.proof, expected) ? undefined : 'it can not prove that it was started here';
  };
}

/** A new shell once its holder answered; throws `NoHolder` with the reason when there is none. */
export async function whenAnswered(shell: HeldShell): Promise<HeldShell> {
  const answer: FirstAnswer = await shell.answered;
  if (answer.kind === 'welcome') return shell;
  throw new NoHolder(endWords(answer.end));
}

function endWords(end: ShellEnd): string {
  return 'detail' in end ? end.detail : `it ended with exit code ${end.exitCode}`;
}

/** The reason in an error of whatever kind. */
export function noHolder(error: unknown): NoHolder {
  return error instanceof NoHolder ? error : new NoHolder(errorText(error));
}
