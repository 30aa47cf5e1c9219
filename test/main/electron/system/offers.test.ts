// What the button of a notice does: what that notice said, once.
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

test('a session opens, and its notice goes', () => {
  notices.add('info', () => 'a session', { kind: 'open-session', server: 'team', session: 's' });
  acceptOffer(context, 'notice-1', 'w');
  acceptOffer(context, 'notice-1', 'w');
  expect(done).toEqual(['open s on team in w']);
  expect(notices.list).toEqual([]);
});

test('a session that is gone meanwhile is said to be', () => {
  failure = ({ detached }) => detached.noLongerListed;
  notices.add('info', () => 'a session', { kind: 'open-session', server: 'team', session: 's' });
  acceptOffer(context, 'notice-1', 'w');
  expect(notices.list).toMatchObject([{ kind: 'warning', text: failure }]);
});

test('settings of which one can not be used are opened', () => {
  notices.add('warning', () => 'not allowed', { kind: 'open-settings' });
  acceptOffer(context, 'notice-1', 'w');
  expect(done).toEqual(['open settings']);
});

test('an update is installed, and a server is left to the dialog that asks for its token', () => {
  notices.add('info', () => 'an update', { kind: 'restart' });
  notices.add('info', () => 'a server', { kind: 'add-server', name: 'Team', url: 'wss://team.example' });
  acceptOffer(context, 'notice-2', 'w');
  expect(done).toEqual([]);
  acceptOffer(context, 'notice-1', 'w');
  expect(done).toEqual(['restart']);
  expect(notices.list).toEqual([]);
});

test('a notice that offers nothing, or is gone, does nothing', () => {
  notices.add('error', () => 'only to know');
  acceptOffer(context, 'notice-1', 'w');
  acceptOffer(context, 'notice-7', 'w');
  expect(done).toEqual([]);
});
