// Handling of `holdfast://` addresses: existing panes are shown, anything else is offered.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { beforeEach, expect, test } from 'vitest';
import { Invitations } from '../../../../main/workspace/invitations/invitations.ts';
import { Notices } from '../../../../main/workspace/notices.ts';
import type { DetachedListing, DetachedView } from '../../../../shared/view/detached.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';
import { until } from '../../../support/until.ts';
import { serverView, paneView } from '../../../renderer/views.ts';

const SESSION = `web-1.${'0f'.repeat(16)}`;
const OTHER = `web-1.${'a1'.repeat(16)}`;
const ADDRESS = `holdfast://attach/${SESSION}`;

let clock: ManualClock;
let notices: Notices;
let activated: string[];
let listings: Record<string, DetachedListing>;
let invitations: Invitations;

const listed = (...sessions: Partial<DetachedView>[]): DetachedListing => ({
  kind: 'listed',
  missing: [],
  sessions: sessions as DetachedView[],
});
const AWAY: DetachedListing = { kind: 'unreachable', why: 'noConnection' };

beforeEach(() => {
  clock = new ManualClock();
  notices = new Notices(() => undefined);
  activated = [];
  listings = { here: AWAY, team: AWAY };
  invitations = new Invitations({
    clock,
    notices,
    view: () => ({
      servers: [
        serverView({ id: 'here', name: 'This computer' }),
        serverView({ id: 'team', name: 'Team', url: 'wss://team.example' }),
      ],
      panes: [paneView({ id: 'pane', session: OTHER })],
    }),
    activate: (pane) => activated.push(pane),
    list: (server) => Promise.resolve(listings[server] ?? AWAY),
  });
});

const texts = (): string[] => notices.listIn(ENGLISH).map(({ text }) => text);

test('a session that is open in a pane is shown without a question', async () => {
  await invitations.take(`holdfast://attach/${OTHER}`);
  expect(activated).toEqual(['pane']);
  expect(notices.listIn(ENGLISH)).toEqual([]);
});

test('another session of a server is offered by its title, and opens only with the button', async () => {
  listings = { here: listed(), team: listed({ session: SESSION, title: 'make all', targetName: 'web-1' }) };
  await invitations.take(ADDRESS);
  expect(notices.listIn(ENGLISH)).toEqual([
    {
      id: 'notice-1',
      kind: 'info',
      text: 'A holdfast:// link wants to open the session “make all” (web-1) on Team.',
      offer: { kind: 'open-session', server: 'team', session: SESSION },
    },
  ]);
  expect(activated).toEqual([]);
});

test('the search waits for servers that are not yet connected', async () => {
  listings = { here: listed(), team: AWAY };
  const taken = invitations.take(ADDRESS);
  await until('it waits', () => clock.pendingTimers > 0);
  listings['team'] = listed({ session: SESSION, title: 'web-1', targetName: 'web-1' });
  clock.advance(500);
  await taken;
  expect(texts()).toEqual(['A holdfast:// link wants to open the session “web-1” on Team.']);
});

test('a session on no server is reported once after ten seconds, with the servers that were unreachable', async () => {
  listings = { here: listed(), team: AWAY };
  const taken = Promise.all([invitations.take(ADDRESS), invitations.take(ADDRESS)]);
  let done = false;
  void taken.then(() => (done = true));
  for (let passed = 0; passed < 10_000; passed += 500) {
    expect(done).toBe(false);
    await until('it waits', () => clock.pendingTimers > 0);
    clock.advance(500);
  }
  await taken;
  expect(texts()).toEqual([
    `The session ${SESSION} of this holdfast:// link was not found on your servers. Team could not be searched.`,
  ]);
});

test('a new server is offered with its address; a known one is reported', async () => {
  await invitations.take('holdfast://server?url=wss://new.example&name=New');
  await invitations.take('holdfast://server?url=wss://team.example');
  expect(notices.listIn(ENGLISH)).toMatchObject([
    {
      text: 'A holdfast:// link wants to add the server wss://new.example as “New”.',
      offer: { kind: 'add-server', name: 'New', url: 'wss://new.example' },
    },
    { text: 'The server of this holdfast:// link is already in your list: “Team”.' },
  ]);
});

test('invalid addresses are refused with a reason, and at most three offers are open', async () => {
  await invitations.take('holdfast://run?x=rm');
  for (const host of ['a', 'b', 'c', 'd'])
    await invitations.take(`holdfast://server?url=wss://${host}.example`);
  expect(texts()).toEqual([
    'Cannot open this holdfast:// link: this version of Holdfast does not support it.',
    ...['a', 'b', 'c'].map(
      (host) => `A holdfast:// link wants to add the server wss://${host}.example as “${host}.example”.`,
    ),
  ]);
});
