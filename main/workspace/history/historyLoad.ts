/**
 * Inserts recorded output from the server's history into a pane's journal. The output goes in place of a
 * snapshot, or to the journal's start.
 */

import type { Refusal } from '../../../client/terminal/refusal.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { HistoryRecord } from '../../../protocol/history/record.ts';
import { HistoryFetch, type HistoryPart } from '../../../client/export/historyFetch.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import { recordsIn } from '../../stores/journal/journalReader.ts';
import type { JournalRecord } from '../../stores/journal/journalRecord.ts';

export type HistoryLoadEvents = {
  /** Returns the UI texts, for marks about missing output. */
  readonly words: () => Words;
  readonly onProgress: () => void;
  /**
   * Called when the load ended: with null when the journal has the output, else with the reason that it does
   * not.
   */
  readonly onDone: (failure: Refusal | null) => void;
};

/**
 * Gap for the output `[from, to)`. It lies between the journal's first `before` records and its records from
 * index `after` on.
 */
export type HistoryGap = {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  /** Size of the output between those first records and `from`, which is not fetched, bytes. */
  readonly leftOut: number;
};

/**
 * Returns the gap for output from `from` on, of which at most `maxBytes` are fetched; null when the journal
 * is empty.
 */
export function gapFor(journal: Journal, from: number, maxBytes: number): HistoryGap | null {
  journal.flush();
  const { position } = journal;
  if (position === null) return null;
  const records = recordsIn(journal.handle);
  const begins = records[0]?.at ?? 0;
  const index = records.findIndex(
    (record) => record.kind === 'snapshot' && record.from <= from && from < record.at,
  );
  const snapshot = records[index];
  if (snapshot?.kind === 'snapshot') return gapOfSnapshot(snapshot, index, from, maxBytes);
  // Earlier output can be put in front when no record replaces output.
  if (from < begins && records.every(({ kind }) => !REPLACING_OUTPUT.has(kind)))
    return { from: Math.max(from, begins - maxBytes), to: begins, before: 0, after: 1, leftOut: 0 };
  // When a record replaces output, nothing can be put in front: all of the journal's output is fetched again.
  const to = position.offset;
  return { from: Math.max(from, to - maxBytes), to, before: 0, after: records.length, leftOut: 0 };
}

/** Records that replace the output before them, so the journal's output has a break there. */
const REPLACING_OUTPUT: ReadonlySet<JournalRecord['kind']> = new Set(['checkpoint', 'snapshot', 'successor']);

/** Returns the gap where a snapshot replaced output. */
function gapOfSnapshot(
  { from: skippedFrom, at: to }: Extract<JournalRecord, { kind: 'snapshot' }>,
  index: number,
  wanted: number,
  maxBytes: number,
): HistoryGap {
  const from = Math.max(wanted, to - maxBytes);
  // If only a part is fetched, it does not join the output before the gap. That output is dropped and can be
  // fetched later.
  const keepsBefore = wanted === skippedFrom;
  return { from, to, before: keepsBefore ? index : 0, after: index + 1, leftOut: from - wanted };
}

export class HistoryLoad {
  readonly fetch: HistoryFetch;
  readonly #journal: Journal;
  readonly #gap: HistoryGap;
  readonly #events: HistoryLoadEvents;
  readonly #sealing: Journal['handle']['sealing'];
  readonly #loaded: JournalRecord[] = [];
  #next: number;

  constructor(journal: Journal, session: string, gap: HistoryGap, events: HistoryLoadEvents) {
    this.#journal = journal;
    this.#gap = gap;
    this.#events = events;
    this.#next = gap.from;
    this.#sealing = journal.handle.sealing;
    this.fetch = new HistoryFetch({
      session,
      from: gap.from,
      to: gap.to,
      onPart: (part) => this.#take(part),
      onEnd: () => this.#finish(),
      onFailed: events.onDone,
    });
  }

  get progress(): { readonly doneBytes: number; readonly totalBytes: number } {
    const { from, to } = this.#gap;
    return { doneBytes: this.#next - from, totalBytes: to - from };
  }

  get #marks(): Words['terminal']['marks'] {
    return this.#events.words().terminal.marks;
  }

  #take(part: HistoryPart): void {
    this.#markMissing(part.from);
    let at = part.from;
    for (const record of part.records) {
      at = record.kind === 'output' ? this.#output(at, record) : this.#size(at, record);
    }
    this.#next = Math.min(this.#gap.to, part.to);
    this.#events.onProgress();
  }

  /** Adds a mark when the server no longer stores the output before `from`. */
  #markMissing(from: number): void {
    if (from > this.#next)
      this.#loaded.push({ kind: 'mark', at: from, sizes: 0, text: this.#marks.skipped(from - this.#next) });
  }

  /** Adds the requested part of an output record; returns the offset after the record. */
  #output(at: number, { bytes }: Extract<HistoryRecord, { kind: 'output' }>): number {
    const end = at + bytes.length;
    const from = Math.max(at, this.#gap.from);
    const to = Math.min(end, this.#gap.to);
    if (from < to)
      this.#loaded.push({ kind: 'output', at: to, sizes: 0, bytes: bytes.subarray(from - at, to - at) });
    return end;
  }

  #size(at: number, { size }: Extract<HistoryRecord, { kind: 'size' }>): number {
    if (at <= this.#gap.to) this.#loaded.push({ kind: 'size', at, sizes: 0, size });
    return at;
  }

  #finish(): void {
    this.#markMissing(this.#gap.to);
    const { position } = this.#journal;
    this.#journal.flush();
    const records = recordsIn(this.#journal.handle);
    const after = records.slice(this.#gap.after);
    // The fetched output no longer fits if another terminal began, or if the journal was compacted meanwhile.
    if (position === null || this.#journal.handle.sealing !== this.#sealing) {
      this.#events.onDone({ code: 'started-over', message: '' });
      return;
    }
    const before = this.#before(records, position.epoch);
    const last: JournalRecord[] = after.length > 0 ? [] : [this.#closing(records, position)];
    this.#journal.replace([...before, ...this.#loaded, ...last, ...after]);
    this.#events.onDone(null);
  }

  /**
   * Returns the records before the gap. Output that does not join the gap is kept without offsets, like a
   * former shell's output.
   */
  #before(records: readonly JournalRecord[], epoch: string): readonly JournalRecord[] {
    const { from, before, leftOut } = this.#gap;
    const begin: JournalRecord = { kind: 'begin', at: from, sizes: 0, epoch };
    if (before === 0) return [begin];
    if (leftOut === 0) return records.slice(0, before);
    const former = records.slice(1, before).map((record) => Object.assign(record, { at: 0, sizes: 0 }));
    return [begin, ...former, { kind: 'successor', at: 0, sizes: 0, mark: this.#marks.notLoaded(leftOut) }];
  }

  /**
   * Returns the last record when nothing follows the gap: a size record, because the journal's last record
   * carries its position.
   */
  #closing(records: readonly JournalRecord[], position: { offset: number; sizes: number }): JournalRecord {
    const size = records.findLast(
      (record) => record.kind === 'size' || record.kind === 'snapshot' || record.kind === 'checkpoint',
    );
    if (size === undefined || !('size' in size)) throw new Error('a journal without a size');
    return { kind: 'size', at: position.offset, sizes: position.sizes, size: size.size };
  }
}
