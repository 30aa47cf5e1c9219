/** Texts and state dot of a tab, derived from its panes. */

import { panesOf, type Tab } from '../../../shared/layout/layout.ts';
import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { paneDot, type PaneDot } from './paneDot.ts';

/** The number of panes for a tab's label; empty when there is only one pane. */
export function panesWords({ tabs }: Words, { layout, zoomed }: Tab): string {
  const { length } = panesOf(layout);
  if (length === 1) return '';
  return zoomed ? tabs.zoomedPanes(length) : tabs.panes(length);
}

/** Text about the visible pane of a zoomed tab, for the status line; null when the tab is not zoomed. */
export function zoomWords({ tabs }: Words, { layout, activePane, zoomed }: Tab): string | null {
  const panes = panesOf(layout);
  return zoomed ? tabs.zoomed(panes.indexOf(activePane) + 1, panes.length) : null;
}

/** A tab's dot: waiting if any pane waits, else live if any shell runs, else ended. */
export function tabDot(panes: readonly PaneView[], servers: readonly ServerView[]): PaneDot {
  const dots = panes.map((pane) => {
    return paneDot(pane, servers.find(({ id }) => id === pane.server)?.link);
  });
  return (['waiting', 'live'] as const).find((dot) => dots.includes(dot)) ?? 'ended';
}
