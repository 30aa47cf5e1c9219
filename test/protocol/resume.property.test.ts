// Property test of resuming: whatever the network does, the receiver has a prefix of the written bytes, and in the end all of
// them.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import { ByteLog } from '../../protocol/resume/byteLog.ts';
import { FlowWindow } from '../../protocol/resume/flowWindow.ts';

const LOG_BYTES = 500;
const WINDOW_BYTES = 120;
const TURN_BYTES = 50;

type Frame = { readonly offset: number; readonly bytes: Uint8Array };

type Step =
  | { readonly kind: 'write'; readonly length: number }
  | { readonly kind: 'send' | 'deliver' | 'receipt' | 'cut' | 'attach' }
  /** A frame that was sent before, on any connection, arrives late or again. */
  | { readonly kind: 'late'; readonly pick: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('write' as const), length: fc.integer({ min: 1, max: 200 }) }),
  },
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constantFrom('send' as const, 'deliver' as const, 'receipt' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'attach' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('late' as const), pick: fc.nat() }) },
);

/** One stream, its two ends, and the network between them. */
class Stream {
  readonly log = new ByteLog(LOG_BYTES);
  readonly cursor = new ByteCursor();
  /** All written bytes by offset. Unlike the log, it keeps everything. */
  readonly written: number[] = [];
  /** Accepted bytes by their offset. */
  readonly accepted = new Map<number, number>();
  readonly skipped: (readonly [number, number])[] = [];
  readonly ever: Frame[] = [];
  #wire: Frame[] = [];
  #window: FlowWindow | undefined;

  write(length: number): void {
    const bytes = Uint8Array.from({ length }, (_, index) => (this.written.length + index * 13) % 256);
    this.written.push(...bytes);
    this.log.append(bytes);
  }

  attach(): void {
    this.cut();
    if (this.cursor.next < this.log.start) {
      this.skipped.push([this.cursor.next, this.log.start]);
      this.cursor.skipTo(this.log.start);
    }
    this.#window = new FlowWindow(WINDOW_BYTES, this.cursor.next);
  }

  cut(): void {
    this.#wire = [];
    this.#window = undefined;
  }

  /** Sends one turn. A client that is too far behind for the log gets the gap (W3). */
  send(): boolean {
    const window = this.#window;
    if (window === undefined || window.available <= 0) return false;
    const bytes = this.log.read(window.sent, Math.min(TURN_BYTES, window.available));
    if (bytes === undefined) {
      this.attach();
      return true;
    }
    if (bytes.length === 0) return false;
    const frame = { offset: window.sent, bytes: bytes.slice() };
    window.advance(bytes.length);
    this.#wire.push(frame);
    this.ever.push(frame);
    return true;
  }

  deliver(): boolean {
    const frame = this.#wire.shift();
    if (frame === undefined) return false;
    expect(this.take(frame), 'frames of one connection leave no hole').not.toBe('gap');
    return true;
  }

  take(frame: Frame): string {
    const result = this.cursor.accept(frame.offset, frame.bytes);
    if (result.kind === 'fresh') {
      const start = this.cursor.next - result.bytes.length;
      for (const [index, byte] of result.bytes.entries()) {
        expect(this.accepted.has(start + index), 'no byte is accepted twice').toBe(false);
        this.accepted.set(start + index, byte);
      }
    }
    return result.kind;
  }

  receipt(): void {
    const window = this.#window;
    if (window !== undefined) expect(window.receipt(Math.min(this.cursor.next, window.sent))).toBe(true);
  }

  /** R4: every byte below the cursor was accepted as it was written, except for bytes reported as skipped. */
  check(): void {
    for (let offset = 0; offset < this.cursor.next; offset += 1) {
      const isSkipped = this.skipped.some(([from, to]) => offset >= from && offset < to);
      expect(this.accepted.get(offset)).toBe(isSkipped ? undefined : this.written[offset]);
    }
    expect(this.accepted.size + this.skipped.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(
      this.cursor.next,
    );
  }
}

test('R2 R4 R6 R9 W1: in every schedule the accepted bytes are a prefix of the written ones, and in the end all of them', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (schedule) => {
      const stream = new Stream();
      for (const one of schedule) {
        if (one.kind === 'write') stream.write(one.length);
        else if (one.kind === 'late') {
          const frame = stream.ever[one.pick % Math.max(1, stream.ever.length)];
          if (frame !== undefined) stream.take(frame);
        } else stream[one.kind]();
        stream.check();
      }
      stream.attach();
      do stream.receipt();
      while (stream.send() || stream.deliver());
      stream.check();
      expect(stream.cursor.next).toBe(stream.written.length);
    }),
    { numRuns: 400 },
  );
});

test('R3: a frame beyond the cursor is rejected, and the missing range is returned', () => {
  const cursor = new ByteCursor(10);
  expect(cursor.accept(12, Uint8Array.of(1))).toEqual({ kind: 'gap', expected: 10, got: 12 });
  expect(cursor.next).toBe(10);
});

test('R6: a cursor cannot be moved back', () => {
  expect(() => new ByteCursor(10).skipTo(9)).toThrow('cannot go back');
});

test('R9: a lower acknowledgment is ignored, and one beyond the sent offset is rejected', () => {
  const window = new FlowWindow(100, 1000);
  window.advance(60);
  expect(window.receipt(1061)).toBe(false);
  expect(window.receipt(1040)).toBe(true);
  expect(window.receipt(1020)).toBe(true);
  expect([window.received, window.sent, window.available]).toEqual([1040, 1060, 80]);
});
