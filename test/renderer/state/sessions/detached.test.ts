// What the picker of detached sessions lists, in which order, and what it says of each.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DetachedListing, DetachedView } from '../../../../shared/view/detached.ts';
import {
  activityWords,
  detachedRows,
  fateWords,
  listingNotes,
  placeByKey,
  selectionAfter,
  type DetachedRow,
} from '../../../../renderer/state/sessions/detached.ts';
import { linkView, NOON, serverView } from '../../views.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const session = (change: Partial<DetachedView> = {}): DetachedView => ({
  session: 'host.1',
  target: { kind: 'local' },
  targetName: 'web-1',
  title: 'deploy',
  lastLine: '17 of 20 done',
  ended: null,
  activeAt: NOON,
  closesAt: NOON + 3 * DAY,
  keptUntil: null,
  isElsewhere: false,
  ...change,
});
const listed = (...sessions: DetachedView[]): DetachedListing => ({
  kind: 'listed',
  sessions,
  missing: [],
});
const here = serverView({ id: 'here' });
const team = serverView({ id: 'team', name: 'Production', kind: 'remote' });
const names = (rows: readonly DetachedRow[]): string[] => rows.map((row) => row.session.session);

describe('the list', () => {
  const listings = new Map([
    ['here', listed(session({ session: 'old', activeAt: NOON - DAY }))],
    [
      'team',
      listed(
        session({ session: 'over', ended: { end: { kind: 'exited', exitCode: 0 }, at: NOON } }),
        session({ session: 'new', title: 'vim notes', lastLine: '-- INSERT --' }),
      ),
    ],
  ]);

  test('has the sessions of all servers: those used last first, those that have ended last', () => {
    expect(names(detachedRows([here, team], listings, ''))).toEqual(['new', 'old', 'over']);
  });

  test.each([
    ['VIM', ['new']],
    ['production', ['new', 'over']],
    ['web-1 done', ['old', 'over']],
    ['insert', ['new']],
    ['done nowhere', []],
    ['  ', ['new', 'old', 'over']],
  ])('is filtered by title, target, server and last line: %s', (filter, found) => {
    expect(names(detachedRows([here, team], listings, filter))).toEqual(found);
  });

  test('a server that was not reached or is gone from the app adds nothing', () => {
    const some = new Map<string, DetachedListing>([
      ['here', { kind: 'unreachable', why: 'noConnection' }],
      ['team', listed(session())],
    ]);
    expect(detachedRows([here], some, '')).toEqual([]);
  });
});

describe('what is not listed is said', () => {
  const offline = serverView({ ...team, link: linkView({ word: 'Offline', why: { kind: 'no-network' } }) });

  test.each([
    ['nothing of a server that has answered', team, listed(), []],
    ['that a server is still being asked', team, undefined, ['Loading sessions from Production…']],
    [
      'that a server is away, and why',
      offline,
      listed(),
      ['Production is offline. Its sessions are not listed. No network connection.'],
    ],
    [
      'G5: which hosts behind it a server could not ask',
      team,
      { kind: 'listed', sessions: [session()], missing: ['web-2'] },
      ['Production: web-2 cannot be reached. Its sessions are not listed.'],
    ],
    [
      'why a server did not answer',
      team,
      { kind: 'unreachable', why: 'connectionBroke' },
      ['Production: The connection was lost before the server answered.'],
    ],
  ] as const)('%s', (_what, server, listing, notes) => {
    const listings = new Map<string, DetachedListing>(listing === undefined ? [] : [[server.id, listing]]);
    expect(listingNotes(ENGLISH, [server], listings)).toEqual(notes);
  });
});

describe('of each session is said', () => {
  const ended = { end: { kind: 'exited', exitCode: 2 }, at: NOON } as const;

  test('since when nobody used it, or when it ended', () => {
    expect(activityWords(ENGLISH, session({ activeAt: NOON - 59_000 }), NOON)).toBe('active now');
    expect(activityWords(ENGLISH, session({ activeAt: NOON - 3 * HOUR }), NOON)).toBe('idle for 3 h');
    expect(activityWords(ENGLISH, session({ ended }), NOON + DAY)).toBe('ended at 12:00');
  });

  test.each([
    ['when it closes', {}, 'ends in 3 days if unused'],
    ['the same a minute later', { closesAt: NOON + 3 * DAY - 60_000 }, 'ends in 3 days if unused'],
    ['hours when there are no two days left', { closesAt: NOON + 47 * HOUR }, 'ends in 47 h if unused'],
    [
      'S12: that it is kept',
      { keptUntil: NOON + DAY, closesAt: NOON + 7 * DAY },
      'kept, ends in 7 days if unused',
    ],
    ['nothing of a promise that is over', { keptUntil: NOON - 1 }, 'ends in 3 days if unused'],
    ['that it stays', { closesAt: null }, 'runs until you end it'],
    ['that another device shows it', { isElsewhere: true, closesAt: null }, 'open on another device'],
    ['how it ended', { ended, closesAt: NOON + HOUR }, 'exit code 2, removed in 1 h'],
  ])('%s', (_what, change, words) => {
    expect(fateWords(ENGLISH, session(change), NOON)).toBe(words);
  });
});

describe('the selection', () => {
  const rows = (...ids: string[]): DetachedRow[] =>
    ids.map((id) => ({ session: session({ session: id }), server: here }));

  test('stays on its session wherever that moves to', () => {
    expect(selectionAfter(rows('c', 'a', 'b'), 'a', 0)?.session.session).toBe('a');
  });

  test('goes to what took the place of one that is gone, or to the last one', () => {
    expect(selectionAfter(rows('a', 'c'), 'b', 1)?.session.session).toBe('c');
    expect(selectionAfter(rows('a'), 'b', 1)?.session.session).toBe('a');
    expect(selectionAfter([], 'b', 1)).toBeUndefined();
  });

  test('moves with the arrows and by pages, and no further than the list goes', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp');
    fc.assert(
      fc.property(fc.array(keys), fc.integer({ min: 1, max: 20 }), (pressed, count) => {
        const place = pressed.reduce((at, key) => placeByKey(key, at, count) ?? -1, 0);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(count);
      }),
    );
    expect(placeByKey('ArrowDown', 3, 9)).toBe(4);
    expect(placeByKey('PageUp', 8, 9)).toBe(2);
  });

  test.each(['Home', 'End', 'a', 'Tab'])('leaves %s to the text', (key) => {
    expect(placeByKey(key, 3, 9)).toBeUndefined();
  });
});
