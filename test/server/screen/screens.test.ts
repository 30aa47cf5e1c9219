// The screens on their real thread, and what happens when that dies.
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
  /** A screen of a session that holds all of its output. */
  const open = () => {
    const heard = { answers: '', lost: 0 };
    let printed = '';
    const screen: Screen = screens.open(size, PROFILE, {
      onAnswer: (bytes) => (heard.answers += Buffer.from(bytes).toString()),
      onProgress: () => undefined,
      onLost: () => {
        heard.lost += 1;
        screen.replay(0, Buffer.from(printed));
      },
    });
    const print = (text: string): void => {
      printed += text;
      screen.write(Buffer.from(text));
    };
    return { screen, heard, print };
  };
  return { screens, open, logged };
}

const shown = (snapshot: Uint8Array | null): string => {
  const decoded = decodeSnapshot(inflateRawSync(snapshot ?? expect.fail('no snapshot')));
  return 'kind' in decoded ? expect.fail(decoded.message) : Buffer.from(decoded.text).toString();
};

/** Makes the worker throw outside of the emulator's own error handling; nothing that is printed can. */
function kill({ screen, print }: { screen: Screen; print: (text: string) => void }): void {
  screen.setProfile(undefined as unknown as typeof PROFILE);
  print('\x1b]11;?\x07');
  screen.setProfile(PROFILE);
}

test('S11: screens on their thread answer each for itself, and count what they have not parsed', async () => {
  const { open } = start();
  const [a, b] = [open(), open()];
  a.print('abc\x1b[6n');
  b.screen.resize({ cols: 50, rows: 20 });
  b.screen.setProfile({ ...PROFILE, background: '#000000' });
  b.print('\x1b[18t\x1b]11;?\x07');
  expect(a.screen.pendingBytes()).toBe(7);
  await until('both parsed', () => a.screen.pendingBytes() === 0 && b.screen.pendingBytes() === 0);
  expect(a.heard.answers).toBe('\x1b[1;4R');
  expect(b.heard.answers).toBe('\x1b[8;20;50t\x1b]11;rgb:0000/0000/0000\x1b\\');
});

test('S11: the bytes given to a screen may be used again at once', async () => {
  const { open } = start();
  const { screen, heard } = open();
  const bytes = Buffer.from('\x1b[6n');
  screen.write(bytes);
  bytes.fill(0);
  await until('answered', () => heard.answers === '\x1b[1;1R');
});

test('R12 S5: snapshot and summary come from the thread', async () => {
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

test('S11: a disposed screen falls silent', async () => {
  const { open } = start();
  const [gone, stays] = [open(), open()];
  const asked = gone.screen.snapshot();
  gone.screen.dispose();
  gone.print('\x1b[6n');
  stays.print('\x1b[6n');
  await until('the other answered', () => stays.heard.answers !== '');
  expect([gone.heard.answers, gone.screen.pendingBytes(), await asked]).toEqual(['', 0, null]);
});

test('S11 R12: after a crash the others are rebuilt from what is held, and no question is answered twice', async () => {
  const clock = new ManualClock();
  const { open, logged } = start(clock);
  const [culprit, other] = [open(), open()];
  other.print('some text\x1b[6n');
  await until('answered before', () => other.heard.answers !== '');
  other.heard.answers = '';
  kill(culprit);
  await until('the crash is noticed', () => logged.includes('the screens crashed and are rebuilt'));
  other.print(' and\x1b[6n');
  const asked = other.screen.snapshot();
  other.print(' more');
  expect(other.screen.pendingBytes(), 'nobody waits for it meanwhile').toBe(0);
  clock.advance(999);
  expect(other.heard.lost, 'not again within a second').toBe(0);
  clock.advance(1);
  expect(other.heard.lost).toBe(1);
  await until('parsed again', () => other.screen.pendingBytes() === 0);
  expect(other.heard.answers).toBe('\x1b[1;14R');
  expect(shown(await asked)).toContain('some text and');
  expect(shown(await asked)).not.toContain('more');
});

test('a thread that hangs is replaced without what it hangs on; one that is idle or works is left alone', async () => {
  const clock = new ManualClock();
  const { open, logged } = start(clock);
  const [idle, busy] = [open(), open()];
  clock.advance(60_000);
  idle.print('\x1b[6n');
  await until('answered', () => idle.heard.answers !== '');
  clock.advance(60_000);
  expect(logged).toEqual([]);
  // To the test's clock half a second of work is 20 s.
  const flood = `${'x'.repeat(100)}\r\n`.repeat(200_000);
  busy.print(flood);
  await until('it is at it', () => busy.screen.pendingBytes() < flood.length);
  clock.advance(20_000);
  await until('replaced', () => {
    clock.advance(1000);
    return idle.heard.lost === 1;
  });
  expect(logged).toEqual(['the screens hang, are ended and rebuilt']);
  busy.print('\x1b[6n');
  await until('S11: it starts blank and goes on answering', () => busy.heard.answers === '\x1b[1;1R');
  expect(busy.heard.lost).toBe(0);
  expect(await busy.screen.snapshot(), 'R12').toBeNull();
});

test('after the server’s end nobody waits for a screen', async () => {
  const { screens, open } = start();
  const { screen, print } = open();
  print('text');
  const asked = screen.snapshot();
  await screens.close();
  expect([await asked, screen.pendingBytes()]).toEqual([null, 0]);
});
