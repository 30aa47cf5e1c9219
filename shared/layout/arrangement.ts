/** Tabs of one window with their panes, and all operations on them. Each pane is in exactly one tab. Pure. */

import { MAX_PANES, panesOf, type Layout, type Side, type Tab } from './layout.ts';
import * as change from './layoutChanges.ts';
import { neighbor } from './layoutGeometry.ts';

export type Arrangement = {
  /** Tabs in tab bar order. */
  readonly tabs: readonly Tab[];
  /** Active pane of the visible tab. */
  readonly activePane: string | null;
};

/** Returns the tab that contains a pane. */
export function tabOf({ tabs }: Arrangement, pane: string | null): Tab | undefined {
  return tabs.find(({ layout }) => pane !== null && panesOf(layout).includes(pane));
}

/** Panes of all tabs, in tab bar order. */
export function allPanes({ tabs }: Arrangement): readonly string[] {
  return tabs.flatMap(({ layout }) => panesOf(layout));
}

/** Adapts a stored arrangement to the panes that exist. A pane without a tab gets its own tab at the end. */
export function repaired(stored: Arrangement, panes: readonly string[], newId: () => string): Arrangement {
  const left = new Set(panes);
  const ids = new Set<string>();
  const tabs = stored.tabs.flatMap((tab): Tab[] => {
    const layout = change.normalized(tab.layout, (pane) => left.has(pane));
    if (layout === null) return [];
    const own = panesOf(layout);
    for (const pane of own) left.delete(pane);
    const id = ids.has(tab.id) ? newId() : tab.id;
    ids.add(id);
    return [settled({ ...tab, id, layout })];
  });
  const all = [...tabs, ...[...left].map((pane) => alone(pane, newId()))];
  const shown = tabOf({ tabs: all, activePane: null }, stored.activePane);
  if (shown === undefined) return { tabs: all, activePane: all[0]?.activePane ?? null };
  return activated({ tabs: all, activePane: shown.activePane }, stored.activePane ?? '');
}

/** Adds a pane in its own tab at the end, and activates it. */
export function opened({ tabs }: Arrangement, pane: string, id: string): Arrangement {
  return { tabs: [...tabs, alone(pane, id)], activePane: pane };
}

/** Adds a pane at that side of the pane `at`, and activates it. */
export function splitPane(all: Arrangement, at: string, side: Side, pane: string): Arrangement {
  const added: Layout = { kind: 'pane', pane };
  return {
    ...withTab(all, at, (tab) => ({
      ...tab,
      layout: change.splitAt(tab.layout, at, side, added),
      activePane: pane,
      zoomed: false,
    })),
    activePane: pane,
  };
}

/** Removes a pane, and also its tab if it was the last pane. A neighbor of an active pane becomes active. */
export function closed(all: Arrangement, pane: string): Arrangement {
  const tab = tabOf(all, pane);
  if (tab === undefined) return all;
  const layout = change.without(tab.layout, pane);
  if (layout === null) return withoutTab(all, tab);
  const rest = settled({ ...tab, layout, ...nextActive(tab, pane) });
  return {
    tabs: all.tabs.map((other) => (other === tab ? rest : other)),
    activePane: all.activePane === pane ? rest.activePane : all.activePane,
  };
}

/** Removes a tab with its panes. If the tab was visible, the next tab is shown. */
export function withoutTab(all: Arrangement, tab: Tab): Arrangement {
  const index = all.tabs.indexOf(tab);
  const tabs = all.tabs.filter((other) => other !== tab);
  const next = tabs[index] ?? tabs[index - 1];
  const wasShown = tabOf(all, all.activePane) === tab;
  return { tabs, activePane: wasShown ? (next?.activePane ?? null) : all.activePane };
}

/** Inserts a tab of another window at `index`, by default at the end, and shows it. */
export function tabAdded({ tabs }: Arrangement, tab: Tab, index = tabs.length): Arrangement {
  return { tabs: tabs.toSpliced(index, 0, tab), activePane: tab.activePane };
}

/** Shows a pane's tab and makes the pane active. Ends the zoom of another pane. */
export function activated(all: Arrangement, pane: string): Arrangement {
  if (tabOf(all, pane) === undefined) return all;
  const arrangement = withTab(all, pane, (tab) =>
    tab.activePane === pane ? tab : { ...tab, activePane: pane, zoomed: false },
  );
  return { ...arrangement, activePane: pane };
}

/** Moves a pane's tab to `index` in the tab bar. */
export function moved(all: Arrangement, pane: string, index: number): Arrangement {
  const tab = tabOf(all, pane);
  if (tab === undefined) return all;
  const tabs = all.tabs.filter((other) => other !== tab).toSpliced(index, 0, tab);
  return { ...all, tabs };
}

