/**
 * Range of a pane's output as its journal has it. After a crash, the pane's record may be older than the
 * journal.
 */

import type { Journal } from '../../stores/journal/journal.ts';
import { JournalReader } from '../../stores/journal/journalReader.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import type { StoredPast } from './past.ts';

/**
 * Approximate offset of the first output that a snapshot at `to` shows. Its text is assumed to be as long as
 * that output.
 */
export function snapshotBegins(to: number, text: Uint8Array): number {
  return Math.max(0, to - text.length);
}

/** Returns the record's range, or the journal's range if the journal is newer than the record. */
export function pastOf(
  { begins, skipped, keepAll = false, output }: Pick<PaneRecord, keyof StoredPast | 'output'>,
  { position, handle }: Journal,
): StoredPast {
  const stored = { begins, skipped, keepAll };
  if (position === null) return stored;
  const known = output?.epoch === position.epoch ? output.offset : -1;
  if (known >= position.offset) return stored;
  const reader = new JournalReader(handle);
  let past: StoredPast = stored;
  for (let record = reader.next(); record !== null; record = reader.next()) {
    const { kind, at } = record;
    if (kind === 'begin') past = { keepAll, begins: at, skipped: known < 0 ? null : skipped };
    if (kind !== 'snapshot') continue;
    // The time of the skipped output's first byte is unknown, because the journal does not store it.
    const isNew = at > known;
    const now = isNew ? { from: record.from, to: at, since: null } : past.skipped;
    past = { keepAll, begins: snapshotBegins(at, record.text), skipped: now };
  }
  return past;
}
