/** Shells that an earlier run of the server left with their holders. */

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

export type FindParts = HeldParts & {
  readonly reach: { readonly engine: Engine; readonly install: HolderInstall } | undefined;
};

type Way = {
  readonly pipe: HolderPipe;
  readonly shell: (epoch: string) => HeldShell;
  readonly leave: () => void;
};

/** What interests who looks for a shell: that it can not be reached for now, and when to stop. */
export type FindOptions = {
  readonly onAway?: (absence: ShellAbsence | null) => void;
  readonly signal?: AbortSignal;
};

/**
 * What became of the session's shell in `place`. Waits for as long as the engine is away; rejects with the signal's reason.
 * Its holder is asked without taking it from a server that has it: that happens with the shell's start.
 */
export async function findHeld(
  parts: FindParts,
  location: HolderLocation,
  session: SessionOf,
  options: FindOptions = {},
): Promise<FoundShell> {
  const way = wayTo(parts, location, session);
  if (typeof way === 'string') return { kind: 'over', end: { kind: 'failed', detail: way } };
  try {
    const answer = await askHolder(way.pipe, parts.clock, options);
    if (answer.kind === 'over') {
      way.leave();
      return answer;
    }
    const wrong = checkWelcome(parts, location, session)(answer.welcome);
    if (wrong === undefined)
      return { kind: 'found', shell: way.shell(answer.welcome.epoch), held: heldState(answer.welcome) };
    way.leave();
    const detail = `what answers in the place of this shell is not it: ${wrong}`;
    return { kind: 'over', end: { kind: 'failed', detail } };
  } catch (error) {
    way.leave();
    throw error;
  }
}

/** How the holder is reached, or why it can not be. */
function wayTo(parts: FindParts, location: HolderLocation, session: SessionOf): Way | string {
  if (location.kind === 'local') {
    const socket = socketOf(location.folder);
    if (socket === undefined) return `${location.folder} is too long for the path of a socket`;
    return {
      pipe: localPipe(socket),
      shell: (epoch) => localShell(parts, location, socket, session, epoch),
      leave: () => undefined,
    };
  }
  if (parts.reach === undefined) return 'this server has no docker engine: start it with --docker-host';
  const { engine, install } = parts.reach;
  const home = homeOf(location);
  install.use(home);
  return {
    pipe: new ContainerPipe({ engine, clock: parts.clock, install, home, folder: location.folder }, false),
    shell: (epoch) => containerShell({ ...parts, engine, install }, location, session, epoch),
    leave: () => void install.leave(home),
  };
}

/** The holder's welcome to one who only asks. */
function askHolder(pipe: HolderPipe, clock: Clock, { signal, onAway }: FindOptions): Promise<FirstAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      signal?.removeEventListener('abort', abort);
      link.close();
      act();
    };
    const link = new HolderConnection(pipe, clock, {
      hello: () => [{ kind: 'hello', mode: 'status' }],
      onWelcome: (welcome) => settle(() => resolve({ kind: 'welcome', welcome })),
      onFrame: () => undefined,
      onCut: () => true,
      onAway: (absence) => onAway?.(absence),
      onGone: (end) => settle(() => resolve({ kind: 'over', end })),
    });
    const abort = (): void => settle(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else link.open();
  });
}

function heldState({ start, end, answeredTo, cols, rows, sizes, inputs }: Welcome): HeldState {
  return { start, end, answeredTo, size: { cols, rows }, sizes, inputs };
}
