/**
 * Opens a new shell in the new container when a service's container is gone, if the setting `followServices`
 * is on (S14).
 */

import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { WorkspaceView } from './pageView.ts';

/** Delay between the end and the first try, ms. Users need it to see what happened. */
export const FIRST_TRY_MS = 1_000;
/** Factor by which each delay is longer than the one before. */
const GROWTH = 1.5;
const MAX_WAIT_MS = 15_000;
/**
 * Max number of tries, which take about five minutes. If a service is not back by then, someone must look at
 * it.
 */
export const MAX_TRIES = 24;

export type ServiceFollowerOptions = {
  readonly clock: Clock;
  readonly startAgain: (pane: string) => void;
};

type Following = { tries: number; cancel: Cancel | undefined };

export class ServiceFollower {
  readonly #options: ServiceFollowerOptions;
  /** Pending retries by pane, from the loss of its container until its next shell runs. */
  readonly #following = new Map<string, Following>();

  constructor(options: ServiceFollowerOptions) {
    this.#options = options;
  }

  /** Receives the new view after each change. */
  viewChanged(view: Pick<WorkspaceView, 'servers' | 'settings' | 'panes'>): void {
    const followed = view.panes.filter((pane) => isOnService(pane) && settingsOf(view, pane).followServices);
    const ids = new Set(followed.map(({ id }) => id));
    for (const id of this.#following.keys()) if (!ids.has(id)) this.#forget(id);
    for (const pane of followed) this.#follow(pane);
  }

  #follow({ id, state }: PaneView): void {
    const following = this.#following.get(id);
    if (state.kind === 'ended' && isLoss(state))
      this.#tryLater(id, following ?? { tries: 0, cancel: undefined });
    else if (state.kind === 'refused' && following !== undefined) this.#tryLater(id, following);
    else if (state.kind === 'running' || state.kind === 'ended') this.#forget(id);
  }

  #tryLater(id: string, following: Following): void {
    this.#following.set(id, following);
    if (following.cancel !== undefined || following.tries >= MAX_TRIES) return;
    const waitMs = Math.min(MAX_WAIT_MS, FIRST_TRY_MS * GROWTH ** following.tries);
    following.cancel = this.#options.clock.setTimeout(() => {
      following.cancel = undefined;
      following.tries += 1;
      this.#options.startAgain(id);
    }, waitMs);
  }

  #forget(id: string): void {
    this.#following.get(id)?.cancel?.();
    this.#following.delete(id);
  }
}

const isOnService = ({ target }: PaneView): boolean => target.kind === 'service' || target.kind === 'compose';

/** True when the container is gone. A shell that exited by itself, or that a user ended, does not count. */
function isLoss({ end }: Extract<PaneView['state'], { kind: 'ended' }>): boolean {
  return end.kind === 'container-stopped' || end.kind === 'container-removed' || end.kind === 'engine-lost';
}
