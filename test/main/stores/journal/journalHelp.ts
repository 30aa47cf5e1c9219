/** Helpers of the journal's tests. */

import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { JournalReader } from '../../../../main/stores/journal/journalReader.ts';
import { Journal } from '../../../../main/stores/journal/journal.ts';
import { newSealing } from '../../../../main/stores/journal/journalFrame.ts';
import type { JournalRecord } from '../../../../main/stores/journal/journalRecord.ts';
import { memoryStorage } from '../../../../main/stores/journal/journalStorage.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

export const SIZE = { cols: 80, rows: 24 };
export const EPOCH = 'ab'.repeat(16);
export const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

/** An empty journal in memory. */
export function memoryJournal(): Journal {
  const context = { clock: new ManualClock(), random, onDiskFailed: () => undefined };
  return new Journal({ storage: memoryStorage(), sealing: newSealing(null, random) }, false, null, context);
}

/** A step of a test on a journal. */
export type Step =
  | { readonly kind: 'output'; readonly bytes: Uint8Array }
  | { readonly kind: 'size'; readonly cols: number }
  | { readonly kind: 'mark'; readonly skipped: number }
  | { readonly kind: 'snapshot'; readonly skipped: number; readonly text: Uint8Array }
  | { readonly kind: 'flush' };

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .uint8Array({ minLength: 1, maxLength: 300 })
      .map((bytes) => ({ kind: 'output', bytes }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 2000 }).map((cols) => ({ kind: 'size', cols }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 1000 }).map((skipped) => ({ kind: 'mark', skipped }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 2 ** 40 }), fc.uint8Array({ maxLength: 100 }))
      .map(([skipped, text]) => ({ kind: 'snapshot', skipped, text }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'flush' } as const) },
);

/** Runs the steps from the journal’s position on. */
export function play(journal: Journal, steps: readonly Step[]): void {
  for (const step of steps) {
    const at = journal.position?.offset ?? 0;
    if (step.kind === 'output') journal.output(at + step.bytes.length, step.bytes);
    else if (step.kind === 'size')
      journal.size({ cols: step.cols, rows: 24 }, (journal.position?.sizes ?? 0) + 1);
    else if (step.kind === 'snapshot') {
      const { skipped, text } = step;
      const content = { kind: 'snapshot', from: at, mark: 'skipped', size: SIZE, text, tail: text } as const;
      journal.snapshot(content, at + skipped, 7);
    } else if (step.kind === 'mark') journal.mark(`skipped ${step.skipped}`, at + step.skipped);
    else journal.flush();
  }
}

/** All records of a journal. */
export function recordsOf(journal: Journal): JournalRecord[] {
  journal.flush();
  const reader = new JournalReader(journal.handle);
  const records: JournalRecord[] = [];
  for (let record = reader.next(); record !== null; record = reader.next()) records.push(record);
  return records;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Contents of a journal as one text, independent of how output was split into records. */
export function flatten(records: readonly JournalRecord[]): string {
  return records
    .map((record) => {
      switch (record.kind) {
        case 'begin':
          return `<begin ${record.epoch} ${record.at}>`;
        case 'checkpoint':
          return `<checkpoint ${record.at} ${record.size.cols} ${record.text}>`;
        case 'output':
          return hex(record.bytes);
        case 'size':
          return `<size ${record.size.cols} ${record.sizes}>`;
        case 'successor':
          return `<successor ${record.mark}>`;
        case 'top-mark':
          return `<top ${record.text}>`;
        case 'mark':
          return `<${record.text}>`;
        case 'snapshot':
          return `<snapshot ${record.from}-${record.at} ${record.mark} ${record.size.cols} ${hex(record.text)} ${hex(record.tail)}>`;
      }
    })
    .join('');
}
