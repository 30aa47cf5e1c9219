/** What a tab's terminal does not show of its session's output, and how it is fetched from the server's history (H1). */

import type { TabView } from '../../preload/view.ts';
import type { Skipped } from '../remote/terminalTypes.ts';
import type { Journal } from '../stores/journal.ts';
import { recordsIn } from '../stores/journalReader.ts';
import { HistoryLoad, placeFor } from './historyLoad.ts';
import type { WorkspaceLink } from './link.ts';
import type { TerminalStream } from './terminalStream.ts';

/** Earlier output that is fetched in one go, bytes: some tens of thousands of lines. */
const STEP_BYTES = 4 * 1024 * 1024;

/** What is kept of it over a restart: where the terminal begins, and what a snapshot in it stands for. */
export type StoredPast = { readonly begins: number; readonly skipped: Skipped | null };

export type PastEvents = {
  readonly onChanged: () => void;
  readonly onFailed: (message: string) => void;
};

export class Past {
  readonly #journal: Journal;
  readonly #stream: TerminalStream;
  readonly #events: PastEvents;
  #stored: StoredPast;
  #heldFrom: number | undefined;
  #load: HistoryLoad | undefined;

  constructor(journal: Journal, stream: TerminalStream, { begins, skipped }: StoredPast, events: PastEvents) {
    this.#journal = journal;
    this.#stream = stream;
    this.#stored = { begins, skipped };
    this.#events = events;
  }

  get stored(): StoredPast {
    return this.#stored;
  }

  get view(): Pick<TabView, 'skipped' | 'earlierBytes' | 'loading'> {
    const { begins, skipped } = this.#stored;
    return {
      skipped: skipped && { bytes: skipped.to - skipped.from, since: skipped.since },
      earlierBytes: Math.max(0, begins - (this.#heldFrom ?? begins)),
      loading: this.#load?.progress ?? null,
    };
  }

  /** The terminal begins at `offset`; with `skipped` a snapshot stands there for output. */
  beginsAt(offset: number, skipped: Skipped | null): void {
    this.#set({ begins: offset, skipped });
  }

  /** The server can give output from `offset` on. */
  heldFrom(offset: number): void {
    this.#heldFrom = offset;
    this.#events.onChanged();
  }

  /** The user does not want to be reminded. */
  dismiss(): void {
    this.#set({ ...this.#stored, skipped: null });
  }

  /** Fetches what a snapshot stands for, or else some of what comes before the terminal's beginning. */
  load(link: WorkspaceLink, session: string): void {
    const { begins, skipped } = this.#stored;
    const from = skipped?.from ?? Math.max(this.#heldFrom ?? begins, begins - STEP_BYTES);
    if (this.#load !== undefined || (skipped === null && from >= begins)) return;
    const place = placeFor(this.#journal, from);
    if (place === null || place.from >= place.to) return;
    this.#load = new HistoryLoad(this.#journal, session, place, {
      onProgress: this.#events.onChanged,
      onOver: (failure) => this.#over(failure),
    });
    this.#stream.isRewriting = true;
    link.add(this.#load.fetch);
    this.#events.onChanged();
  }

  cancel(): void {
    this.#load?.fetch.cancel();
    this.#ended();
    this.#events.onChanged();
  }

  #over(failure: string | null): void {
    this.#ended();
    if (failure !== null) this.#events.onFailed(failure);
    else {
      const [first] = recordsIn(this.#journal.place);
      this.#set({ begins: first?.at ?? 0, skipped: null });
      this.#stream.restart();
    }
    this.#events.onChanged();
  }

  #ended(): void {
    this.#load = undefined;
    this.#stream.isRewriting = false;
  }

  #set(stored: StoredPast): void {
    this.#stored = stored;
    this.#events.onChanged();
  }
}
