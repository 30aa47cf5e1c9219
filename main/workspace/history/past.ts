/**
 * Output of a pane's session that its terminal does not show, and the means to fetch it from the server's
 * history (H1).
 */

import type { PaneView } from '../../../shared/view/view.ts';
import type { Refusal } from '../../../client/terminal/refusal.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Skipped } from '../../../client/terminal/remoteOutput.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import { recordsIn } from '../../stores/journal/journalReader.ts';
import { gapFor, HistoryLoad } from './historyLoad.ts';
import type { WorkspaceLink } from '../servers/workspaceLink.ts';
import type { TerminalStream } from '../panes/terminalStream.ts';

/** Limits on output that is fetched from a server, bytes. */
export type PastLimits = {
  /** Earlier output that one step fetches. */
  readonly stepBytes: number;
  /** All output that a terminal can show. */
  readonly maxBytes: number;
};

const MiB = 1024 * 1024;
/**
 * A step is some tens of thousands of lines. The max is about a million lines, which is as much as a journal
 * and a page can hold.
 */
export const PAST_LIMITS: PastLimits = { stepBytes: 4 * MiB, maxBytes: 64 * MiB };

/** The part of the state that is stored in the pane's record. */
export type StoredPast = {
  /** Offset of the journal's first output. */
  readonly begins: number;
  /** Output that a snapshot in the journal replaced. */
  readonly skipped: Skipped | null;
  /** True when the user wants to see all output, without a scrollback limit. */
  readonly keepAll?: boolean;
};

export type PastParts = {
  readonly journal: Journal;
  readonly stream: TerminalStream;
  readonly limits: PastLimits;
  readonly onChanged: () => void;
  readonly onFailed: (refusal: Refusal) => void;
  /** Returns the UI texts, for marks about missing output. */
  readonly words: () => Words;
};

export class Past {
  readonly #parts: PastParts;
  #stored: StoredPast;
  /** Offset of the first output in the page's scrollback; never below `#stored.begins`. */
  #shownFrom: number;
  /** Offset of the first output that the server retains; undefined until the server reports it. */
  #retainedFrom: number | undefined;
  #load: HistoryLoad | undefined;

  constructor({ begins, skipped, keepAll = false }: StoredPast, parts: PastParts) {
    this.#parts = parts;
    this.#stored = { begins, skipped, keepAll };
    this.#shownFrom = begins;
  }

  get stored(): StoredPast {
    return this.#stored;
  }

  get view(): Pick<PaneView, 'skipped' | 'earlierBytes' | 'savedOnly' | 'loading'> {
    const { begins, skipped } = this.#stored;
    const earlierBytes = this.#trimmedBytes + begins - this.#loadableFrom;
    return {
      skipped: skipped && { bytes: skipped.to - skipped.from, since: skipped.since },
      earlierBytes,
      savedOnly: earlierBytes === 0 && (this.#shownFrom > begins || (this.#retainedFrom ?? begins) < begins),
      loading: this.#load?.progress ?? null,
    };
  }

  /** Notes that the terminal starts at `offset`, with a snapshot in place of the output `skipped`. */
  beginsAt(offset: number, skipped: Skipped | null): void {
    this.#shownFrom = offset;
    this.#set({ ...this.#stored, begins: offset, skipped });
  }

  /**
   * Notes that output below `offset` left the page's scrollback; 0 for a new page, which shows everything.
   */
  trimmedTo(offset: number): void {
    const { begins } = this.#stored;
    this.#shownFrom = Math.max(begins, Math.min(offset, this.#parts.journal.position?.offset ?? begins));
    this.#parts.onChanged();
  }

  /** Offset of the first output that the page's checkpoint contains. */
  get shownFrom(): number {
    return this.#shownFrom;
  }

  /** Notes that a checkpoint of the page replaced the journal's contents. */
  compacted(): void {
    this.#set({ ...this.#stored, begins: this.#shownFrom });
  }

  /** Notes that the server retains output from `offset` on. */
  retainedFrom(offset: number): void {
    this.#retainedFrom = offset;
    this.#parts.onChanged();
  }

  /** Hides the note about skipped output, at the user's request. */
  dismiss(): void {
    this.#set({ ...this.#stored, skipped: null });
  }

  /**
   * Shows output that left the scrollback. If there is none, fetches the output that a snapshot replaced, or
   * else one step of earlier output. Fetching needs a `link`.
   */
  load(link: WorkspaceLink | null, session: string | null): void {
    if (this.#load !== undefined) return;
    if (this.#stored.skipped === null && this.#trimmedBytes > 0) this.#showAll(this.#stored.begins);
    else if (link !== null && session !== null) this.#fetch(link, session);
  }

  #fetch(link: WorkspaceLink, session: string): void {
    const { begins, skipped } = this.#stored;
    const { journal, stream, limits, words, onChanged } = this.#parts;
    const from = skipped?.from ?? Math.max(this.#loadableFrom, begins - limits.stepBytes);
    if (skipped === null && from >= begins) return;
    const gap = gapFor(journal, from, limits.maxBytes);
    if (gap === null || gap.from >= gap.to) return;
    this.#load = new HistoryLoad(journal, session, gap, {
      words,
      onProgress: onChanged,
      onDone: (failure) => this.#loadDone(failure),
    });
    stream.isRewriting = true;
    link.add(this.#load.fetch);
    onChanged();
  }

  cancel(): void {
    this.#load?.fetch.cancel();
    this.#endLoad();
    this.#parts.onChanged();
  }

  #loadDone(failure: Refusal | null): void {
    this.#endLoad();
    if (failure !== null) this.#parts.onFailed(failure);
    else {
      const [first] = recordsIn(this.#parts.journal.handle);
      this.#showAll(first?.at ?? 0);
    }
    this.#parts.onChanged();
  }

  /** Shows the whole journal, whose output starts at `begins`, and removes the scrollback limit. */
  #showAll(begins: number): void {
    this.#shownFrom = begins;
    this.#set({ begins, skipped: null, keepAll: true });
    this.#parts.stream.restart();
  }

  /**
   * Offset of the first output that can be fetched and put in front of the journal's output; at most
   * `begins`.
   */
  get #loadableFrom(): number {
    const { begins } = this.#stored;
    const { journal, limits } = this.#parts;
    const end = journal.position?.offset ?? begins;
    return Math.min(begins, Math.max(this.#retainedFrom ?? begins, end - limits.maxBytes));
  }

  /** Size of the output in the journal that left the page's scrollback, bytes. */
  get #trimmedBytes(): number {
    return this.#stored.keepAll === true ? 0 : this.#shownFrom - this.#stored.begins;
  }

  #endLoad(): void {
    this.#load = undefined;
    this.#parts.stream.isRewriting = false;
  }

  #set(stored: StoredPast): void {
    this.#stored = stored;
    this.#parts.onChanged();
  }
}
