/** Parts that all held shells of a server share. */

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
  /** Key that signs the holder proofs (holderProof.ts). */
  readonly key: Uint8Array;
  readonly binaries: HolderBinaries;
  /** Folder that contains the folders of local holders. */
  readonly localBase: string;
  /** Time after which a holder hangs up a shell that has no output and no server, ms. */
  readonly idleTimeoutMs: number;
};

/** Error for a holder that could not be started. A shell without a holder may still work. */
export class NoHolder extends Error {}

/**
 * Number of hexadecimal digits of the session id in a folder name. They are unique on a host, and short because socket paths
 * are limited.
 */
const NAME_DIGITS = 16;

/** Returns the folder name of a session's holder. */
export function folderName(sessionId: string): string {
  const random = sessionId.slice(sessionId.lastIndexOf('.') + 1);
  return random.slice(0, NAME_DIGITS);
}

/** Returns the arguments that start a holder with a new shell, up to the command. */
export function runArguments(
  { key, hostId, idleTimeoutMs }: HeldParts,
  location: HolderLocation,
  session: SessionOf,
  size: { readonly cols: number; readonly rows: number },
): string[] {
  const values = {
    dir: location.folder,
    session: session.id,
    owner: session.owner,
    proof: holderProof(key, session, location, hostId),
    cols: size.cols,
    rows: size.rows,
    idle: Math.ceil(idleTimeoutMs / 1000),
  };
  return ['run', ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)])];
}

/** Returns a check of a holder's welcome: the reason why it is not the session's holder, or undefined. */
export function checkWelcome(
  { key, hostId }: HeldParts,
  location: HolderLocation,
  session: SessionOf,
): (welcome: Welcome) => string | undefined {
  const expected = holderProof(key, session, location, hostId);
  return (welcome) => {
    if (welcome.session !== session.id || welcome.owner !== session.owner)
      return 'it belongs to another session';
    return isHolderProof(welcome.proof, expected) ? undefined : 'it cannot prove that it was started here';
  };
}

/** Resolves with a new shell once its holder has answered. Rejects with `NoHolder` and the reason if it does not answer. */
export async function whenAnswered(shell: HeldShell): Promise<HeldShell> {
  const answer: FirstAnswer = await shell.answered;
  if (answer.kind === 'welcome') return shell;
  throw new NoHolder(reasonOf(answer.end));
}

function reasonOf(end: ShellEnd): string {
  return 'detail' in end ? end.detail : `it ended with exit code ${end.exitCode}`;
}

/** Converts any error into a `NoHolder`. */
export function noHolder(error: unknown): NoHolder {
  return error instanceof NoHolder ? error : new NoHolder(errorText(error));
}
