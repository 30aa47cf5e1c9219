/**
 * Visibility of the introduction: new users see it until they dismiss it, and every user can open it again.
 */

import type { StoredIntroduction } from '../stores/introductionStore.ts';
import type { VersionedStore } from '../stores/versionedStore.ts';

export class Introduction {
  readonly #store: VersionedStore<StoredIntroduction>;
  readonly #onChanged: () => void;

  /**
   * @param hasPanes is true when there are stored panes. Their user knows the app, so the introduction stays
   * closed.
   */
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
