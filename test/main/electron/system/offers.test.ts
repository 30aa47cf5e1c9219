// Actions of the buttons of notices.
import { beforeEach, expect, test } from 'vitest';
import { acceptOffer, type OffersContext } from '../../../../main/electron/system/offers.ts';
import type { LocalizedText } from '../../../../shared/words/words.ts';
import { Notices } from '../../../../main/workspace/notices.ts';

let notices: Notices;
let done: string[];
let failure: LocalizedText | null;
let context: OffersContext;

beforeEach(() => {
  notices = new Notices(() => undefined);
  done = [];
  failure = null;
  context = {
    notices,
    workspace: {
      openDetached: (server, session, window) => {
        done.push(`open ${session} on ${server} in ${window}`);
        return failure;
      },
    },
    restart: () => done.push('restart'),
    openSettings: () => done.push('open settings'),
  };
});

test('a session is opened, and its notice is dismissed', () => {
  notices.add('info', () => 'a session', { kind: 'open-session', server: 'team', session: 's' });
  acceptOffer(context, 'notice-1', 'w');
  acceptOffer(context, 'notice-1', 'w');
  expect(done).toEqual(['open s on team in w']);
  expect(notices.list).toEqual([]);
});

test('a session that ended meanwhile is reported', () => {
  failure = ({ detached }) => detached.noLongerListed;
  notices.add('info', () => 'a session', { kind: 'open-session', server: 'team', session: 's' });
  acceptOffer(context, 'notice-1', 'w');
  expect(notices.list).toMatchObject([{ kind: 'warning', text: failure }]);
});

test('a notice about an invalid setting opens the settings file', () => {
  notices.add('warning', () => 'not allowed', { kind: 'open-settings' });
  acceptOffer(context, 'notice-1', 'w');
  expect(done).toEqual(['open settings']);
});

test('an update is installed; adding a server is left to the page’s dialog', () => {
  notices.add('info', () => 'an update', { kind: 'restart' });
  notices.add('info', () => 'a server', { kind: 'add-server', name: 'Team', url: 'wss://team.example' });
  acceptOffer(context, 'notice-2', 'w');
  expect(done).toEqual([]);
  acceptOffer(context, 'notice-1', 'w');
  expect(done).toEqual(['restart']);
  expect(notices.list).toEqual([]);
});

test('a notice without an offer, or a dismissed one, has no effect', () => {
  notices.add('error', () => 'only to know');
  acceptOffer(context, 'notice-1', 'w');
  acceptOffer(context, 'notice-7', 'w');
  expect(done).toEqual([]);
});