/** Zooms a pane to its whole tab, or ends the zoom. Has no effect in a tab with one pane. */
export function zoomed(all: Arrangement, pane: string, on: boolean): Arrangement {
  const set = (tab: Tab): Tab => settled({ ...tab, activePane: pane, zoomed: on });
  const shown = tabOf(all, pane) === tabOf(all, all.activePane);
  return { ...withTab(all, pane, set), activePane: shown && all.activePane !== null ? pane : all.activePane };
}

/** Swaps a pane with its neighbor on that side. */
export function paneMoved(all: Arrangement, pane: string, side: Side): Arrangement {
  return withTab(all, pane, (tab) => {
    const other = neighbor(tab.layout, pane, side);
    if (other === null) return tab;
    return { ...tab, layout: change.swapped(tab.layout, pane, other), zoomed: false };
  });
}

/** Gives all children of each split in a pane's tab the same share. */
export function equalized(all: Arrangement, pane: string): Arrangement {
  return withTab(all, pane, (tab) => ({
    ...tab,
    layout: change.equalized(tab.layout),
    zoomed: false,
  }));
}

/** Moves a divider of a pane's tab. */
export function resized(
  all: Arrangement,
  pane: string,
  divider: change.DividerPath,
  fraction: number,
): Arrangement {
  return withTab(all, pane, (tab) => ({
    ...tab,
    layout: change.resized(tab.layout, divider, fraction),
  }));
}

/** Moves a pane into its own tab after its former one, and shows it. */
export function separated(all: Arrangement, pane: string, id: string): Arrangement {
  const tab = tabOf(all, pane);
  const layout = tab === undefined ? null : change.without(tab.layout, pane);
  if (tab === undefined || layout === null) return all;
  const rest = settled({ ...tab, layout, ...nextActive(tab, pane) });
  const tabs = all.tabs.flatMap((other) => (other === tab ? [rest, alone(pane, id)] : [other]));
  return { tabs, activePane: pane };
}

/** Moves all panes of the tab of `pane` to that side of the pane `at` in another tab, and shows them. */
export function joined(all: Arrangement, pane: string, at: string, side: Side): Arrangement {
  const [from, to] = [tabOf(all, pane), tabOf(all, at)];
  if (from === undefined || to === undefined || from === to || !fits(all, at, from)) return all;
  const rest = { ...all, tabs: all.tabs.filter((tab) => tab !== from) };
  const arrangement = withTab(rest, at, ({ id, layout }) => ({
    id,
    layout: change.splitAt(layout, at, side, from.layout),
    activePane: from.activePane,
    zoomed: false,
  }));
  return { ...arrangement, activePane: from.activePane };
}

/** Names the tab that has a pane; an empty name gives it its panes' titles again. */
export function named(all: Arrangement, pane: string, name: string): Arrangement {
  return withTab(all, pane, ({ name: _former, ...tab }) => (name === '' ? tab : { ...tab, name }));
}

/** True when a pane's tab has room for one more pane, or for all panes of the tab `added`. */
export function fits(all: Arrangement, pane: string, added?: Tab): boolean {
  const tab = tabOf(all, pane);
  const more = added === undefined ? 1 : panesOf(added.layout).length;
  return tab !== undefined && panesOf(tab.layout).length + more <= MAX_PANES;
}

function alone(pane: string, id: string): Tab {
  return { id, layout: { kind: 'pane', pane }, activePane: pane, zoomed: false };
}

function withTab(all: Arrangement, pane: string, by: (tab: Tab) => Tab): Arrangement {
  const found = tabOf(all, pane);
  return { ...all, tabs: all.tabs.map((tab) => (tab === found ? by(tab) : tab)) };
}

/** The tab with a valid active pane, and with a zoom only if it has several panes. */
function settled(tab: Tab): Tab {
  const panes = panesOf(tab.layout);
  const activePane = panes.includes(tab.activePane) ? tab.activePane : (panes[0] ?? tab.activePane);
  return {
    ...tab,
    activePane,
    zoomed: tab.zoomed && panes.length > 1 && activePane === tab.activePane,
  };
}

/**
 * The active pane after `lost` was removed. It stays the same, unless it was `lost`: then the pane before
 * that in reading order becomes active.
 */
function nextActive(tab: Tab, lost: string): Pick<Tab, 'activePane' | 'zoomed'> {
  if (tab.activePane !== lost) return { activePane: tab.activePane, zoomed: tab.zoomed };
  const panes = panesOf(tab.layout);
  const at = panes.indexOf(lost);
  return { activePane: panes[at - 1] ?? panes[at + 1] ?? lost, zoomed: false };
}
