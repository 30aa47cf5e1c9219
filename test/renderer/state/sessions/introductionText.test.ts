// Texts of the introduction's experiment with a cut link, in each state.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { cutWords } from '../../../../renderer/state/sessions/introductionText.ts';
import { linkView, paneView, serverView } from '../../views.ts';

const CUT = serverView({ isCut: true, link: linkView({ word: 'Reconnecting' }) });

test('the link of a running shell can be cut, restored, and cut again', () => {
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
  ['a link that is not connected', paneView(), serverView({ link: linkView({ word: 'Reconnecting' }) })],
] as const)(
  'with %s the button is disabled, and the text does not claim that the link is back',
  (_what, pane, server) => {
    const words = cutWords(ENGLISH, pane, server, true);
    expect(words).toMatchObject({ button: 'Cut the connection', disabled: true });
    expect(words.text).toBe(cutWords(ENGLISH, pane, server, false).text);
  },
);
