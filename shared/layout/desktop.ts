/** The app's windows with their tabs, and moves between windows; each pane is in exactly one window. Pure. */

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

/** Id of the window that opens when none is stored. */
export const FIRST_WINDOW = 'first';

/** Max number of windows: each page takes about 80 MB. */
export const MAX_WINDOWS = 32;

export type DesktopWindow = Arrangement & { readonly id: string };

export type Desktop = {
  /** Windows in opening order; the list is never empty. Only a single window may have no tabs. */
  readonly windows: readonly DesktopWindow[];
  /** Id of the window that has, or last had, the focus. */
  readonly activeWindow: string;
};

/** Returns the window that contains a pane. */
export function windowOf({ windows }: Desktop, pane: string | null): DesktopWindow | undefined {
  return windows.find((window) => tabOf(window, pane) !== undefined);
}

/** The window with that id, or the active window if that one was closed meanwhile. */
export function windowOrActive({ windows, activeWindow }: Desktop, id: string | null): DesktopWindow {
  const found =
    windows.find((window) => window.id === id) ?? windows.find(({ id: own }) => own === activeWindow);
  const window = found ?? windows[0];
  if (window === undefined) throw new Error('there is always a window');
  return window;
}

/** Panes of all windows, in tab bar order. */
export function desktopPanes({ windows }: Desktop): readonly string[] {
  return windows.flatMap((window) => allPanes(window));
}

/** Adapts a stored desktop to the panes that exist. A pane without a window is put into the first window. */
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

/**
 * Changes the tabs of one window. A window that loses its last tab is closed, unless it is the only window.
 */
export function inWindow(
  all: Desktop,
  id: string,
  change: (arrangement: Arrangement) => Arrangement,
): Desktop {
  const windows = all.windows.map((window) => (window.id === id ? { id, ...change(window) } : window));
  return tidied({ ...all, windows });
}

/** Changes the tabs of the window that contains a pane. */
export function aroundPane(
  all: Desktop,
  pane: string,
  change: (arrangement: Arrangement) => Arrangement,
): Desktop {
  const window = windowOf(all, pane);
  return window === undefined ? all : inWindow(all, window.id, change);
}

/** Marks a window as active. */
export function windowActivated(all: Desktop, id: string): Desktop {
  return all.windows.some((window) => window.id === id) ? { ...all, activeWindow: id } : all;
}

/** Shows a pane and marks its window as active. */
export function paneActivated(all: Desktop, pane: string): Desktop {
  const window = windowOf(all, pane);
  if (window === undefined) return all;
  return windowActivated(
    inWindow(all, window.id, (arrangement) => activated(arrangement, pane)),
    window.id,
  );
}

/** True while the app may open another window. */
export function hasRoom({ windows }: Desktop): boolean {
  return windows.length < MAX_WINDOWS;
}

/** Adds a window without tabs; the caller must add a tab at once. */
export function windowOpened(all: Desktop, id: string): Desktop {
  return { windows: [...all.windows, { id, tabs: [], activePane: null }], activeWindow: id };
}

/** Moves a pane's tab to another window: to `index` in its tab bar, by default to the end. */
export function tabMovedTo(all: Desktop, pane: string, window: string, index?: number): Desktop {
  const from = windowOf(all, pane);
  const tab = from && tabOf(from, pane);
  if (tab === undefined || from === undefined || from.id === window) return all;
  if (!all.windows.some(({ id }) => id === window)) return all;
  const windows = all.windows.map((other) => {
    if (other.id === from.id) return { id: other.id, ...withoutTab(other, tab) };
    return other.id === window ? { id: other.id, ...tabAdded(other, tab, index) } : other;
  });
  return tidied({ windows, activeWindow: window });
}

/** Moves a pane's tab into a new window. Has no effect when it is the only tab of its window. */
export function tabMovedOut(all: Desktop, pane: string, id: string): Desktop {
  const from = windowOf(all, pane);
  if (from === undefined || from.tabs.length < 2 || !hasRoom(all)) return all;
  return tabMovedTo(windowOpened(all, id), pane, id);
}

/** Moves all panes of the tab of `pane` next to the pane `at`, at that side, in any window. */
export function tabJoined(all: Desktop, pane: string, at: string, side: Side): Desktop {
  const [from, to] = [windowOf(all, pane), windowOf(all, at)];
  const tab = from && tabOf(from, pane);
  if (tab === undefined || from === undefined || to === undefined) return all;
  if (!fits(to, at, tab)) return all;
  const together = from === to ? all : tabMovedTo(all, pane, to.id);
  return inWindow(together, to.id, (arrangement) => joined(arrangement, pane, at, side));
}

/** Id of the window `step` positions after `id`, cyclically. */
export function windowBeside({ windows }: Desktop, id: string, step: number): string {
  const at = windows.findIndex((window) => window.id === id);
  return windows[(at + step + windows.length) % windows.length]?.id ?? id;
}

/** Removes windows without tabs, except for the last window, and makes sure that the active window exists. */
function tidied({ windows, activeWindow }: Desktop): Desktop {
  const used = windows.filter(({ tabs }) => tabs.length > 0);
  const kept = used.length > 0 ? used : windows.slice(0, 1);
  const isThere = kept.some(({ id }) => id === activeWindow);
  return { windows: kept, activeWindow: isThere ? activeWindow : (kept.at(-1)?.id ?? activeWindow) };
}
