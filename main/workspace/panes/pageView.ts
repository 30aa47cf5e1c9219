/** View of one window's page, derived from the view of the whole workspace. Pure. */

import { allPanes } from '../../../shared/layout/arrangement.ts';
import type { AwayView } from '../../../shared/view/away.ts';
import { windowOrActive, type Desktop, type DesktopWindow } from '../../../shared/layout/desktop.ts';
import type { AppView, OtherWindow, PaneView } from '../../../shared/view/view.ts';

/** View of the workspace, with the tabs of all windows. */
export type WorkspaceView = Omit<AppView, 'tabs' | 'activePane' | 'elsewhere'> & Desktop;

/** A window's panes, tabs and missed events, and the panes of the other windows. */
export function pageView(all: WorkspaceView, id: string): AppView {
  const { windows, activeWindow: _activeWindow, ...shared } = all;
  const window = windowOrActive(all, id);
  const panes = panesIn(all, window);
  const others = windows.filter((other) => other !== window);
  return {
    ...shared,
    panes,
    tabs: window.tabs,
    activePane: window.activePane,
    away: awayOf(all.away, panes),
    elsewhere: others.map((other) => otherWindow(all, other)),
  };
}

function panesIn({ panes }: WorkspaceView, window: DesktopWindow): readonly PaneView[] {
  const own = new Set(allPanes(window));
  return panes.filter(({ id }) => own.has(id));
}

function otherWindow(all: WorkspaceView, window: DesktopWindow): OtherWindow {
  const panes = panesIn(all, window);
  const title = panes.find(({ id }) => id === window.activePane)?.title ?? '';
  return { id: window.id, title, panes };
}

/** Returns the missed events of the window's panes. */
function awayOf(away: AwayView | null, panes: readonly PaneView[]): AwayView | null {
  const isOwn = ({ pane }: { readonly pane: string }): boolean => panes.some(({ id }) => id === pane);
  const items = away?.items.filter(isOwn) ?? [];
  return away === null || items.length === 0 ? null : { ...away, items, output: away.output.filter(isOwn) };
}
