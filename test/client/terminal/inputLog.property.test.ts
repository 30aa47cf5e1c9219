// Typed input through cuts, discards and long waits. The shell gets what was typed and not discarded, in order.
import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONFIRM_AFTER_MS, InputLog } from '../../../client/terminal/inputLog.ts';
import { ByteCursor } from '../../../protocol/resume/byteCursor.ts';

type Step =
  | { readonly kind: 'type'; readonly length: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'send'; readonly bytes: number }
  | { readonly kind: 'deliver' | 'receipt' | 'cut' | 'attach' | 'forget' | 'confirm' | 'discard' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('type' as const), length: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(10, 30_000, 61_000) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('send' as const), bytes: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('deliver' as const, 'receipt' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'attach' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('confirm' as const, 'discard' as const, 'forget' as const),
    }),
  },
);

/** A client's input log, a server that keeps a cursor for each epoch, and the connection between them. */
class Typist {
  readonly log = new InputLog((byteCount) => randomBytes(byteCount));
  readonly #cursors = new Map<string, ByteCursor>();
  now = 1_000_000;
  /** Number of typed bytes. Each byte's value is its number. */
  typed = 0;
  readonly shell: number[] = [];
  readonly offered = new Set<number>();
  #sent: number | undefined;
  #wire: { readonly epoch: string; readonly offset: number; readonly values: Uint8Array }[] = [];

  run(step: Step): void {
    if (step.kind === 'type') this.#type(step.length);
    else if (step.kind === 'wait') this.now += step.ms;
    else if (step.kind === 'send') this.#send(step.bytes);
    else if (step.kind === 'attach') this.attach();
    else if (step.kind === 'deliver') this.deliver();
    else if (step.kind === 'receipt') this.#receipt();
    else if (step.kind === 'cut') this.cut();
    else if (step.kind === 'forget') this.#cursors.clear();
    else if (step.kind === 'confirm') this.log.confirm();
    else this.log.discard(this.#sent);
  }

  #type(length: number): void {
    const values = Uint8Array.from({ length }, () => this.typed++ % 256);
    expect(this.log.type(values, this.now)).toBe(true);
  }

  cut(): void {
    this.#sent = undefined;
    this.#wire = [];
  }

  attach(): void {
    this.cut();
    const known = this.#cursors.get(this.log.epoch);
    if (known === undefined && this.log.start === 0) this.#cursors.set(this.log.epoch, new ByteCursor());
    const received = this.#cursors.get(this.log.epoch)?.next ?? null;
    if (this.log.attached(received, this.now)) this.#sent = this.log.start;
    else this.attach();
  }

  #send(maxBytes: number): void {
    if (this.#sent === undefined || this.log.needsConfirmation) return;
    const values = this.log.take(this.#sent, maxBytes);
    if (values.length === 0) return;
    this.#wire.push({ epoch: this.log.epoch, offset: this.#sent, values: values.slice() });
    this.#sent += values.length;
  }

  deliver(): void {
    const frame = this.#wire.shift();
    const accepted = frame && this.#cursors.get(frame.epoch)?.accept(frame.offset, frame.values);
    expect(accepted?.kind, 'input has no gap').not.toBe('gap');
    if (accepted?.kind === 'fresh') this.shell.push(...accepted.bytes);
  }

  #receipt(): void {
    const cursor = this.#cursors.get(this.log.epoch);
    if (this.#sent !== undefined && cursor !== undefined) this.log.receipt(Math.min(cursor.next, this.#sent));
  }

  finish(): void {
    this.attach();
    this.log.confirm();
    for (let before = -1; before !== this.shell.length;) {
      before = this.shell.length;
      this.#send(1_000_000);
      this.deliver();
    }
  }
}

const schedules = fc.array(anyStep, { maxLength: 120 });

test('R10: without discards and while the server keeps the epoch, the shell gets exactly what was typed', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const typist = new Typist();
      for (const step of schedule) if (step.kind !== 'discard' && step.kind !== 'forget') typist.run(step);
      typist.finish();
      expect(typist.shell).toEqual(Array.from({ length: typist.typed }, (_, index) => index % 256));
    }),
    { numRuns: 500 },
  );
});

