// Logic of the screen worker without a thread. The test controls its turns and the time.
import { inflateRawSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { decodeSnapshot, type Snapshot } from '../../../terminal/snapshotBytes.ts';
import { Emulator, SCROLLBACK_LINES } from '../../../server/screen/emulator.ts';
import { PARK_AFTER_MS, SLICE_BYTES } from '../../../server/screen/workerScreen.ts';
import type { FromWorker, ToScreen } from '../../../server/screen/messages.ts';
import { ScreenWorker } from '../../../server/screen/screenWorker.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { until } from '../../support/until.ts';
import { FORGET, QUERIES, QUERY_PROFILE, QUERY_SIZE } from './queries.ts';

const ESC = '\x1b';

class Stage {
  readonly clock = new ManualClock();
  readonly posted: FromWorker[] = [];
  readonly #soon: (() => void)[] = [];
  readonly worker = new ScreenWorker({
    clock: this.clock,
    post: (message) => void this.posted.push(message),
    soon: (run) => void this.#soon.push(run),
    busyWith: (id) => void this.busy.push(id),
  });
  readonly busy: number[] = [];
  #requests = 0;

  open(id: number, size = QUERY_SIZE): void {
    this.worker.receive({ type: 'open', id, size, profile: QUERY_PROFILE, focused: false });
  }

  send(id: number, message: ToScreen): void {
    this.worker.receive({ id, ...message });
  }

  print(id: number, output: string | Uint8Array): void {
    this.send(id, { type: 'write', bytes: Buffer.from(output as string) });
  }

  /** Runs the next turn. */
  turn(): boolean {
    const run = this.#soon.shift();
    run?.();
    return run !== undefined;
  }

  settle(): void {
    while (this.turn());
  }

  /** Returns the answers of screen `id` since the last call. */
  answers(id: number): string {
    this.settle();
    const mine = this.posted.filter((message) => message.id === id);
    const answers = mine.map((message) => (message.type === 'parsed' ? message.answer : '')).join('');
    this.posted.splice(0);
    return answers;
  }

  async snapshot(id: number): Promise<Snapshot> {
    const request = ++this.#requests;
    this.send(id, { type: 'snapshot', request });
    this.settle();
    const found = await until('the snapshot', () =>
      this.posted.find((message) => message.type === 'snapshot' && message.request === request),
    );
    const bytes = found.type === 'snapshot' ? found.bytes : null;
    const snapshot = decodeSnapshot(inflateRawSync(bytes ?? expect.fail('none was made')));
    return 'kind' in snapshot ? expect.fail(snapshot.message) : snapshot;
  }

  /** Lets all screens become idle and be parked. */
  async park(count = 1): Promise<void> {
    this.settle();
    this.clock.advance(PARK_AFTER_MS);
    await until('parked', () => {
      this.clock.advance(10_000);
      return this.worker.parkedCount === count;
    });
  }
}

const shown = ({ text }: Snapshot): string => Buffer.from(text).toString();
/** Numbered lines. */
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at}\r\n`).join('');

test('S11: a query wakes a parked screen, which answers as if it had never been parked', async () => {
  const stage = new Stage();
  stage.open(1);
  for (const { name, setup, sequence, answer } of QUERIES) {
    stage.print(1, FORGET + setup);
    stage.settle();
    await stage.park();
    expect(stage.answers(1), 'parking causes no answers').toBe('');
    stage.print(1, sequence);
    expect(stage.answers(1), name).toBe(answer);
    expect(stage.worker.parkedCount).toBe(0);
  }
});

test('S11: a query that is interrupted when its screen is parked is answered once', async () => {
  const stage = new Stage();
  stage.open(1);
  for (const [start, end, answer] of [
    [`${ESC}[`, '6n', `${ESC}[1;1R`],
    [`${ESC}]11;`, '?\x07', `${ESC}]11;rgb:1414/1616/1a1a${ESC}\\`],
    [ESC, '[c', `${ESC}[?1;2c`],
  ] as const) {
    stage.print(1, start);
    await stage.park();
    expect(stage.answers(1)).toBe('');
    stage.print(1, end);
    expect(stage.answers(1)).toBe(answer);
  }
});

test('a character that is interrupted when its screen is parked is complete afterward', async () => {
  const stage = new Stage();
  stage.open(1);
  const [first, rest] = [Buffer.from('漢').subarray(0, 2), Buffer.from('漢').subarray(2)];
  stage.print(1, first);
  await stage.park();
  stage.print(1, rest);
  expect(shown(await stage.snapshot(1))).toContain('漢');
});

test('a screen is parked after a minute without output; output and a resize wake it', async () => {
  const stage = new Stage();
  stage.open(1);
  stage.open(2);
  stage.print(1, 'one');
  stage.settle();
  stage.clock.advance(PARK_AFTER_MS - 10_001);
  stage.print(2, 'two');
  stage.settle();
  await stage.park(2);
  stage.send(1, { type: 'profile', profile: { ...QUERY_PROFILE, background: '#ffffff' } });
  stage.send(1, { type: 'focus', focused: true });
  stage.settle();
  expect(stage.worker.parkedCount, 'settings do not wake it').toBe(2);
  stage.send(1, { type: 'resize', size: { cols: 30, rows: 5 } });
  stage.settle();
  expect(stage.worker.parkedCount).toBe(1);
  stage.print(1, `${ESC}[18t${ESC}]11;?\x07${ESC}[?1004h`);
  expect(stage.answers(1)).toBe(`${ESC}[8;5;30t${ESC}]11;rgb:ffff/ffff/ffff${ESC}\\${ESC}[I`);
  expect(await stage.snapshot(1)).toMatchObject({ size: { cols: 30, rows: 5 } });
});

test('R12: a snapshot of a parked screen uses its stored form and does not wake it', async () => {
  const stage = new Stage();
  stage.open(1);
  stage.print(1, `${lines(100)}end${ESC}[`);
  const before = await stage.snapshot(1);
  await stage.park();
  expect(await stage.snapshot(1)).toEqual(before);
  expect(stage.worker.parkedCount).toBe(1);
  expect(Buffer.from(before.tail).toString()).toBe(`${ESC}[`);
});

test('output that arrives while a screen is being parked is not lost', async () => {
  const stage = new Stage();
  stage.open(1);
  stage.print(1, 'before ');
  stage.settle();
  stage.clock.advance(PARK_AFTER_MS + 10_000);
  stage.print(1, 'after');
  stage.settle();
  await stage.snapshot(1);
  expect(stage.worker.parkedCount).toBe(0);
  expect(shown(await stage.snapshot(1))).toContain('before after');
});

test('R12: a snapshot contains exactly the output before its request', async () => {
  const stage = new Stage();
  stage.open(1);
  stage.print(1, 'x'.repeat(3 * SLICE_BYTES));
  stage.print(1, '\r\nbefore');
  const requested = stage.snapshot(1);
  stage.print(1, '\r\nafter');
  stage.settle();
  expect(shown(await requested)).toContain('before');
  expect(shown(await requested)).not.toContain('after');
});

test('R12: a snapshot contains the scrollback up to its limit', async () => {
  const stage = new Stage();
  stage.open(1);
  stage.print(1, lines(SCROLLBACK_LINES + 1000));
  const text = shown(await stage.snapshot(1));
  expect(text).toContain('line 5999');
  expect(text).toContain('line 1001\r\n');
  expect(text).not.toContain('line 900\r\n');
});

test('a quiet screen gets the next turn, even while many others have endless output', () => {
  const stage = new Stage();
  for (const id of [1, 2, 3, 4]) {
    stage.open(id);
    stage.print(id, 'x'.repeat(20 * SLICE_BYTES));
  }
  stage.open(5);
  for (let count = 0; count < 6; count++) stage.turn();
  stage.posted.splice(0);
  stage.print(5, `${ESC}[6n`);
  stage.turn();
  expect(stage.posted).toEqual([{ id: 5, type: 'parsed', byteCount: 4, answer: `${ESC}[1;1R` }]);
  for (let count = 0; count < 40; count++) stage.turn();
  const turns = (id: number): number => stage.posted.filter((message) => message.id === id).length;
  expect([1, 2, 3, 4].map(turns)).toEqual([10, 10, 10, 10]);
});

test('S5: a summary is sent once, a second after a change', async () => {
  const stage = new Stage();
  stage.open(1);
  const sent = () => {
    const summaries = stage.posted.filter((message) => message.type === 'summary');
    stage.posted.splice(0);
    return summaries.map((message) => message.type === 'summary' && message.summary);
  };
  stage.print(1, `${ESC}]2;vim${ESC}\\one`);
  stage.settle();
  stage.clock.advance(999);
  expect(sent()).toEqual([]);
  stage.print(1, ' two');
  stage.settle();
  stage.clock.advance(1);
  expect(sent()).toEqual([{ title: 'vim', lastLine: 'one two' }]);
  stage.print(1, `${ESC}[m`);
  stage.settle();
  stage.clock.advance(5000);
  expect(sent()).toEqual([]);
  await stage.park();
  stage.print(1, '!');
  stage.settle();
  stage.clock.advance(1000);
  expect(sent()).toEqual([{ title: 'vim', lastLine: 'one two!' }]);
});

test('S11: queries in replayed output are not answered; queries after it are', () => {
  const stage = new Stage();
  stage.open(1);
  stage.send(1, { type: 'replay', bytes: Buffer.from(`ab${ESC}[6n${ESC}]11;?\x07${ESC}[`) });
  stage.print(1, `6n${ESC}[5n`);
  expect(stage.answers(1)).toBe(`${ESC}[1;3R${ESC}[0n`);
});

test('an emulator that fails is reported and replaced, and other screens continue', () => {
  const stage = new Stage();
  stage.open(1);
  stage.open(2);
  stage.print(1, 'some text');
  stage.settle();
  vi.spyOn(Emulator.prototype, 'write').mockImplementationOnce(() => {
    throw new RangeError('out of range');
  });
  stage.print(1, 'text that makes it fail');
  stage.settle();
  stage.print(1, `${ESC}[6n`);
  stage.print(2, `${ESC}[6n`);
  stage.settle();
  expect(stage.posted.find(({ type }) => type === 'broke')).toMatchObject({ id: 1, error: 'out of range' });
  expect(stage.answers(1), 'it is blank').toBe(`${ESC}[1;1R`);
  expect(new Set(stage.busy)).toEqual(new Set([0, 1, 2]));
  expect(stage.busy.at(-1)).toBe(0);
});

test('a closed screen gets no turns and cancels its timers', () => {
  const stage = new Stage();
  stage.open(1);
  stage.print(1, `${ESC}[6n`);
  stage.turn();
  stage.posted.splice(0);
  stage.print(1, `${ESC}[6n`);
  const { pendingTimers } = stage.clock;
  stage.worker.receive({ type: 'close', id: 1 });
  stage.settle();
  expect(stage.posted).toEqual([]);
  expect(stage.clock.pendingTimers).toBe(pendingTimers - 1);
});
