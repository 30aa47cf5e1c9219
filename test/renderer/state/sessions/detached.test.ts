// The picker of detached sessions: order, filter, notes, texts and selection.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DetachedListing, DetachedView } from '../../../../shared/view/detached.ts';
import {
  activityWords,
  detachedRows,
  expiryWords,
  listingNotes,
  selectionAfter,
  type DetachedRow,
} from '../../../../renderer/state/sessions/detached.ts';
import { indexByKey } from '../../../../renderer/state/listKeys.ts';
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

  test('has the sessions of all servers: the latest used first, ended ones last', () => {
    expect(names(detachedRows([here, team], listings, ''))).toEqual(['new', 'old', 'over']);
  });

  test.each([
    ['VIM', ['new']],
    ['production', ['new', 'over']],
    ['web-1 done', ['old', 'over']],
    ['insert', ['new']],
    ['done nowhere', []],
    ['  ', ['new', 'old', 'over']],
  ])('matches the filter %j with title, target, server and last line', (filter, found) => {
    expect(names(detachedRows([here, team], listings, filter))).toEqual(found);
  });

  test('has no sessions of an unreachable or a removed server', () => {
    const some = new Map<string, DetachedListing>([
      ['here', { kind: 'unreachable', why: 'noConnection' }],
      ['team', listed(session())],
    ]);
    expect(detachedRows([here], some, '')).toEqual([]);
  });
});

describe('the notes on the list', () => {
  const offline = serverView({ ...team, link: linkView({ word: 'Offline', why: { kind: 'no-network' } }) });

  test.each([
    ['are empty for a server that has answered', team, listed(), []],
    ['name a server that has not answered yet', team, undefined, ['Loading sessions from Production…']],
    [
      'name a server that is not connected, with the reason',
      offline,
      listed(),
      ['Production is offline. Its sessions are not listed. No network connection.'],
    ],
    [
      'G5: name the hosts that a gateway could not query',
      team,
      { kind: 'listed', sessions: [session()], missing: ['web-2'] },
      ['Production: web-2 cannot be reached. Its sessions are not listed.'],
    ],
    [
      'name the reason why a server did not answer',
      team,
      { kind: 'unreachable', why: 'connectionBroke' },
      ['Production: The connection was lost before the server answered.'],
    ],
  ] as const)('%s', (_what, server, listing, notes) => {
    const listings = new Map<string, DetachedListing>(listing === undefined ? [] : [[server.id, listing]]);
    expect(listingNotes(ENGLISH, [server], listings)).toEqual(notes);
  });
});

describe('the texts of a session', () => {
  const ended = { end: { kind: 'exited', exitCode: 2 }, at: NOON } as const;

  test('have the time since its last use, or the time of its end', () => {
    expect(activityWords(ENGLISH, session({ activeAt: NOON - 59_000 }), NOON)).toBe('active now');
    expect(activityWords(ENGLISH, session({ activeAt: NOON - 3 * HOUR }), NOON)).toBe('idle for 3 h');
    expect(activityWords(ENGLISH, session({ ended }), NOON + DAY)).toBe('ended at 12:00');
  });

  test.each([
    ['the time until it ends', {}, 'ends in 3 days if unused'],
    ['rounded days a minute later', { closesAt: NOON + 3 * DAY - 60_000 }, 'ends in 3 days if unused'],
    ['hours for less than two days', { closesAt: NOON + 47 * HOUR }, 'ends in 47 h if unused'],
    [
      'S12: that it is kept longer',
      { keptUntil: NOON + DAY, closesAt: NOON + 7 * DAY },
      'kept longer: ends in 7 days if unused',
    ],
    [
      'no longer that it is kept, once that time is over',
      { keptUntil: NOON - 1 },
      'ends in 3 days if unused',
    ],
    ['that it runs until the user ends it', { closesAt: null }, 'runs until you end it'],
    ['that another device shows it', { isElsewhere: true, closesAt: null }, 'open on another device'],
    [
      'the end of an ended session, and the time until it is removed',
      { ended, closesAt: NOON + HOUR },
      'exit code 2, removed in 1 h',
    ],
  ])('have %s', (_what, change, words) => {
    expect(expiryWords(ENGLISH, session(change), NOON)).toBe(words);
  });
});

describe('the selection', () => {
  const rows = (...ids: string[]): DetachedRow[] =>
    ids.map((id) => ({ session: session({ session: id }), server: here }));

  test('stays on its session when the session moves in the list', () => {
    expect(selectionAfter(rows('c', 'a', 'b'), 'a', 0)?.session.session).toBe('a');
  });

  test('moves from a removed session to the one now at its index, or to the last one', () => {
    expect(selectionAfter(rows('a', 'c'), 'b', 1)?.session.session).toBe('c');
    expect(selectionAfter(rows('a'), 'b', 1)?.session.session).toBe('a');
    expect(selectionAfter([], 'b', 1)).toBeUndefined();
  });

  test('moves by arrow and page keys, and stays within the list', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp');
    fc.assert(
      fc.property(fc.array(keys), fc.integer({ min: 1, max: 20 }), (pressed, count) => {
        const index = pressed.reduce((at, key) => indexByKey(key, at, count) ?? -1, 0);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(count);
      }),
    );
    expect(indexByKey('ArrowDown', 3, 9)).toBe(4);
    expect(indexByKey('PageUp', 8, 9)).toBe(2);
  });

  test.each(['Home', 'End', 'a', 'Tab'])('does not move by %s, which belongs to the text field', (key) => {
    expect(indexByKey(key, 3, 9)).toBeUndefined();
  });
});
