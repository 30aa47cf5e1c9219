/** What a tab's terminal does not show of its session's output, and how it is fetched from the server's history (H1). */

import type { PaneView } from '../../../shared/view/view.ts';
import type { Refusal } from '../../../client/terminal/refusal.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Skipped } from '../../../client/terminal/remoteOutput.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import { recordsIn } from '../../stores/journal/journalReader.ts';
import { HistoryLoad, placeFor } from './historyLoad.ts';
import type { WorkspaceLink } from '../servers/workspaceLink.ts';
import type { TerminalStream } from '../panes/terminalStream.ts';

/** How much output is fetched from a server, bytes. */
export type PastLimits = {
  /** Earlier output in one go. */
  readonly stepBytes: number;
  /** What a terminal is filled with at most. */
  readonly maxBytes: number;
};

const MiB = 1024 * 1024;
/** Steps of some tens of thousands of lines, up to a million: what a journal and a page can hold. */
export const PAST_LIMITS: PastLimits = { stepBytes: 4 * MiB, maxBytes: 64 * MiB };

/** What is kept of it over a restart. */
export type StoredPast = {
  /** Where the journal's output begins. */
  readonly begins: number;
  /** What a snapshot in it stands for. */
  readonly skipped: Skipped | null;
  /** Whether the user wants to see all of it, however long the scrollback becomes. */
  readonly keepAll?: boolean;
};

export type PastEvents = {
  readonly onChanged: () => void;
  readonly onFailed: (refusal: Refusal) => void;
  /** In which words what is missing is said. */
  readonly words: () => Words;
};

export class Past {
  readonly #journal: Journal;
  readonly #stream: TerminalStream;
  readonly #events: PastEvents;
  readonly #limits: PastLimits;
  #stored: StoredPast;
  /** From where on the page shows it: lines fall out of a scrollback. */
  #shownFrom: number;
  #heldFrom: number | undefined;
  #load: HistoryLoad | undefined;

  constructor(
    journal: Journal,
    stream: TerminalStream,
    stored: StoredPast,
    limits: PastLimits,
    events: PastEvents,
  ) {
    const { begins, skipped, keepAll = false } = stored;
    this.#journal = journal;
    this.#stream = stream;
    this.#stored = { begins, skipped, keepAll };
    this.#shownFrom = begins;
    this.#limits = limits;
    this.#events = events;
  }

  get stored(): StoredPast {
    return this.#stored;
  }

  get view(): Pick<PaneView, 'skipped' | 'earlierBytes' | 'savedOnly' | 'loading'> {
    const { begins, skipped } = this.#stored;
    const earlierBytes = this.#trimmedBytes + begins - this.#reach;
    return {
      skipped: skipped && { bytes: skipped.to - skipped.from, since: skipped.since },
      earlierBytes,
      savedOnly: earlierBytes === 0 && (this.#shownFrom > begins || (this.#heldFrom ?? begins) < begins),
      loading: this.#load?.progress ?? null,
    };
  }

  /** The terminal begins at `offset`; with `skipped` a snapshot stands there for output. */
  beginsAt(offset: number, skipped: Skipped | null): void {
    this.#shownFrom = offset;
    this.#set({ ...this.#stored, begins: offset, skipped });
  }

  /** Output below `offset` is no longer in the page's scrollback; with 0 a page begins, which has all. */
  trimmedTo(offset: number): void {
    const { begins } = this.#stored;
    this.#shownFrom = Math.max(begins, Math.min(offset, this.#journal.position?.offset ?? begins));
    this.#events.onChanged();
  }

  /** From where on a repaint of the page has output. */
  get shownFrom(): number {
    return this.#shownFrom;
  }

  /** A repaint of the page takes the place of the journal's past. */
  compacted(): void {
    this.#set({ ...this.#stored, begins: this.#shownFrom });
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

  /**
   * Shows what fell out of the scrollback; or else fetches what a snapshot stands for, or some of what comes before the
   * terminal's beginning, if there is a `link`.
   */
  load(link: WorkspaceLink | null, session: string | null): void {
    if (this.#load !== undefined) return;
    if (this.#stored.skipped === null && this.#trimmedBytes > 0) this.#showAll(this.#stored.begins);
    else if (link !== null && session !== null) this.#fetch(link, session);
  }

  #fetch(link: WorkspaceLink, session: string): void {
    const { begins, skipped } = this.#stored;
    const from = skipped?.from ?? Math.max(this.#reach, begins - this.#limits.stepBytes);
    if (skipped === null && from >= begins) return;
    const gap = placeFor(this.#journal, from, this.#limits.maxBytes);
    if (gap === null || gap.from >= gap.to) return;
    this.#load = new HistoryLoad(this.#journal, session, gap, {
      words: this.#events.words,
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

  #over(failure: Refusal | null): void {
    this.#ended();
    if (failure !== null) this.#events.onFailed(failure);
    else {
      const [first] = recordsIn(this.#journal.handle);
      this.#showAll(first?.at ?? 0);
    }
    this.#events.onChanged();
  }

  /** The journal has output from `begins` on: all of it is shown, and goes on being so. */
  #showAll(begins: number): void {
    this.#shownFrom = begins;
    this.#set({ begins, skipped: null, keepAll: true });
    this.#stream.restart();
  }

  /** From where on the server's output can be put before the journal's, at most where that begins. */
  get #reach(): number {
    const { begins } = this.#stored;
    const end = this.#journal.position?.offset ?? begins;
    return Math.min(begins, Math.max(this.#heldFrom ?? begins, end - this.#limits.maxBytes));
  }

  /** Output that the journal has and the page does not show, although it could. */
  get #trimmedBytes(): number {
    return this.#stored.keepAll === true ? 0 : this.#shownFrom - this.#stored.begins;
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
