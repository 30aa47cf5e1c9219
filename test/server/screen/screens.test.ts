import { afterEach, expect, test } from 'vitest';
import { Screens } from '../../../server/screen/screens.ts';
import type { Screen } from '../../../server/screen/screen.ts';
import { systemClock } from '../../../server/systemClock.ts';
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
  const open = () => {
    const heard = { answers: '', progress: 0 };
    const screen: Screen = screens.open(size, PROFILE, {
      onAnswer: (bytes) => (heard.answers += Buffer.from(bytes).toString()),
      onProgress: () => heard.progress++,
    });
    return { screen, heard };
  };
  return { screens, open, logged };
}

test('S11: screens on their thread answer each for itself, and count what they have not parsed', async () => {
  const { open } = start();
  const [a, b] = [open(), open()];
  a.screen.write(Buffer.from('abc\x1b[6n'));
  b.screen.resize({ cols: 50, rows: 20 });
  b.screen.setProfile({ ...PROFILE, background: '#000000' });
  b.screen.write(Buffer.from('\x1b[18t\x1b]11;?\x07'));
  expect(a.screen.pendingBytes()).toBe(7);
  await until('both answered', () => a.heard.answers !== '' && b.heard.answers.includes('11;'));
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

test('S11: a disposed screen falls silent', async () => {
  const { open } = start();
  const [gone, stays] = [open(), open()];
  gone.screen.dispose();
  gone.screen.write(Buffer.from('\x1b[6n'));
  stays.screen.write(Buffer.from('\x1b[6n'));
  await until('the other answered', () => stays.heard.answers !== '');
  expect([gone.heard.answers, gone.screen.pendingBytes()]).toEqual(['', 0]);
});

test('S11: when the thread crashes nobody waits for it, and with the next output the screens are back, blank', async () => {
  const clock = new ManualClock();
  const { open, logged } = start(clock);
  const { screen, heard } = open();
  screen.write(Buffer.from('some text\x1b[6n'));
  await until('answered before', () => heard.answers !== '');
  crash(screen);
  await until('the crash is noticed', () => logged.includes('the screens crashed and start blank'));
  await until('nothing is pending', () => screen.pendingBytes() === 0);
  screen.setProfile(PROFILE);
  heard.answers = '';
  screen.write(Buffer.from('\x1b[6n'));
  expect(screen.pendingBytes(), 'not again within a second').toBe(0);
  clock.advance(1000);
  screen.write(Buffer.from('\x1b[6n'));
  await until('answered again', () => heard.answers === '\x1b[1;1R');
});

/** Makes the worker throw outside of the emulator's own error handling. */
function crash(screen: Screen): void {
  screen.setProfile(undefined as unknown as typeof PROFILE);
  screen.write(Buffer.from('\x1b]11;?\x07'));
}
