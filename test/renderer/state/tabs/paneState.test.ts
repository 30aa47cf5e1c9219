// The message in a pane whose terminal shows nothing yet.
import { expect, test } from 'vitest';
import type { PaneView } from '../../../../shared/view/view.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { paneState } from '../../../../renderer/state/tabs/paneState.ts';
import { linkView, NOON, serverView, paneView } from '../../views.ts';

const opening = { kind: 'opening' } as const;
const remote = (link: Parameters<typeof linkView>[0]) =>
  serverView({ name: 'prod', kind: 'remote', link: linkView(link) });
const messageOf = (pane: Partial<PaneView>, server = remote({})) =>
  paneState(ENGLISH, paneView(pane), server);

test('an opening shell has a waiting message, and a running one has none', () => {
  expect(messageOf({ state: opening, targetName: 'web' })).toMatchObject({
    icon: 'waiting',
    title: 'Opening a shell: web',
    canTry: false,
  });
  expect(messageOf({ state: { kind: 'running' } })).toBeNull();
});

test('an ended session has no message here, but a bar below its terminal', () => {
  expect(
    messageOf(
      { state: { kind: 'refused', code: 'server-removed', message: '' } },
      remote({ word: 'Connecting' }),
    ),
  ).toBeNull();
  const end = { kind: 'exited', exitCode: 0 } as const;
  expect(messageOf({ state: { kind: 'ended', end, at: NOON } }, remote({ word: 'Offline' }))).toBeNull();
});

test('a server has a waiting message while connecting, and a failure has its reason and actions', () => {
  expect(messageOf({ state: opening }, remote({ word: 'Connecting' }))).toMatchObject({
    icon: 'waiting',
    title: 'Connecting to prod',
  });
  expect(messageOf({ state: opening }, remote({ word: 'Connecting', why: { kind: 'refused' } }))).toEqual({
    icon: 'away',
    title: 'Not connected to prod',
    text: ENGLISH.link.why({ kind: 'refused' }),
    canTry: true,
    canEdit: true,
  });
});

test('a lost connection of a running session offers a retry, and no edit of an address that worked before', () => {
  const away = remote({ word: 'Reconnecting', why: { kind: 'lost', loss: { how: 'dropped' } } });
  expect(messageOf({ session: 'h.1', state: { kind: 'running' } }, away)).toEqual({
    icon: 'away',
    title: 'Not connected to prod',
    text: 'Connection lost. The session keeps running; its output appears when you reconnect.',
    canTry: true,
    canEdit: false,
  });
});

test('a rejected token offers no retry, and only remote servers can be edited', () => {
  const signedOut = { word: 'Signed out', why: { kind: 'token-rejected' } } as const;
  expect(messageOf({ state: opening }, remote(signedOut))).toMatchObject({
    icon: 'locked',
    canTry: false,
    canEdit: true,
  });
  const own = serverView({ link: linkView(signedOut) });
  expect(messageOf({ state: opening }, own)).toMatchObject({ canTry: false, canEdit: false });
  expect(messageOf({ state: opening }, remote({ word: 'Incompatible' }))).toMatchObject({
    canTry: true,
    canEdit: false,
  });
});

test('an unreachable host or engine behind a connected server has a message', () => {
  const unreachable = { waitsFor: 'engine', message: 'the engine does not answer', since: NOON } as const;
  expect(messageOf({ state: opening, unreachable })).toMatchObject({
    icon: 'away',
    text: 'The engine does not answer.',
  });
});
