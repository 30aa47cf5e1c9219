import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crashLog, withoutSecrets } from '../../../../main/electron/system/crashLog.ts';
import { POLL_EVERY_MS, watchInterfaces } from '../../../../main/electron/system/network.ts';
import { pageFile } from '../../../../main/electron/windows/pageFile.ts';
import { besideWindow, contains, visibleBounds } from '../../../../main/electron/windows/windowBounds.ts';
import { windowGround } from '../../../../main/electron/windows/windowGround.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const newFolder = scratchFolders();
const DISPLAY = { x: 0, y: 0, width: 1600, height: 1000 };
const RIGHT = { x: 1600, y: -200, width: 1000, height: 800 };
const DEFAULT = { width: 1000, height: 680 };

test.each([
  [
    'at its remembered bounds',
    { x: 10, y: 20, width: 900, height: 600 },
    { x: 10, y: 20, width: 900, height: 600 },
  ],
  [
    'on a second display',
    { x: 1700, y: -100, width: 700, height: 600 },
    { x: 1700, y: -100, width: 700, height: 600 },
  ],
  [
    'smaller when its display is',
    { x: 1700, y: -100, width: 3000, height: 3000 },
    { x: 1700, y: -100, width: 1000, height: 800 },
  ],
  ['at the default size when the remembered one is tiny', { x: 0, y: 0, width: 1, height: 1 }, DEFAULT],
  ['at the default size when its display is gone', { x: 5000, y: 0, width: 900, height: 600 }, DEFAULT],
  [
    'at its default when its title bar is above the display',
    { x: 0, y: -50, width: 900, height: 600 },
    DEFAULT,
  ],
  ['at the default size the first time', null, DEFAULT],
])('a window opens %s', (_where, remembered, placed) => {
  expect(visibleBounds(remembered, [DISPLAY, RIGHT])).toEqual(placed);
});

test.each([
  ['linux', 1, { backgroundColor: '#16161e' }, ''],
  ['win32', 1, { backgroundColor: '#16161e' }, ''],
  ['linux', 0.8, { transparent: true, backgroundColor: '#00000000' }, '?see-through'],
  ['darwin', 0.8, { transparent: true, backgroundColor: '#00000000' }, '?see-through'],
  // Windows supports transparency only for frameless windows.
  ['win32', 0.8, { backgroundColor: '#16161e', opacity: 0.8 }, ''],
] as const)('a window on %s with opacity %d is created with %j', (platform, opacity, options, search) => {
  expect(windowGround(opacity, '#16161e', platform)).toEqual({ options, search });
});

test('a new window is offset from the one it was opened from, or has its title bar at the drop point of a tab', () => {
  const other = { x: 100, y: 50, width: 900, height: 600 };
  expect(besideWindow(other, null)).toEqual({ ...other, x: 128, y: 78 });
  expect(besideWindow(other, { x: 700.5, y: 400 })).toEqual({ ...other, x: 601, y: 385 });
  expect(besideWindow(null, { x: 1, y: 1 })).toBeNull();
});

test('bounds contain all of their pixels, including the last', () => {
  expect([contains(DISPLAY, { x: 0, y: 0 }), contains(DISPLAY, { x: 1599, y: 999 })]).toEqual([true, true]);
  expect([contains(DISPLAY, { x: 1600, y: 0 }), contains(DISPLAY, { x: 0, y: -1 })]).toEqual([false, false]);
});

test('another address on an interface is reported once, at the next poll', () => {
  const clock = new ManualClock();
  const info = (address: string, internal = false) =>
    ({ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as const;
  let now: Record<string, ReturnType<typeof info>[]> = {
    lo: [info('127.0.0.1', true)],
    wifi: [info('10.0.0.2')],
  };
  let changes = 0;
  const stop = watchInterfaces(
    clock,
    () => (changes += 1),
    () => now,
  );
  clock.advance(3 * POLL_EVERY_MS);
  expect(changes).toBe(0);
  now = { wifi: [info('192.168.1.5')], lo: [info('127.0.0.1', true)] };
  clock.advance(POLL_EVERY_MS);
  expect(changes).toBe(1);
  now = { ...now, docker0: [info('127.0.0.9', true)] };
  clock.advance(5 * POLL_EVERY_MS);
  expect(changes).toBe(1);
  stop();
  expect(clock.pendingTimers).toBe(0);
});

test.each([
  ['app://holdfast/index.html', '/page/index.html'],
  ['app://holdfast/assets/a%20b.js', '/page/assets/a b.js'],
  ['app://holdfast/../../etc/passwd', '/page/etc/passwd'],
  ['app://holdfast/%2e%2e/%2e%2e/etc/passwd', '/page/etc/passwd'],
  ['app://holdfast/..%2f..%2fetc/passwd', null],
  ['app://holdfast/%00', null],
  ['app://holdfast/%zz', null],
  ['app://elsewhere/index.html', null],
  ['file:///page/index.html', null],
  ['not a url', null],
])('the URL %s serves %s', (url, path) => {
  expect(pageFile('/page', url)).toBe(path);
});

test('the log is readable only by its owner, bounded, and free of secrets', () => {
  const folder = join(newFolder(), 'logs');
  const log = crashLog(folder);
  log.write('call view', new Error(`refused Bearer abc.def and ${'a1'.repeat(32)} and ${'tOk-'.repeat(12)}`));
  const text = readFileSync(log.path, 'utf8');
  expect(text).toContain('call view: Error: refused [secret] and [secret] and [secret]');
  expect(statSync(log.path).mode & 0o777).toBe(0o600);
  writeFileSync(log.path, 'x'.repeat(1024 * 1024 + 1));
  log.write('again', 'a string');
  expect(statSync(log.path).size).toBeLessThan(100);
  expect(existsSync(`${log.path}.old`)).toBe(true);
});

test('a log that cannot be written causes no error', () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  crashLog(join(file, 'logs')).write('x', new Error('y'));
  expect(withoutSecrets('nothing secret in here')).toBe('nothing secret in here');
});
