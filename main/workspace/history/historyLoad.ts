/** Puts recorded output of the server's history into a tab's journal, where a snapshot stood for it or before all else. */

import type { Refusal } from '../../../client/terminal/refusal.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { HistoryRecord } from '../../../protocol/history/record.ts';
import { HistoryFetch, type HistoryPart } from '../../../client/export/historyFetch.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import { recordsIn } from '../../stores/journal/journalReader.ts';
import type { JournalRecord } from '../../stores/journal/journalRecord.ts';

export type HistoryLoadEvents = {
  /** In which words what is missing is said. */
  readonly words: () => Words;
  readonly onProgress: () => void;
  /** The journal holds the output; null, or why it does not. */
  readonly onOver: (failure: Refusal | null) => void;
};

/** Where the fetched output goes: `[from, to)`, between the journal's first `before` records and those after `after`. */
export type HistoryGap = {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  /** Output between those first records and `from` that is not fetched, bytes. */
  readonly leftOut: number;
};

/** Where output from `from` on goes, of which `maxBytes` are fetched at most; null without anything shown. */
export function placeFor(journal: Journal, from: number, maxBytes: number): HistoryGap | null {
  journal.flush();
  const { position } = journal;
  if (position === null) return null;
  const records = recordsIn(journal.handle);
  const begins = records[0]?.at ?? 0;
  const index = records.findIndex(
    (record) => record.kind === 'snapshot' && record.from <= from && from < record.at,
  );
  const snapshot = records[index];
  if (snapshot?.kind === 'snapshot') return placeOf(snapshot, index, from, maxBytes);
  // What was printed as it stands there can be continued at its front.
  if (from < begins && records.every(({ kind }) => !STANDING_FOR.has(kind)))
    return { from: Math.max(from, begins - maxBytes), to: begins, before: 0, after: 1, leftOut: 0 };
  // What stands for output can not: all that the journal has is fetched with it.
  const to = position.offset;
  return { from: Math.max(from, to - maxBytes), to, before: 0, after: records.length, leftOut: 0 };
}

/** Records after which output does not go on where it ended before them. */
const STANDING_FOR: ReadonlySet<JournalRecord['kind']> = new Set(['repaint', 'snapshot', 'successor']);

/** Where a snapshot took it. */
function placeOf(
  { from: skippedFrom, at: to }: Extract<JournalRecord, { kind: 'snapshot' }>,
  index: number,
  wanted: number,
  maxBytes: number,
): HistoryGap {
  const from = Math.max(wanted, to - maxBytes);
  // A part of it that was asked for joins nothing: what is before it is left to be fetched again.
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
      onFailed: events.onOver,
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
    this.#note(part.from);
    let at = part.from;
    for (const record of part.records) {
      at = record.kind === 'output' ? this.#output(at, record) : this.#size(at, record);
    }
    this.#next = Math.min(this.#gap.to, part.to);
    this.#events.onProgress();
  }

  /** A mark where the server no longer holds what comes before `from`. */
  #note(from: number): void {
    if (from > this.#next)
      this.#loaded.push({ kind: 'mark', at: from, sizes: 0, text: this.#marks.skipped(from - this.#next) });
  }

  /** The part of it that was asked for; returns the offset after it. */
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
    this.#note(this.#gap.to);
    const { position } = this.#journal;
    this.#journal.flush();
    const held = recordsIn(this.#journal.handle);
    const after = held.slice(this.#gap.after);
    // Another terminal began, or its past was compacted: what was fetched belongs to neither.
    if (position === null || this.#journal.handle.sealing !== this.#sealing) {
      this.#events.onOver({ code: 'started-over', message: '' });
      return;
    }
    const before = this.#before(held, position.epoch);
    const last: JournalRecord[] = after.length > 0 ? [] : [this.#closing(held, position)];
    this.#journal.replace([...before, ...this.#loaded, ...last, ...after]);
    this.#events.onOver(null);
  }

  /** What stays before it; where that does not join, it is over like a former shell's terminal, and has no offsets. */
  #before(held: readonly JournalRecord[], epoch: string): readonly JournalRecord[] {
    const { from, before, leftOut } = this.#gap;
    const begin: JournalRecord = { kind: 'begin', at: from, sizes: 0, epoch };
    if (before === 0) return [begin];
    if (leftOut === 0) return held.slice(0, before);
    const former = held.slice(1, before).map((record) => Object.assign(record, { at: 0, sizes: 0 }));
    return [begin, ...former, { kind: 'successor', at: 0, sizes: 0, mark: this.#marks.notLoaded(leftOut) }];
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
