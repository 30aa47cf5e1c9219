// Rules of German: numbers, plurals, cases and word order.
import { describe, expect, test } from 'vitest';
import { GERMAN } from '../../../shared/words/german.ts';
import { formats, lasting } from '../../../shared/words/german/formats.ts';

const NOON = new Date(2026, 0, 5, 12, 0, 0).getTime();
const DAY_MS = 86_400_000;

test('amounts and times are written as in German', () => {
  expect(formats.bytes(1_200_000)).toBe('1,2 MB');
  expect(formats.number(12_345)).toBe('12.345');
  expect(formats.time(NOON)).toBe('12:00');
  expect(formats.dayAndTime(NOON, NOON + DAY_MS)).toBe('5. Jan., 12:00');
  expect(formats.counted(1, 'Zeile', 'Zeilen')).toBe('1 Zeile');
  expect(formats.counted(0, 'Zeile', 'Zeilen')).toBe('0 Zeilen');
});

test('days have the grammatical case of their sentence', () => {
  expect(GERMAN.detached.closesIn(3 * DAY_MS)).toBe('endet unbenutzt in 3 Tagen');
  expect(lasting(3 * DAY_MS)).toBe('3 Tage');
});

test.each([
  ['Connected', 'Verbunden mit Team seit 12:00'],
  ['Reconnecting', 'Verbindet neu mit Team seit 12:00'],
  ['Offline', 'Offline seit 12:00'],
  ['Signed out', 'Abgemeldet von Team seit 12:00'],
] as const)('the status of a connection that is %s reads: %s', (word, sentence) => {
  expect(GERMAN.link.sentence(word, 'Team', NOON, '')).toBe(sentence);
});

describe('a refusal by a server', () => {
  test('is worded by its code, with the server’s message where it names something', () => {
    const { refused } = GERMAN.sessions;
    expect(refused('open-failed', 'exec failed: $& no such file')).toBe(
      'Die Shell konnte nicht geöffnet werden (exec failed: $& no such file)',
    );
    expect(refused('unknown-session', 'session x.1 is unknown')).toBe(
      'Diese Sitzung gibt es auf dem Server nicht mehr',
    );
    expect(refused('host-gone', '')).toBe('Der Host ist nicht mehr vorhanden');
  });
});

test('the state of a command in its line starts in lower case, except for a noun', () => {
  const { stickyCommand, commandRuns, commandFailed } = GERMAN.terminal;
  expect(stickyCommand('make', commandRuns)).toBe('Befehl: make, läuft');
  expect(stickyCommand('make', commandFailed(2, null))).toBe('Befehl: make, Exit-Code 2');
});
