// Texts and state dot of a tab with its panes.
import { expect, test } from 'vitest';
import { panesWords, tabDot, zoomWords } from '../../../../renderer/state/tabs/tabText.ts';
import type { Tab } from '../../../../shared/layout/layout.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { column, part, row } from '../../../shared/layout/layouts.ts';
import { linkView, paneView, serverView, tabView } from '../../views.ts';

const tab: Tab = {
  id: 'one',
  layout: row(part('a', 0.5), part(column(part('b', 0.5), part('c', 0.5)), 0.5)),
  activePane: 'b',
  zoomed: false,
};

test('a tab has the number of its panes in words, and the visible pane when zoomed', () => {
  expect([panesWords(ENGLISH, tab), zoomWords(ENGLISH, tab)]).toEqual(['3 panes', null]);
  const zoomed = { ...tab, zoomed: true };
  expect([panesWords(ENGLISH, zoomed), zoomWords(ENGLISH, zoomed)]).toEqual([
    'zoomed, 3 panes',
    'Zoomed: pane 2 of 3',
  ]);
  expect([panesWords(ENGLISH, tabView('d')), zoomWords(ENGLISH, tabView('d'))]).toEqual(['', null]);
});

test("a tab's dot is waiting when any pane waits, and ended only when all panes have ended", () => {
  const servers = [serverView(), serverView({ id: 'away', link: linkView({ word: 'Reconnecting' }) })];
  const live = paneView();
  const ended = paneView({ state: { kind: 'refused', code: 'open-failed', message: 'no' } });
  expect(tabDot([live, paneView({ server: 'away' }), ended], servers)).toBe('waiting');
  expect(tabDot([live, ended], servers)).toBe('live');
  expect(tabDot([ended], servers)).toBe('ended');
});
