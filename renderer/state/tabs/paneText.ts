/** What is said of a tab's panes. Pure. */

import { panesOf, type Tab } from '../../../shared/layout/layout.ts';
import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { paneDot, type PaneDot } from './paneDot.ts';

/** The panes of a tab in words, for its label; empty for one alone. */
export function panesWords({ tabs }: Words, { layout, zoomed }: Tab): string {
  const { length } = panesOf(layout);
  if (length === 1) return '';
  return zoomed ? tabs.zoomedPanes(length) : tabs.panes(length);
}

/** The same of a zoomed tab for the status line: which of its panes is seen. */
export function zoomWords({ tabs }: Words, { layout, activePane, zoomed }: Tab): string | null {
  const panes = panesOf(layout);
  return zoomed ? tabs.zoomed(panes.indexOf(activePane) + 1, panes.length) : null;
}

/** A tab's dot: something in it waits, else something in it runs, else all is over. */
export function tabDot(panes: readonly PaneView[], servers: readonly ServerView[]): PaneDot {
  const dots = panes.map((pane) => {
    return paneDot(pane, servers.find(({ id }) => id === pane.server)?.link);
  });
  return (['waiting', 'live'] as const).find((dot) => dots.includes(dot)) ?? 'over';
}
