// What a pane says in place of a terminal that shows nothing yet.
import { expect, test } from 'vitest';
import type { PaneView } from '../../../../shared/view/view.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { paneState } from '../../../../renderer/state/tabs/paneState.ts';
import { linkView, NOON, serverView, paneView } from '../../views.ts';

const opening = { kind: 'opening' } as const;
const remote = (link: Parameters<typeof linkView>[0]) =>
  serverView({ name: 'prod', kind: 'remote', link: linkView(link) });
const said = (pane: Partial<PaneView>, server = remote({})) => paneState(ENGLISH, paneView(pane), server);

test('a shell that opens is waited for, and one that runs says itself what it has to say', () => {
  expect(said({ state: opening, targetName: 'web' })).toMatchObject({
    sign: 'waiting',
    title: 'Opening a shell: web',
    canTry: false,
  });
  expect(said({ state: { kind: 'running' } })).toBeNull();
});

test('a session that is over is told below its terminal', () => {
  expect(
    said({ state: { kind: 'refused', code: 'server-removed', message: '' } }, remote({ word: 'Connecting' })),
  ).toBeNull();
  const end = { kind: 'exited', exitCode: 0 } as const;
  expect(said({ state: { kind: 'ended', end, at: NOON } }, remote({ word: 'Offline' }))).toBeNull();
});

test('a server that has not answered yet is waited for, and one that did not says why and what can be done', () => {
  expect(said({ state: opening }, remote({ word: 'Connecting' }))).toMatchObject({
    sign: 'waiting',
    title: 'Connecting to prod',
  });
  expect(said({ state: opening }, remote({ word: 'Connecting', why: { kind: 'refused' } }))).toEqual({
    sign: 'away',
    title: 'Not connected to prod',
    text: ENGLISH.link.why({ kind: 'refused' }),
    canTry: true,
    canEdit: true,
  });
});

test('a session that has nothing saved goes on all the same, at an address that was right before', () => {
  const away = remote({ word: 'Reconnecting', why: { kind: 'lost', loss: { how: 'dropped' } } });
  expect(said({ session: 'h.1', state: { kind: 'running' } }, away)).toEqual({
    sign: 'away',
    title: 'Not connected to prod',
    text: 'Connection lost. The session keeps running; its output appears when you reconnect.',
    canTry: true,
    canEdit: false,
  });
});

test('trying again helps against no rejected token, and editing only where there is something to edit', () => {
  const signedOut = { word: 'Signed out', why: { kind: 'token-rejected' } } as const;
  expect(said({ state: opening }, remote(signedOut))).toMatchObject({
    sign: 'locked',
    canTry: false,
    canEdit: true,
  });
  const own = serverView({ link: linkView(signedOut) });
  expect(said({ state: opening }, own)).toMatchObject({ canTry: false, canEdit: false });
  expect(said({ state: opening }, remote({ word: 'Incompatible' }))).toMatchObject({
    canTry: true,
    canEdit: false,
  });
});

test('behind a link that is there a host or engine may be away', () => {
  const unreachable = { waitsFor: 'engine', message: 'the engine does not answer', since: NOON } as const;
  expect(said({ state: opening, unreachable })).toMatchObject({
    sign: 'away',
    text: 'The engine does not answer.',
  });
});
