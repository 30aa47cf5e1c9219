/** The app's windows, each with tabs of its own, and what moves between them; every pane is in exactly one window. Pure. */

import {
  activated,
  allPanes,
  fits,
  tabOf,
  joined,
  repaired,
  tabAdded,
  withoutTab,
  type Arrangement,
} from './arrangement.ts';
import type { Side } from './layout.ts';

/** The id of a first window: that of profiles from before there were several. */
export const FIRST_WINDOW = 'first';

/** Windows, at most: each has a page, which takes some 80 MB. */
export const MAX_WINDOWS = 32;

export type DesktopWindow = Arrangement & { readonly id: string };

export type Desktop = {
  /** At least one, in the order they were opened in; one without tabs is the only one. */
  readonly windows: readonly DesktopWindow[];
  /** The window that has the focus, or had it last. */
  readonly activeWindow: string;
};

/** The window that has a pane. */
export function windowOf({ windows }: Desktop, pane: string | null): DesktopWindow | undefined {
  return windows.find((window) => tabOf(window, pane) !== undefined);
}

/** The window with that id, else the active one: what a window is asked for may be gone by then. */
export function windowOr({ windows, activeWindow }: Desktop, id: string | null): DesktopWindow {
  const found =
    windows.find((window) => window.id === id) ?? windows.find(({ id: own }) => own === activeWindow);
  const window = found ?? windows[0];
  if (window === undefined) throw new Error('there is always a window');
  return window;
}

/** Every pane of every window, in the order of their tab bars. */
export function desktopPanes({ windows }: Desktop): readonly string[] {
  return windows.flatMap((window) => allPanes(window));
}

/** A stored desktop with exactly the panes there are; what is in no window is put into the first one. */
export function repairedDesktop(stored: Desktop, panes: readonly string[], newId: () => string): Desktop {
  const ids = new Set<string>();
  const left = new Set(panes);
  const kept = stored.windows.slice(0, MAX_WINDOWS).flatMap((window) => {
    const own = allPanes(window).filter((pane) => left.delete(pane));
    const id = ids.has(window.id) ? newId() : window.id;
    ids.add(id);
    return own.length === 0 ? [] : [{ window: { ...window, id }, own }];
  });
  const none: DesktopWindow = { id: FIRST_WINDOW, activePane: null, ...stored.windows[0], tabs: [] };
  const [first = { window: none, own: [] }, ...others] = kept;
  const homes = [{ window: first.window, own: [...first.own, ...left] }, ...others];
  const windows = homes.map(({ window, own }): DesktopWindow => {
    const { tabs, activePane } = repaired(window, own, newId);
    return { id: window.id, tabs, activePane };
  });
  return tidied({ windows, activeWindow: stored.activeWindow });
}

/** Changes the tabs of one window; it goes with its last tab, unless it is the only one. */
export function inWindow(
  all: Desktop,
  id: string,
  change: (arrangement: Arrangement) => Arrangement,
): Desktop {
  const windows = all.windows.map((window) => (window.id === id ? { id, ...change(window) } : window));
  return tidied({ ...all, windows });
}

/** Changes the tabs of the window that has a pane. */
export function aroundPane(
  all: Desktop,
  pane: string,
  change: (arrangement: Arrangement) => Arrangement,
): Desktop {
  const window = windowOf(all, pane);
  return window === undefined ? all : inWindow(all, window.id, change);
}

/** The window has the focus now. */
export function windowActivated(all: Desktop, id: string): Desktop {
  return all.windows.some((window) => window.id === id) ? { ...all, activeWindow: id } : all;
}

/** Shows a pane, in whichever window it is, and has that window active. */
export function paneActivated(all: Desktop, pane: string): Desktop {
  const window = windowOf(all, pane);
  if (window === undefined) return all;
  return windowActivated(
    inWindow(all, window.id, (arrangement) => activated(arrangement, pane)),
    window.id,
  );
}

/** Whether there may be one more window. */
export function hasRoom({ windows }: Desktop): boolean {
  return windows.length < MAX_WINDOWS;
}

/** A new window without a tab, which has to get one at once. */
export function windowOpened(all: Desktop, id: string): Desktop {
  return { windows: [...all.windows, { id, tabs: [], activePane: null }], activeWindow: id };
}

/** Moves the tab that has a pane to another window: to a place in its tab bar, or behind its tabs. */
export function tabMovedTo(all: Desktop, pane: string, window: string, index?: number): Desktop {
  const from = windowOf(all, pane);
  const tab = from && tabOf(from, pane);
  if (tab === undefined || from === undefined || from.id === window) return all;
  if (!all.windows.some(({ id }) => id === window)) return all;
  const windows = all.windows.map((one) => {
    if (one.id === from.id) return { id: one.id, ...withoutTab(one, tab) };
    return one.id === window ? { id: one.id, ...tabAdded(one, tab, index) } : one;
  });
  return tidied({ windows, activeWindow: window });
}

/** Moves the tab that has a pane into a new window; one that has its window for itself stays there. */
export function tabMovedOut(all: Desktop, pane: string, id: string): Desktop {
  const from = windowOf(all, pane);
  if (from === undefined || from.tabs.length < 2 || !hasRoom(all)) return all;
  return tabMovedTo(windowOpened(all, id), pane, id);
}

/** Puts all panes of the tab that has `pane` on that side of the pane `at`, also when that is in another window. */
export function tabJoined(all: Desktop, pane: string, at: string, side: Side): Desktop {
  const [from, to] = [windowOf(all, pane), windowOf(all, at)];
  const tab = from && tabOf(from, pane);
  if (tab === undefined || from === undefined || to === undefined) return all;
  if (!fits(to, at, tab)) return all;
  const together = from === to ? all : tabMovedTo(all, pane, to.id);
  return inWindow(together, to.id, (arrangement) => joined(arrangement, pane, at, side));
}

/** The window `step` places further, around the end. */
export function windowBeside({ windows }: Desktop, id: string, step: number): string {
  const at = windows.findIndex((window) => window.id === id);
  return windows[(at + step + windows.length) % windows.length]?.id ?? id;
}

/** Windows without tabs go, all but the last one; one that is there is active. */
function tidied({ windows, activeWindow }: Desktop): Desktop {
  const used = windows.filter(({ tabs }) => tabs.length > 0);
  const kept = used.length > 0 ? used : windows.slice(0, 1);
  const isThere = kept.some(({ id }) => id === activeWindow);
  return { windows: kept, activeWindow: isThere ? activeWindow : (kept.at(-1)?.id ?? activeWindow) };
}
