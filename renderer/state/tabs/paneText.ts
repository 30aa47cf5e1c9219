/** What is said of a tab's panes. Pure. */

import { panesOf, type TabGroup } from '../../../shared/layout/layout.ts';
import type { ServerView, TabView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { tabDot, type TabDot } from './tabState.ts';

/** The panes of a tab in words, for its label; empty for one alone. */
export function panesWords({ tabs }: Words, { layout, zoomed }: TabGroup): string {
  const { length } = panesOf(layout);
  if (length === 1) return '';
  return zoomed ? tabs.zoomedPanes(length) : tabs.panes(length);
}

/** The same of a zoomed tab for the status line: which of its panes is seen. */
export function zoomWords({ tabs }: Words, { layout, activePane, zoomed }: TabGroup): string | null {
  const panes = panesOf(layout);
  return zoomed ? tabs.zoomed(panes.indexOf(activePane) + 1, panes.length) : null;
}

/** A tab's dot: something in it waits, else something in it runs, else all is over. */
export function groupDot(panes: readonly TabView[], servers: readonly ServerView[]): TabDot {
  const dots = panes.map((pane) => {
    return tabDot(pane, servers.find(({ id }) => id === pane.server)?.link);
  });
  return (['waiting', 'live'] as const).find((dot) => dots.includes(dot)) ?? 'over';
}
