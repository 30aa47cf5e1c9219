/** Loads all output that a device does not show, and compares it with the shell's output. */

import { expect } from 'vitest';
import { recordsIn } from '../../main/stores/journal/journalReader.ts';
import { BlockReader } from '../../protocol/history/block.ts';
import type { ModelDevice } from './device.ts';
import { settle, SETTLE_ROUNDS, type World } from './world.ts';

/** Range of the output, `[from, to)`. */
type Range = { readonly from: number; readonly to: number };

/** Returns the ranges of the session's output that the server stores, in order. */
export async function storedRanges({ stage, devices }: World): Promise<readonly Range[]> {
  const session = stage.registry.find('ann', devices[0]?.pane.view.session ?? '');
  if (session === undefined) throw new Error('the session is gone');
  const ranges: Range[] = [];
  for await (const bytes of session.history(0, null).blocks) {
    const blocks = new BlockReader().read(bytes);
    if ('kind' in blocks) throw new Error(blocks.message);
    ranges.push(...blocks.map(({ from, to }) => ({ from, to })));
  }
  return ranges;
}

/** Loads earlier output until there is none left. */
export async function loadAll({ devices, stage }: World, { pane }: ModelDevice): Promise<void> {
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
    const { loading, skipped, earlierBytes } = pane.view;
    if (loading === null && skipped === null && earlierBytes === 0) return;
    if (loading === null) pane.loadPast();
    await settle(devices);
    stage.clock.advance(100);
  }
  throw new Error(`not everything was loaded: ${JSON.stringify(pane.view)}`);
}

/**
 * Asserts that the device has all printed output, except for marked gaps that the server does not store either. Returns true if
 * there are no gaps.
 */
export function expectPrinted(
  { ttyEvents }: World,
  { pane }: ModelDevice,
  stored: readonly Range[],
): boolean {
  const printed = Buffer.concat(ttyEvents.filter((event) => event instanceof Uint8Array));
  pane.journal.flush();
  const shown: Buffer = Buffer.alloc(printed.length);
  const gaps: Range[] = [];
  let end = 0;
  for (const record of recordsIn(pane.journal.handle)) {
    if (record.kind === 'output') {
      const from = record.at - record.bytes.length;
      if (from > end) gaps.push({ from: end, to: from });
      shown.set(record.bytes, from);
      end = record.at;
    } else if (record.kind === 'checkpoint') {
      // A snapshot replaces these bytes. Its terminal is compared cell by cell elsewhere.
      shown.set(printed.subarray(end, record.at), end);
      end = record.at;
    } else expect(['begin', 'size', 'mark', 'top-mark'], `${pane.id} has loaded all`).toContain(record.kind);
  }
  expect(end, `${pane.id} has the end`).toBe(printed.length);
  const marks = recordsIn(pane.journal.handle).filter(({ kind }) => kind === 'mark');
  expect(marks.length, `each gap of ${pane.id} is marked`).toBe(gaps.length);
  for (const { from, to } of gaps) {
    const lost = stored.filter((range) => range.from < to && range.to > from);
    expect(lost, `the server stores output that ${pane.id} lacks, from ${from} to ${to}`).toEqual([]);
    shown.set(printed.subarray(from, to), from);
  }
  expect(shown.equals(printed), `${pane.id} has every byte as it was printed`).toBe(true);
  return gaps.length === 0;
}
