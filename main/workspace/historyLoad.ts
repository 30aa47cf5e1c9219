/** Puts recorded output of the server's history into a tab's journal, where a snapshot stood for it or before all else. */

import type { HistoryRecord } from '../../protocol/history/record.ts';
import { HistoryFetch, type HistoryPart } from '../remote/historyFetch.ts';
import type { Journal } from '../stores/journal.ts';
import { recordsIn } from '../stores/journalReader.ts';
import type { JournalRecord } from '../stores/journalRecord.ts';
import { skippedMark } from './words.ts';

/** Output that is fetched at once at most, bytes: a million lines, and what a journal and a page can hold. */
export const MAX_LOAD_BYTES = 64 * 1024 * 1024;

export type HistoryLoadEvents = {
  readonly onProgress: () => void;
  /** The journal holds the output; null, or why it does not. */
  readonly onOver: (failure: string | null) => void;
};

/** Where the fetched output goes: `[from, to)`, between the journal's first `before` records and those after `after`. */
export type LoadPlace = {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
};

/**
 * The place of output from `from` on: where a snapshot took it, when the journal still has the one that did; or else
 * all that the journal stands for is fetched with it, for a compacted past can not be continued at its front.
 */
export function placeFor(journal: Journal, from: number): LoadPlace | null {
  journal.flush();
  const { position } = journal;
  if (position === null) return null;
  const records = recordsIn(journal.place);
  const snapshot = records.find(
    (record) => record.kind === 'snapshot' && record.from <= from && from < record.at,
  );
  const index = snapshot === undefined ? -1 : records.indexOf(snapshot);
  const to = snapshot?.at ?? position.offset;
  const least = Math.max(from, to - MAX_LOAD_BYTES);
  return snapshot?.kind !== 'snapshot'
    ? { from: least, to, before: 0, after: records.length }
    : // What is before it and does not join is left to be fetched again: the terminal must have no hole.
      { from: least, to, before: least === snapshot.from ? index : 0, after: index + 1 };
}

export class HistoryLoad {
  readonly fetch: HistoryFetch;
  readonly #journal: Journal;
  readonly #place: LoadPlace;
  readonly #events: HistoryLoadEvents;
  readonly #sealing: Journal['place']['sealing'];
  readonly #loaded: JournalRecord[] = [];
  #next: number;

  constructor(journal: Journal, session: string, place: LoadPlace, events: HistoryLoadEvents) {
    this.#journal = journal;
    this.#place = place;
    this.#events = events;
    this.#next = place.from;
    this.#sealing = journal.place.sealing;
    this.fetch = new HistoryFetch({
      session,
      from: place.from,
      to: place.to,
      onPart: (part) => this.#take(part),
      onEnd: () => this.#finish(),
      onFailed: (message) => events.onOver(message),
    });
  }

  get progress(): { readonly doneBytes: number; readonly totalBytes: number } {
    const { from, to } = this.#place;
    return { doneBytes: this.#next - from, totalBytes: to - from };
  }

  #take(part: HistoryPart): void {
    this.#note(part.from);
    let at = part.from;
    for (const record of part.records) {
      at = record.kind === 'output' ? this.#output(at, record) : this.#size(at, record);
    }
    this.#next = Math.min(this.#place.to, part.to);
    this.#events.onProgress();
  }

  /** A mark where the server no longer holds what comes before `from`. */
  #note(from: number): void {
    if (from > this.#next)
      this.#loaded.push({ kind: 'mark', at: from, sizes: 0, text: skippedMark(from - this.#next) });
  }

  /** The part of it that was asked for; returns the offset after it. */
  #output(at: number, { bytes }: Extract<HistoryRecord, { kind: 'output' }>): number {
    const end = at + bytes.length;
    const from = Math.max(at, this.#place.from);
    const to = Math.min(end, this.#place.to);
    if (from < to)
      this.#loaded.push({ kind: 'output', at: to, sizes: 0, bytes: bytes.subarray(from - at, to - at) });
    return end;
  }

  #size(at: number, { size }: Extract<HistoryRecord, { kind: 'size' }>): number {
    if (at <= this.#place.to) this.#loaded.push({ kind: 'size', at, sizes: 0, size });
    return at;
  }

  #finish(): void {
    this.#note(this.#place.to);
    const { position } = this.#journal;
    this.#journal.flush();
    const held = recordsIn(this.#journal.place);
    const after = held.slice(this.#place.after);
    // Another terminal began, or its past was compacted: what was fetched belongs to neither.
    if (position === null || this.#journal.place.sealing !== this.#sealing) {
      this.#events.onOver('the terminal started over meanwhile; try again');
      return;
    }
    const begin: JournalRecord = { kind: 'begin', at: this.#place.from, sizes: 0, epoch: position.epoch };
    const before = this.#place.before === 0 ? [begin] : held.slice(0, this.#place.before);
    const last: JournalRecord[] = after.length > 0 ? [] : [this.#closing(held, position)];
    this.#journal.replace([...before, ...this.#loaded, ...last, ...after]);
    this.#events.onOver(null);
  }

  /** Nothing follows what was fetched: a size that says where the journal stands. */
  #closing(held: readonly JournalRecord[], position: { offset: number; sizes: number }): JournalRecord {
    const size = held.findLast(
      (record) => record.kind === 'size' || record.kind === 'snapshot' || record.kind === 'repaint',
    );
    if (size === undefined || !('size' in size)) throw new Error('a journal without a size');
    return { kind: 'size', at: position.offset, sizes: position.sizes, size: size.size };
  }
}
