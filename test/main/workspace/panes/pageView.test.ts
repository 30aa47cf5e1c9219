// View of each window's page.
import { expect, test } from 'vitest';
import { pageView, type WorkspaceView } from '../../../../main/workspace/panes/pageView.ts';
import type { AwayView } from '../../../../shared/view/away.ts';
import { appView, tabView, paneView } from '../../../renderer/views.ts';

const AWAY: AwayView = {
  since: 1,
  until: 9,
  items: [
    { id: '1', pane: 'a', at: 2, kind: 'bell', count: 1 },
    { id: '2', pane: 'b', at: 3, kind: 'bell', count: 2 },
  ],
  output: [
    { pane: 'a', bytes: 10 },
    { pane: 'c', bytes: 20 },
  ],
};

function everything(): WorkspaceView {
  const {
    tabs: _tabs,
    activePane: _activePane,
    elsewhere: _elsewhere,
    ...shared
  } = appView({
    panes: ['a', 'b', 'c'].map((id) => paneView({ id, title: `title of ${id}` })),
    away: AWAY,
  });
  return {
    ...shared,
    windows: [
      { id: 'left', tabs: [tabView('a')], activePane: 'a' },
      { id: 'middle', tabs: [tabView('b')], activePane: 'b' },
      { id: 'right', tabs: [tabView('c')], activePane: 'c' },
    ],
    activeWindow: 'left',
  };
}

test('a page has the panes of its window, and the titles and panes of the others', () => {
  const page = pageView(everything(), 'middle');
  expect(page.panes.map(({ id }) => id)).toEqual(['b']);
  expect([page.tabs, page.activePane]).toEqual([[tabView('b')], 'b']);
  expect(page.elsewhere.map(({ id, title, panes }) => [id, title, panes.map((pane) => pane.id)])).toEqual([
    ['left', 'title of a', ['a']],
    ['right', 'title of c', ['c']],
  ]);
  expect(Object.keys(page)).not.toContain('windows');
});

test('each window shows the missed events of its own panes, or nothing when there were none', () => {
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
