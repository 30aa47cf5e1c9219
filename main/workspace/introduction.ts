/** Whether the introduction is shown: to who is new, until it is dismissed, and whenever it is asked for. */

import type { StoredIntroduction } from '../stores/introductionStore.ts';
import type { VersionedStore } from '../stores/versionedStore.ts';

export class Introduction {
  readonly #store: VersionedStore<StoredIntroduction>;
  readonly #onChanged: () => void;

  /** Whoever has tabs of old knows the app, and is not told by itself. */
  constructor(store: VersionedStore<StoredIntroduction>, hasPanes: boolean, onChanged: () => void) {
    this.#store = store;
    this.#onChanged = onChanged;
    if (store.value.shown === null) this.#set(!hasPanes);
  }

  get isShown(): boolean {
    return this.#store.value.shown === true;
  }

  show(on: boolean): void {
    if (on === this.isShown) return;
    this.#set(on);
    this.#onChanged();
  }

  #set(shown: boolean): void {
    this.#store.set({ shown });
    this.#store.flush();
  }
}
