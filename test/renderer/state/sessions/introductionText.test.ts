// What the introduction says of cutting a link, in each of its states.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { cutWords } from '../../../../renderer/state/sessions/introductionText.ts';
import { linkView, paneView, serverView } from '../../views.ts';

const CUT = serverView({ isCut: true, link: linkView({ word: 'Reconnecting' }) });

test('a running shell’s link can be cut, then restored, then cut again', () => {
  const before = cutWords(ENGLISH, paneView(), serverView(), false);
  expect(before).toMatchObject({ button: 'Cut the connection', disabled: false });
  const meanwhile = cutWords(ENGLISH, paneView(), CUT, true);
  expect(meanwhile).toMatchObject({ button: 'Restore the connection', disabled: false });
  const after = cutWords(ENGLISH, paneView(), serverView(), true);
  expect(after).toMatchObject({ button: 'Cut the connection', disabled: false });
  expect(new Set([before.text, meanwhile.text, after.text]).size).toBe(3);
});

test.each([
  ['no tab', undefined, serverView()],
  ['a shell that is being opened', paneView({ state: { kind: 'opening' } }), serverView()],
  ['a link that is down by itself', paneView(), serverView({ link: linkView({ word: 'Reconnecting' }) })],
] as const)('with %s there is nothing to cut, and nothing is said to be back', (_what, tab, server) => {
  const words = cutWords(ENGLISH, tab, server, true);
  expect(words).toMatchObject({ button: 'Cut the connection', disabled: true });
  expect(words.text).toBe(cutWords(ENGLISH, tab, server, false).text);
});
