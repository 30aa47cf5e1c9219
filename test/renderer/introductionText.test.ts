// What the introduction says of cutting a link, in each of its states.
import { ENGLISH } from '../../preload/words/english.ts';
import { expect, test } from 'vitest';
import { cutWords } from '../../renderer/state/introductionText.ts';
import { linkView, serverView, tabView } from './views.ts';

const CUT = serverView({ isCut: true, link: linkView({ word: 'Reconnecting' }) });

test('a running shell’s link can be cut, then restored, then cut again', () => {
  const before = cutWords(ENGLISH, tabView(), serverView(), false);
  expect(before).toMatchObject({ button: 'Cut the connection', disabled: false });
  const meanwhile = cutWords(ENGLISH, tabView(), CUT, true);
  expect(meanwhile).toMatchObject({ button: 'Restore the connection', disabled: false });
  const after = cutWords(ENGLISH, tabView(), serverView(), true);
  expect(after).toMatchObject({ button: 'Cut the connection', disabled: false });
  expect(new Set([before.text, meanwhile.text, after.text]).size).toBe(3);
});

test.each([
  ['no tab', undefined, serverView()],
  ['a shell that is being opened', tabView({ state: { kind: 'opening' } }), serverView()],
  ['a link that is down by itself', tabView(), serverView({ link: linkView({ word: 'Reconnecting' }) })],
] as const)('with %s there is nothing to cut, and nothing is said to be back', (_what, tab, server) => {
  const words = cutWords(ENGLISH, tab, server, true);
  expect(words).toMatchObject({ button: 'Cut the connection', disabled: true });
  expect(words.text).toBe(cutWords(ENGLISH, tab, server, false).text);
});
