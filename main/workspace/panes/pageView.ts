/** What one window's page is shown of everything. Pure. */

import { allPanes } from '../../../shared/layout/arrangement.ts';
import type { AwayView } from '../../../shared/view/away.ts';
import { windowOr, type Desktop, type DesktopWindow } from '../../../shared/layout/desktop.ts';
import type { AppView, OtherWindow, TabView } from '../../../shared/view/view.ts';

/** Everything, with the tabs of all windows. */
export type WorkspaceView = Omit<AppView, 'groups' | 'activeTab' | 'elsewhere'> & Desktop;

/** A window's own panes, tabs and absences, and of the other windows what can be gone to. */
export function pageView(all: WorkspaceView, id: string): AppView {
  const { windows, activeWindow: _activeWindow, ...shared } = all;
  const window = windowOr(all, id);
  const tabs = tabsIn(all, window);
  const others = windows.filter((other) => other !== window);
  return {
    ...shared,
    tabs,
    groups: window.groups,
    activeTab: window.activeTab,
    away: awayOf(all.away, tabs),
    elsewhere: others.map((other) => otherWindow(all, other)),
  };
}

function tabsIn({ tabs }: WorkspaceView, window: DesktopWindow): readonly TabView[] {
  const panes = new Set(allPanes(window));
  return tabs.filter(({ id }) => panes.has(id));
}

function otherWindow(all: WorkspaceView, window: DesktopWindow): OtherWindow {
  const panes = tabsIn(all, window);
  const title = panes.find(({ id }) => id === window.activeTab)?.title ?? '';
  return { id: window.id, title, panes };
}

/** Each window tells of its own tabs. */
function awayOf(away: AwayView | null, tabs: readonly TabView[]): AwayView | null {
  const isOwn = ({ tab }: { readonly tab: string }): boolean => tabs.some(({ id }) => id === tab);
  const items = away?.items.filter(isOwn) ?? [];
  return away === null || items.length === 0 ? null : { ...away, items, output: away.output.filter(isOwn) };
}
