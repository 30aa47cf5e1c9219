// Screens on their real worker thread, and their recovery when the thread dies.
import { inflateRawSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { decodeSnapshot } from '../../../terminal/snapshotBytes.ts';
import { Screens } from '../../../server/screen/screens.ts';
import type { Screen } from '../../../server/screen/screen.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { until } from '../../support/until.ts';
import { PROFILE } from '../testClient.ts';

const size = { cols: 80, rows: 24 };
const opened: Screens[] = [];
afterEach(async () => {
  for (const screens of opened.splice(0)) await screens.close();
});

function start(clock = systemClock) {
  const logged: string[] = [];
  const write = (_facts: object, message: string): void => void logged.push(message);
  const screens = new Screens(clock, { info: write, warn: write, error: write });
  opened.push(screens);
  /** Opens a screen of a session that retains all output. */
  const open = () => {
    const received = { answers: '', lost: 0 };
    let printed = '';
    const screen: Screen = screens.open(size, PROFILE, {
      onAnswer: (bytes) => (received.answers += Buffer.from(bytes).toString()),
      onProgress: () => undefined,
      onLost: () => {
        received.lost += 1;
        screen.replay(0, Buffer.from(printed));
      },
    });
    const print = (text: string): void => {
      printed += text;
      screen.write(Buffer.from(text));
    };
    return { screen, received, print };
  };
  return { screens, open, logged };
}

const shown = (snapshot: Uint8Array | null): string => {
  const decoded = decodeSnapshot(inflateRawSync(snapshot ?? expect.fail('no snapshot')));
  return 'kind' in decoded ? expect.fail(decoded.message) : Buffer.from(decoded.text).toString();
};

/** Makes the worker throw outside of the emulator's error handling, where output alone cannot make it throw. */
function kill({ screen, print }: { screen: Screen; print: (text: string) => void }): void {
  screen.setProfile(undefined as unknown as typeof PROFILE);
  print('\x1b]11;?\x07');
  screen.setProfile(PROFILE);
}

test('S11: screens on the worker answer independently and count their pending bytes', async () => {
  const { open } = start();
  const [a, b] = [open(), open()];
  a.print('abc\x1b[6n');
  b.screen.resize({ cols: 50, rows: 20 });
  b.screen.setProfile({ ...PROFILE, background: '#000000' });
  b.print('\x1b[18t\x1b]11;?\x07');
  expect(a.screen.pendingBytes()).toBe(7);
  await until('both parsed', () => a.screen.pendingBytes() === 0 && b.screen.pendingBytes() === 0);
  expect(a.received.answers).toBe('\x1b[1;4R');
  expect(b.received.answers).toBe('\x1b[8;20;50t\x1b]11;rgb:0000/0000/0000\x1b\\');
});

test('S11: a screen copies the bytes it is given', async () => {
  const { open } = start();
  const { screen, received } = open();
  const bytes = Buffer.from('\x1b[6n');
  screen.write(bytes);
  bytes.fill(0);
  await until('answered', () => received.answers === '\x1b[1;1R');
});

test('R12 S5: the snapshot and the summary come from the worker', async () => {
  const { open } = start();
  const { screen, print } = open();
  print('\x1b]2;build\x07first\r\nlast');
  const snapshot = screen.snapshot();
  print(' later');
  expect(shown(await snapshot)).toMatch(/first[^]*last/);
  expect(shown(await snapshot)).not.toContain('later');
  await until('the summary', () => screen.summary().lastLine === 'last later');
  expect(screen.summary().title).toBe('build');
});

test('S11: a disposed screen emits nothing', async () => {
  const { open } = start();
  const [gone, stays] = [open(), open()];
  const requested = gone.screen.snapshot();
  gone.screen.dispose();
  gone.print('\x1b[6n');
  stays.print('\x1b[6n');
  await until('the other answered', () => stays.received.answers !== '');
  expect([gone.received.answers, gone.screen.pendingBytes(), await requested]).toEqual(['', 0, null]);
});

test('S11 R12: after a crash the other screens are rebuilt from retained output, and no query is answered twice', async () => {
  const clock = new ManualClock();
  const { open, logged } = start(clock);
  const [culprit, other] = [open(), open()];
  other.print('some text\x1b[6n');
  await until('answered before', () => other.received.answers !== '');
  other.received.answers = '';
  kill(culprit);
  await until('the crash is noticed', () =>
    logged.includes('the screen worker crashed; rebuilding all screens'),
  );
  other.print(' and\x1b[6n');
  const requested = other.screen.snapshot();
  other.print(' more');
  expect(other.screen.pendingBytes(), 'it has no pending bytes meanwhile').toBe(0);
  clock.advance(999);
  expect(other.received.lost, 'not again within a second').toBe(0);
  clock.advance(1);
  expect(other.received.lost).toBe(1);
  await until('parsed again', () => other.screen.pendingBytes() === 0);
  expect(other.received.answers).toBe('\x1b[1;14R');
  expect(shown(await requested)).toContain('some text and');
  expect(shown(await requested)).not.toContain('more');
});

test('a hung worker is replaced, and the screen that hung it is dropped; an idle or busy worker is not replaced', async () => {
  const clock = new ManualClock();
  const { open, logged } = start(clock);
  const [idle, busy] = [open(), open()];
  clock.advance(60_000);
  idle.print('\x1b[6n');
  await until('answered', () => idle.received.answers !== '');
  clock.advance(60_000);
  expect(logged).toEqual([]);
  // By the test's clock, half a second of work takes 20 s.
  const flood = `${'x'.repeat(100)}\r\n`.repeat(200_000);
  busy.print(flood);
  await until('it is parsing', () => busy.screen.pendingBytes() < flood.length);
  clock.advance(20_000);
  await until('replaced', () => {
    clock.advance(1000);
    return idle.received.lost === 1;
  });
  expect(logged).toEqual(['the screen worker hangs; rebuilding all screens']);
  busy.print('\x1b[6n');
  await until('S11: it starts blank and answers', () => busy.received.answers === '\x1b[1;1R');
  expect(busy.received.lost).toBe(0);
  expect(await busy.screen.snapshot(), 'R12').toBeNull();
});

test('pending requests settle when the server ends', async () => {
  const { screens, open } = start();
  const { screen, print } = open();
  print('text');
  const requested = screen.snapshot();
  await screens.close();
  expect([await requested, screen.pendingBytes()]).toEqual([null, 0]);
});
