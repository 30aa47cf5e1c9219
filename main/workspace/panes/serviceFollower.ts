/** Reopens the shell in the successor when a service's container went away, if the setting `followServices` is on (S14). */

import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { WorkspaceView } from './pageView.ts';

/** Delay of the first try after the end, ms: enough to see what happened. */
export const FIRST_TRY_MS = 1_000;
/** Factor between the delays of two tries. */
const GROWTH = 1.5;
const MAX_WAIT_MS = 15_000;
/** Max number of tries, about five minutes: a service that is not back by then needs a person. */
export const MAX_TRIES = 24;

export type ServiceFollowerOptions = {
  readonly clock: Clock;
  readonly startAgain: (pane: string) => void;
};

type Following = { tries: number; cancel: Cancel | undefined };

export class ServiceFollower {
  readonly #options: ServiceFollowerOptions;
  /** Retries by pane, from the loss of its container until its next shell runs. */
  readonly #following = new Map<string, Following>();

  constructor(options: ServiceFollowerOptions) {
    this.#options = options;
  }

  /** Takes the new view after each change. */
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

/** True when the container is gone; a shell that exited or was ended by a user ended on purpose. */
function isLoss({ end }: Extract<PaneView['state'], { kind: 'ended' }>): boolean {
  return end.kind === 'container-stopped' || end.kind === 'container-removed' || end.kind === 'engine-lost';
}
