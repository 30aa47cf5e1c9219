// Events of all panes during an absence.
import { expect, test } from 'vitest';
import { Away, MIN_AWAY_MS, MAX_AWAY_ITEMS } from '../../../../main/workspace/away/away.ts';
import type { Missed } from '../../../../main/workspace/panes/paneActivity.ts';
import type { ActivityEvent } from '../../../../protocol/messages/activity.ts';

const EVENING = 1_000_000;
const MORNING = EVENING + 8 * 3_600_000;
const EXITED = { kind: 'exited', exitCode: 0 } as const;

const ran = (line: string, exitCode: number, startedAt: number, at: number): ActivityEvent => ({
  kind: 'command',
  line,
  exitCode,
  startedAt,
  at,
  from: 0,
  to: 1,
});
const bell = (at: number): ActivityEvent => ({ kind: 'bell', at, to: 1 });
const missed = (change: Partial<Missed>): Missed => ({
  since: EVENING,
  until: MORNING,
  events: [],
  outputBytes: 0,
  end: null,
  ...change,
});

test('commands, a replaced container and an ended session of a night are listed in order of time', () => {
  const away = new Away(() => undefined);
  away.missed(
    'build',
    missed({ events: [ran('make', 2, 10, 5_010), ran('make', 0, 30, 50)], outputBytes: 9 }),
  );
  const stopped = { kind: 'container-removed', detail: 'container web.1 was removed' } as const;
  away.missed('web', missed({ end: { end: stopped, at: 40 } }));
  away.startedAgain('web');
  away.missed('db', missed({ end: { end: EXITED, at: 20 } }));
  away.missed('logs', missed({ events: [ran('tail', 0, 1, 60)], until: MORNING + 5 }));
  expect(away.view).toMatchObject({
    since: EVENING,
    until: MORNING + 5,
    items: [
      { pane: 'db', kind: 'ended', replaced: false, at: 20 },
      { pane: 'web', kind: 'ended', replaced: true, at: 40 },
      { pane: 'build', kind: 'command', exitCode: 0, durationMs: 20 },
      { pane: 'logs', kind: 'command', line: 'tail' },
      { pane: 'build', kind: 'command', line: 'make', exitCode: 2, durationMs: 5_000 },
    ],
    output: [{ pane: 'build', bytes: 9 }],
  });
  expect(new Set(away.view?.items.map(({ id }) => id)).size).toBe(5);
});

test('an absence without events, or shorter than the minimum, is not listed', () => {
  const away = new Away(() => undefined);
  away.missed('one', missed({ outputBytes: 5_000 }));
  away.missed('one', missed({ events: [bell(1)], until: EVENING + MIN_AWAY_MS - 1 }));
  expect(away.view).toBeNull();
  away.missed('one', missed({ events: [bell(1)], until: EVENING + MIN_AWAY_MS }));
  expect(away.view?.items).toHaveLength(1);
});

test('several bells of a session are one item, at the time of the last bell', () => {
  const away = new Away(() => undefined);
  away.missed('one', missed({ events: [bell(1), ran('a', 0, 1, 2), bell(3)] }));
  expect(away.view?.items).toMatchObject([{ kind: 'command' }, { kind: 'bell', count: 2, at: 3 }]);
});

test('events of dismissed or closed panes are removed', () => {
  let changes = 0;
  const away = new Away(() => (changes += 1));
  away.missed('one', missed({ events: [bell(1)] }));
  away.missed('two', missed({ events: [bell(2)] }));
  away.forget(['one']);
  expect(away.view?.items.map(({ pane }) => pane)).toEqual(['two']);
  away.forget(['two']);
  expect(away.view).toBeNull();
  away.missed('one', missed({ events: [bell(1)] }));
  away.forget(['one', 'two']);
  expect(away.view).toBeNull();
  expect(changes).toBe(6);
});

test('above the max number of items, the newest are kept', () => {
  const away = new Away(() => undefined);
  for (let at = 0; at <= MAX_AWAY_ITEMS; at += 1) away.missed('one', missed({ events: [bell(at)] }));
  expect(away.view?.items).toHaveLength(MAX_AWAY_ITEMS);
  expect(away.view?.items[0]?.at).toBe(1);
});
