/** Opens the next shell by itself in tabs whose service's container went away, where the user chose so (S14). */

import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { WorkspaceView } from './pageView.ts';

/** The first try comes this long after the end, ms: a moment to see what happened. */
export const FIRST_TRY_MS = 1_000;
/** Each further try waits this much longer, up to the most, ms. */
const GROWTH = 1.5;
const LONGEST_WAIT_MS = 15_000;
/** About five minutes: a service that is not back by then is a matter for people. */
export const MAX_TRIES = 24;

export type ServiceFollowerOptions = {
  readonly clock: Clock;
  readonly startAgain: (pane: string) => void;
};

type Following = { tries: number; cancel: Cancel | undefined };

export class ServiceFollower {
  readonly #options: ServiceFollowerOptions;
  /** By tab: from the loss of its container until its next shell runs. */
  readonly #following = new Map<string, Following>();

  constructor(options: ServiceFollowerOptions) {
    this.#options = options;
  }

  /** Called with everything that is shown, whenever that changed. */
  look(view: Pick<WorkspaceView, 'servers' | 'settings' | 'panes'>): void {
    const followed = view.panes.filter((pane) => isOnService(pane) && settingsOf(view, pane).followServices);
    const ids = new Set(followed.map(({ id }) => id));
    for (const id of this.#following.keys()) if (!ids.has(id)) this.#leave(id);
    for (const pane of followed) this.#lookAt(pane);
  }

  #lookAt({ id, state }: PaneView): void {
    const following = this.#following.get(id);
    if (state.kind === 'ended' && isLoss(state))
      this.#tryLater(id, following ?? { tries: 0, cancel: undefined });
    else if (state.kind === 'refused' && following !== undefined) this.#tryLater(id, following);
    else if (state.kind === 'running' || state.kind === 'ended') this.#leave(id);
  }

  #tryLater(id: string, following: Following): void {
    this.#following.set(id, following);
    if (following.cancel !== undefined || following.tries >= MAX_TRIES) return;
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_TRY_MS * GROWTH ** following.tries);
    following.cancel = this.#options.clock.setTimeout(() => {
      following.cancel = undefined;
      following.tries += 1;
      this.#options.startAgain(id);
    }, waitMs);
  }

  #leave(id: string): void {
    this.#following.get(id)?.cancel?.();
    this.#following.delete(id);
  }
}

const isOnService = ({ target }: PaneView): boolean => target.kind === 'service' || target.kind === 'compose';

/** A shell that exited, or that somebody ended, was meant to be over. */
function isLoss({ end }: Extract<PaneView['state'], { kind: 'ended' }>): boolean {
  return end.kind === 'container-stopped' || end.kind === 'container-removed' || end.kind === 'engine-lost';
}
