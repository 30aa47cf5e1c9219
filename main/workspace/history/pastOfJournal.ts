/** What a tab's journal knows of its past: a crash leaves the tab's record a moment behind it. */

import type { Journal } from '../../stores/journal/journal.ts';
import { JournalReader } from '../../stores/journal/journalReader.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import type { StoredPast } from './past.ts';

/** Where output begins that a snapshot at `to` shows: its text has about as much of what was printed last. */
export function snapshotBegins(to: number, text: Uint8Array): number {
  return Math.max(0, to - text.length);
}

/** The stored past, or what the journal says where it goes further than the record. */
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
    // When what it stands for began to be printed is not in the journal.
    const isNews = at > known;
    const now = isNews ? { from: record.from, to: at, since: null } : past.skipped;
    past = { keepAll, begins: snapshotBegins(at, record.text), skipped: now };
  }
  return past;
}
