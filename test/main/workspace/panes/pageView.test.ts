// What each window's page is shown of everything.
import { expect, test } from 'vitest';
import { pageView, type WorkspaceView } from '../../../../main/workspace/panes/pageView.ts';
import type { AwayView } from '../../../../shared/view/away.ts';
import { appView, groupView, tabView } from '../../../renderer/views.ts';

const AWAY: AwayView = {
  since: 1,
  until: 9,
  items: [
    { id: '1', tab: 'a', at: 2, kind: 'bell', count: 1 },
    { id: '2', tab: 'b', at: 3, kind: 'bell', count: 2 },
  ],
  output: [
    { tab: 'a', bytes: 10 },
    { tab: 'c', bytes: 20 },
  ],
};

function everything(): WorkspaceView {
  const {
    groups: _groups,
    activeTab: _activeTab,
    elsewhere: _elsewhere,
    ...shared
  } = appView({
    tabs: ['a', 'b', 'c'].map((id) => tabView({ id, title: `title of ${id}` })),
    away: AWAY,
  });
  return {
    ...shared,
    windows: [
      { id: 'left', groups: [groupView('a')], activeTab: 'a' },
      { id: 'middle', groups: [groupView('b')], activeTab: 'b' },
      { id: 'right', groups: [groupView('c')], activeTab: 'c' },
    ],
    activeWindow: 'left',
  };
}

test('a page has the panes of its window, and the titles and panes of the others', () => {
  const page = pageView(everything(), 'middle');
  expect(page.tabs.map(({ id }) => id)).toEqual(['b']);
  expect([page.groups, page.activeTab]).toEqual([[groupView('b')], 'b']);
  expect(page.elsewhere.map(({ id, title, panes }) => [id, title, panes.map((pane) => pane.id)])).toEqual([
    ['left', 'title of a', ['a']],
    ['right', 'title of c', ['c']],
  ]);
  expect(Object.keys(page)).not.toContain('windows');
});

test('each window tells what happened to its own tabs while the user was away, and nothing where nothing did', () => {
  const all = everything();
  const { since, until } = AWAY;
  expect(pageView(all, 'left').away).toEqual({
    since,
    until,
    items: [AWAY.items[0]],
    output: [AWAY.output[0]],
  });
  expect(pageView(all, 'right').away).toBeNull();
});
