/** All tabs with their panes, which of them is shown, and what is done to them; every pane is in exactly one. Pure. */

import { MAX_PANES, panesOf, type Layout, type Side, type TabGroup } from './layout.ts';
import * as change from './layoutChanges.ts';
import { neighbour } from './layoutGeometry.ts';

export type Arrangement = {
  /** In the order of the tab bar. */
  readonly groups: readonly TabGroup[];
  /** The active pane of the tab that is shown. */
  readonly activeTab: string | null;
};

export function groupOf({ groups }: Arrangement, pane: string | null): TabGroup | undefined {
  return groups.find(({ layout }) => pane !== null && panesOf(layout).includes(pane));
}

/** Every tab's panes, in the order of the tab bar. */
export function allPanes({ groups }: Arrangement): readonly string[] {
  return groups.flatMap(({ layout }) => panesOf(layout));
}

/** A stored arrangement with exactly the panes there are: what is in no tab gets one of its own, behind the others. */
export function repaired(stored: Arrangement, panes: readonly string[], newId: () => string): Arrangement {
  const left = new Set(panes);
  const ids = new Set<string>();
  const groups = stored.groups.flatMap((group): TabGroup[] => {
    const layout = change.normalized(group.layout, (pane) => left.has(pane));
    if (layout === null) return [];
    const own = panesOf(layout);
    for (const pane of own) left.delete(pane);
    const id = ids.has(group.id) ? newId() : group.id;
    ids.add(id);
    return [settled({ ...group, id, layout })];
  });
  const all = [...groups, ...[...left].map((pane) => alone(pane, newId()))];
  const shown = groupOf({ groups: all, activeTab: null }, stored.activeTab);
  if (shown === undefined) return { groups: all, activeTab: all[0]?.activePane ?? null };
  return activated({ groups: all, activeTab: shown.activePane }, stored.activeTab ?? '');
}

/** A new pane in a tab of its own, behind the others, and shown. */
export function opened({ groups }: Arrangement, pane: string, id: string): Arrangement {
  return { groups: [...groups, alone(pane, id)], activeTab: pane };
}

/** A new pane beside another one, and active. */
export function splitPane(all: Arrangement, at: string, side: Side, pane: string): Arrangement {
  const added: Layout = { kind: 'pane', pane };
  return {
    ...withGroup(all, at, ({ id, layout }) => ({
      id,
      layout: change.splitAt(layout, at, side, added),
      activePane: pane,
      zoomed: false,
    })),
    activeTab: pane,
  };
}

/** Without a pane: its tab goes with its last one, and the neighbour takes over what was active. */
export function closed(all: Arrangement, pane: string): Arrangement {
  const group = groupOf(all, pane);
  if (group === undefined) return all;
  const layout = change.without(group.layout, pane);
  if (layout === null) return withoutGroup(all, group);
  const rest = settled({ ...group, layout, ...nextActive(group, pane) });
  return {
    groups: all.groups.map((other) => (other === group ? rest : other)),
    activeTab: all.activeTab === pane ? rest.activePane : all.activeTab,
  };
}

/** Without a tab and its panes; the next one takes over from a tab that was shown. */
export function withoutGroup(all: Arrangement, group: TabGroup): Arrangement {
  const place = all.groups.indexOf(group);
  const groups = all.groups.filter((other) => other !== group);
  const next = groups[place] ?? groups[place - 1];
  const wasShown = groupOf(all, all.activeTab) === group;
  return { groups, activeTab: wasShown ? (next?.activePane ?? null) : all.activeTab };
}

/** A tab from elsewhere at a place in the tab bar, else behind the others; it is shown. */
export function tabAdded({ groups }: Arrangement, group: TabGroup, index = groups.length): Arrangement {
  return { groups: groups.toSpliced(index, 0, group), activeTab: group.activePane };
}

/** Shows a pane's tab, and gives the pane the keys; it comes out from behind a zoomed one. */
export function activated(all: Arrangement, pane: string): Arrangement {
  if (groupOf(all, pane) === undefined) return all;
  const groups = withGroup(all, pane, (group) =>
    group.activePane === pane ? group : { ...group, activePane: pane, zoomed: false },
  );
  return { ...groups, activeTab: pane };
}

/** Moves the tab that has a pane to a place in the tab bar. */
export function moved(all: Arrangement, pane: string, index: number): Arrangement {
  const group = groupOf(all, pane);
  if (group === undefined) return all;
  const groups = all.groups.filter((other) => other !== group).toSpliced(index, 0, group);
  return { ...all, groups };
}