test('R7 R10: with discards, the shell gets a part of what was typed, in order and nothing twice', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const typist = new Typist();
      for (const step of schedule) if (step.kind !== 'forget' && typist.typed < 250) typist.run(step);
      typist.finish();
      const increasing = typist.shell.every(
        (value, index) => index === 0 || value > (typist.shell[index - 1] ?? -1),
      );
      expect(increasing, `the shell got ${typist.shell.join(' ')}`).toBe(true);
    }),
    { numRuns: 500 },
  );
});

const text = (log: InputLog, value: string, now: number): boolean =>
  log.type(new TextEncoder().encode(value), now);
const newLog = (): InputLog => new InputLog((byteCount) => randomBytes(byteCount));

test('input older than a minute needs confirmation, and newer input does not', () => {
  const log = newLog();
  text(log, 'rm -rf old\n', 1_000);
  expect(log.attached(0, 1_000 + CONFIRM_AFTER_MS)).toBe(true);
  expect(log.needsConfirmation).toBe(false);
  expect(log.attached(0, 1_001 + CONFIRM_AFTER_MS)).toBe(true);
  expect(log.pendingInput()).toMatchObject({
    bytes: 11,
    since: 1_000,
    preview: 'rm -rf old⏎',
    needsConfirmation: true,
  });
  log.confirm();
  expect(log.needsConfirmation).toBe(false);
});

test('input that was discarded while detached is not sent again, even if an earlier connection had sent it', () => {
  const log = newLog();
  text(log, 'abcdef', 1);
  log.attached(0, 1);
  log.take(0, 4);
  log.discard(undefined);
  text(log, 'XY', 2);
  expect(log.pendingInput()).toMatchObject({ bytes: 2, preview: 'XY' });
  log.attached(3, 3);
  expect(new TextDecoder().decode(log.take(3, 9))).toBe('XY');
});

test('R7: if the server does not know the epoch, input gets a new one and needs confirmation', () => {
  const log = newLog();
  text(log, 'ls\n', 1);
  const { epoch } = log;
  expect(log.attached(null, 2)).toBe(false);
  expect(log.epoch).not.toBe(epoch);
  expect(log.attached(0, 2)).toBe(true);
  expect([log.start, log.pendingInput()?.preview]).toEqual([0, 'ls⏎']);
});

test('the preview of pending input shows control characters as visible symbols', () => {
  const log = newLog();
  text(log, '\u001b[A\u0003\u007f\r', 1);
  expect(log.pendingInput()?.preview).toBe('^[[A^C⌫⏎');
});

const START = '\u001b[200~';
const END = '\u001b[201~';

test('what a connection has not sent of a paste is taken back, and a program is told that its paste is over', () => {
  const log = newLog();
  text(log, `${START}${'x'.repeat(5_000)}${END}`, 1);
  log.attached(0, 1);
  expect(new TextDecoder().decode(log.take(0, 10))).toBe(`${START}xxxx`);
  expect(log.takeBackPaste(10, 2)).toBe(true);
  expect(new TextDecoder().decode(log.take(10, 99))).toBe(END);
  const plain = newLog();
  text(plain, 'x'.repeat(5_000), 1);
  plain.attached(0, 1);
  expect([plain.takeBackPaste(10, 2), plain.end]).toEqual([true, 10]);
  const whole = newLog();
  text(whole, `ls\r${START}${'x'.repeat(5_000)}${END}`, 1);
  whole.attached(0, 1);
  expect([whole.takeBackPaste(3, 2), whole.end]).toEqual([true, 3]);
});

test('keys that were typed ahead are not a paste, and stay', () => {
  const log = newLog();
  text(log, 'make install\r', 1);
  log.attached(0, 1);
  expect(log.takeBackPaste(2, 2)).toBe(false);
  expect(log.end).toBe(13);
});
