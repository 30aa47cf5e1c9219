/** Search for held shells that an earlier run of the server opened. */

import type { Clock } from '../../../protocol/clock.ts';
import type { Engine } from '../docker/engine.ts';
import type { FoundShell, HolderLocation, HeldState, ShellAbsence } from '../shell.ts';
import { containerShell, homeOf } from './containerHolder.ts';
import { ContainerPipe } from './containerPipe.ts';
import { checkWelcome, type HeldParts } from './heldParts.ts';
import type { FirstAnswer, HeldShell } from './heldShell.ts';
import type { HolderInstall } from './holderInstall.ts';
import { HolderConnection, type Welcome } from './holderConnection.ts';
import type { HolderPipe } from './holderPipe.ts';
import type { SessionOf } from './holderProof.ts';
import { localShell } from './localHolder.ts';
import { localPipe, socketOf } from './localPipe.ts';

/** An engine and the holders in its containers. */
export type Reach = { readonly engine: Engine; readonly install: HolderInstall };

export type FindParts = HeldParts & {
  /** Engine at an address, or the one in use; undefined without an engine. */
  readonly reach: (where?: string) => Reach | undefined;
};

/** Ways to connect to a holder. */
type Access = {
  readonly pipe: HolderPipe;
  readonly shell: (epoch: string) => HeldShell;
  readonly leave: () => void;
};

/** Events and cancellation of a search. */
export type FindOptions = {
  readonly onAway?: (absence: ShellAbsence | null) => void;
  readonly signal?: AbortSignal;
};

/**
 * Finds the session's shell at `location`. Waits while the engine is unreachable, and rejects with the signal's reason. Only
 * the holder's status is requested, so another server keeps its connection until the shell is started here.
 */
export async function findHeld(
  parts: FindParts,
  location: HolderLocation,
  session: SessionOf,
  options: FindOptions = {},
): Promise<FoundShell> {
  const access = accessTo(parts, location, session);
  if (typeof access === 'string') return { kind: 'ended', end: { kind: 'failed', detail: access } };
  try {
    const answer = await requestStatus(access.pipe, parts.clock, options);
    if (answer.kind === 'ended') {
      access.leave();
      return answer;
    }
    const mismatch = checkWelcome(parts, location, session)(answer.welcome);
    if (mismatch === undefined)
      return { kind: 'found', shell: access.shell(answer.welcome.epoch), held: heldState(answer.welcome) };
    access.leave();
    const detail = `the holder in this location is not that of this shell: ${mismatch}`;
    return { kind: 'ended', end: { kind: 'failed', detail } };
  } catch (error) {
    access.leave();
    throw error;
  }
}

/** Returns access to the holder, or the reason why there is none. */
function accessTo(parts: FindParts, location: HolderLocation, session: SessionOf): Access | string {
  if (location.kind === 'local') {
    const socket = socketOf(location.folder);
    if (socket === undefined) return `${location.folder} is too long for the path of a socket`;
    return {
      pipe: localPipe(socket),
      shell: (epoch) => localShell(parts, { location, socket }, session, epoch),
      leave: () => undefined,
    };
  }
  const reach = parts.reach(location.engine);
  if (reach === undefined) return 'this server has no docker engine: start it with --docker-host';
  const { engine, install } = reach;
  const home = homeOf(location);
  install.use(home);
  return {
    pipe: new ContainerPipe({ engine, clock: parts.clock, install, home, folder: location.folder }, false),
    shell: (epoch) => containerShell({ ...parts, engine, install }, location, session, epoch),
    leave: () => void install.leave(home),
  };
}

/** Requests the status of a holder, which is in its welcome. */
function requestStatus(
  pipe: HolderPipe,
  clock: Clock,
  { signal, onAway }: FindOptions,
): Promise<FirstAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      signal?.removeEventListener('abort', abort);
      connection.close();
      act();
    };
    const connection = new HolderConnection(pipe, clock, {
      hello: () => [{ kind: 'hello', mode: 'status' }],
      onWelcome: (welcome) => settle(() => resolve({ kind: 'welcome', welcome })),
      onFrame: () => undefined,
      onCut: () => true,
      onAway: (absence) => onAway?.(absence),
      onGone: (end) => settle(() => resolve({ kind: 'ended', end })),
    });
    const abort = (): void => settle(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else connection.open();
  });
}

function heldState({ start, end, answeredTo, cols, rows, sizes, inputs }: Welcome): HeldState {
  return { start, end, answeredTo, size: { cols, rows }, sizes, inputs };
}