/** A pane has its whole tab, or no longer; a tab of one pane has nothing to zoom. */
export function zoomed(all: Arrangement, pane: string, on: boolean): Arrangement {
  const set = (group: TabGroup): TabGroup => settled({ ...group, activePane: pane, zoomed: on });
  const shown = groupOf(all, pane) === groupOf(all, all.activeTab);
  return { ...withGroup(all, pane, set), activeTab: shown && all.activeTab !== null ? pane : all.activeTab };
}

/** A pane changes places with its neighbour on that side. */
export function paneMoved(all: Arrangement, pane: string, side: Side): Arrangement {
  return withGroup(all, pane, (group) => {
    const other = neighbour(group.layout, pane, side);
    if (other === null) return group;
    return { ...group, layout: change.swapped(group.layout, pane, other), zoomed: false };
  });
}

/** All panes of a pane's tab get equal room. */
export function equalized(all: Arrangement, pane: string): Arrangement {
  return withGroup(all, pane, (group) => ({
    ...group,
    layout: change.equalized(group.layout),
    zoomed: false,
  }));
}

/** Moves a divider in a pane's tab. */
export function resized(
  all: Arrangement,
  pane: string,
  divider: change.DividerPlace,
  fraction: number,
): Arrangement {
  return withGroup(all, pane, (group) => ({
    ...group,
    layout: change.resized(group.layout, divider, fraction),
  }));
}

/** Takes a pane out of its tab, into one of its own behind it, and shows that. */
export function separated(all: Arrangement, pane: string, id: string): Arrangement {
  const group = groupOf(all, pane);
  const layout = group === undefined ? null : change.without(group.layout, pane);
  if (group === undefined || layout === null) return all;
  const rest = settled({ ...group, layout, ...nextActive(group, pane) });
  const groups = all.groups.flatMap((other) => (other === group ? [rest, alone(pane, id)] : [other]));
  return { groups, activeTab: pane };
}

/** Puts all panes of the tab that has `pane` on that side of the pane `at` of another tab, and shows them. */
export function joined(all: Arrangement, pane: string, at: string, side: Side): Arrangement {
  const [from, to] = [groupOf(all, pane), groupOf(all, at)];
  if (from === undefined || to === undefined || from === to || !fits(all, at, from)) return all;
  const rest = { ...all, groups: all.groups.filter((group) => group !== from) };
  const groups = withGroup(rest, at, ({ id, layout }) => ({
    id,
    layout: change.splitAt(layout, at, side, from.layout),
    activePane: from.activePane,
    zoomed: false,
  }));
  return { ...groups, activeTab: from.activePane };
}

/** Whether a pane's tab has room for one more, or for all of another tab's. */
export function fits(all: Arrangement, pane: string, added?: TabGroup): boolean {
  const group = groupOf(all, pane);
  const more = added === undefined ? 1 : panesOf(added.layout).length;
  return group !== undefined && panesOf(group.layout).length + more <= MAX_PANES;
}

function alone(pane: string, id: string): TabGroup {
  return { id, layout: { kind: 'pane', pane }, activePane: pane, zoomed: false };
}

function withGroup(all: Arrangement, pane: string, by: (group: TabGroup) => TabGroup): Arrangement {
  const found = groupOf(all, pane);
  return { ...all, groups: all.groups.map((group) => (group === found ? by(group) : group)) };
}

/** With an active pane that is there, and zoomed only where that hides something. */
function settled(group: TabGroup): TabGroup {
  const panes = panesOf(group.layout);
  const activePane = panes.includes(group.activePane) ? group.activePane : (panes[0] ?? group.activePane);
  return {
    ...group,
    activePane,
    zoomed: group.zoomed && panes.length > 1 && activePane === group.activePane,
  };
}

/** What is active when a pane leaves: it stays, or the pane before the lost one in reading order takes over. */
function nextActive(group: TabGroup, lost: string): Pick<TabGroup, 'activePane' | 'zoomed'> {
  if (group.activePane !== lost) return { activePane: group.activePane, zoomed: group.zoomed };
  const panes = panesOf(group.layout);
  const at = panes.indexOf(lost);
  return { activePane: panes[at - 1] ?? panes[at + 1] ?? lost, zoomed: false };
}
