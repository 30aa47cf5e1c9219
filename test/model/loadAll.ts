/** Everything that a device does not show is loaded, and compared with everything that the shell printed. */

import { expect } from 'vitest';
import { recordsIn } from '../../main/stores/journal/journalReader.ts';
import { BlockReader } from '../../protocol/history/block.ts';
import type { ModelDevice } from './device.ts';
import { settle, SETTLE_ROUNDS, type World } from './world.ts';

/** Of the output, `[from, to)`. */
type Range = { readonly from: number; readonly to: number };

/** What the server's history holds of the session, in order. */
export async function heldBy({ stage, devices }: World): Promise<readonly Range[]> {
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

/** Asks for more until there is nothing more to ask for. */
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

/** The device's output is what was printed, but for gaps that are marked and that nobody holds; true without any. */
export function expectPrinted({ told }: World, { pane }: ModelDevice, held: readonly Range[]): boolean {
  const printed = Buffer.concat(told.filter((event) => event instanceof Uint8Array));
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
      // What a checkpoint has painted is compared cell by cell; its bytes are no more.
      shown.set(printed.subarray(end, record.at), end);
      end = record.at;
    } else expect(['begin', 'size', 'mark', 'top-mark'], `${pane.id} has loaded all`).toContain(record.kind);
  }
  expect(end, `${pane.id} has the end`).toBe(printed.length);
  const marks = recordsIn(pane.journal.handle).filter(({ kind }) => kind === 'mark');
  expect(marks.length, `each gap of ${pane.id} is marked`).toBe(gaps.length);
  for (const { from, to } of gaps) {
    const lost = held.filter((range) => range.from < to && range.to > from);
    expect(lost, `the server holds what ${pane.id} lacks from ${from} to ${to}`).toEqual([]);
    shown.set(printed.subarray(from, to), from);
  }
  expect(shown.equals(printed), `${pane.id} has every byte as it was printed`).toBe(true);
  return gaps.length === 0;
}
