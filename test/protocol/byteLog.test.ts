// The sender's log is compared with a simple model: an array and a start offset.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteLog } from '../../protocol/resume/byteLog.ts';

const CAPACITY = 40_000;

type Step =
  | { readonly kind: 'append'; readonly bytes: Uint8Array }
  | { readonly kind: 'forget' | 'truncate' | 'read'; readonly at: number };

const steps = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 20_000 }).map((length): Step => ({ kind: 'append', bytes: pattern(length) })),
    fc
      .tuple(fc.constantFrom('forget' as const, 'truncate' as const, 'read' as const), fc.nat(120_000))
      .map(([kind, at]): Step => ({ kind, at })),
  ),
  { maxLength: 40 },
);

let serial = 0;
/** Bytes that differ from one append to the next. */
function pattern(length: number): Uint8Array {
  serial += 1;
  return Uint8Array.from({ length }, (_, index) => (index * 7 + serial * 31) % 251);
}

class Model {
  bytes: number[] = [];
  start = 0;

  get end(): number {
    return this.start + this.bytes.length;
  }

  append(bytes: Uint8Array): void {
    this.bytes.push(...bytes);
    this.forget(this.end - CAPACITY);
  }

  forget(offset: number): void {
    const count = Math.min(Math.max(0, offset - this.start), this.bytes.length);
    this.bytes.splice(0, count);
    this.start += count;
  }

  truncate(offset: number): void {
    this.bytes.length = Math.min(this.bytes.length, Math.max(0, offset - this.start));
  }
}

function readAll(log: ByteLog, from: number): number[] | undefined {
  const all: number[] = [];
  for (;;) {
    const part = log.read(from + all.length, 1 + (all.length % 9_000));
    if (part === undefined) return undefined;
    if (part.length === 0) return all;
    all.push(...part);
  }
}

describe('R1: log of the newest bytes by their absolute offsets', () => {
  test('the log reads the same bytes as the model after any sequence of append, forget and truncate', () => {
    fc.assert(
      fc.property(steps, (schedule) => {
        const log = new ByteLog(CAPACITY);
        const model = new Model();
        for (const step of schedule) {
          if (step.kind === 'append') {
            log.append(step.bytes);
            model.append(step.bytes);
          } else if (step.kind !== 'read') {
            log[step.kind](step.at);
            model[step.kind](step.at);
          } else {
            const inside = step.at >= model.start && step.at <= model.end;
            expect(readAll(log, step.at)).toEqual(
              inside ? model.bytes.slice(step.at - model.start) : undefined,
            );
          }
          expect([log.start, log.end, log.free]).toEqual([
            model.start,
            model.end,
            CAPACITY - model.bytes.length,
          ]);
        }
        expect(readAll(log, log.start)).toEqual(model.bytes);
      }),
      { numRuns: 200 },
    );
  });

  test('bytes that were read from the log do not change after a truncation and a new append', () => {
    const log = new ByteLog(CAPACITY);
    log.append(pattern(100));
    const view = log.read(0, 100);
    const before = [...(view ?? [])];
    log.truncate(10);
    log.append(new Uint8Array(90).fill(255));
    expect([...(view ?? [])]).toEqual(before);
  });

  test('a log can start at any offset', () => {
    const log = new ByteLog(CAPACITY, 1_000_003);
    log.append(Uint8Array.of(1, 2, 3));
    expect([log.start, log.end, ...(log.read(1_000_004, 9) ?? [])]).toEqual([1_000_003, 1_000_006, 2, 3]);
    expect(log.read(1_000_002, 1)).toBeUndefined();
    expect(log.read(1_000_007, 1)).toBeUndefined();
  });
});
