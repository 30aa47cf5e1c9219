/** The panes of all tabs, the dividers between those of the shown one, and where a dragged tab can be dropped. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { panesOf, type TabGroup } from '../../../shared/layout/layout.ts';
import { resized, type DividerPlace } from '../../../shared/layout/layoutChanges.ts';
import { boxesOf, WHOLE, type Box } from '../../../shared/layout/layoutGeometry.ts';
import type { TabView } from '../../../shared/view/view.ts';
import { useApp } from '../kit/appContext.ts';
import { AwayPanel } from '../sessions/AwayPanel.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { PaneDividers } from './PaneDividers.tsx';
import { PaneDrop } from './PaneDrop.tsx';
import styles from './PaneArea.module.css';
import { TerminalPane } from './TerminalPane.tsx';

/** A divider under the pointer: its tab's layout on the page alone, until it is let go. */
export type Moving = { readonly group: string; readonly divider: DividerPlace; readonly fraction: number };

export function PaneArea() {
  const { state } = useApp();
  const { groups, tabs } = state.view.value;
  const shown = state.activeGroup.value;
  const [moving, setMoving] = useState<Moving | null>(null);
  const area = useRef<HTMLElement>(null);
  const drawn = groups.map((group) => (group.id === moving?.group ? moved(group, moving) : group));
  const now = drawn.find(({ id }) => id === shown?.id);
  return (
    <main class={styles.panes} ref={area}>
      {drawn.map((group) => (
        <Panel key={group.id} group={group} shown={group.id === shown?.id} />
      ))}
      <Panes groups={drawn} />
      {now !== undefined && !now.zoomed && (
        <PaneDividers group={now} area={area} moving={moving} onMoving={setMoving} />
      )}
      {now !== undefined && <PaneDrop group={now} />}
      {tabs.length === 0 && <EmptyState />}
      <AwayPanel />
    </main>
  );
}

function moved(group: TabGroup, { divider, fraction }: Moving): TabGroup {
  return { ...group, layout: resized(group.layout, divider, fraction) };
}

/**
 * What a tab of the tab bar controls. Its panes are not inside it, so that a terminal goes from tab to tab without being built
 * anew; it owns them, in reading order.
 */
function Panel({ group, shown }: { readonly group: TabGroup; readonly shown: boolean }) {
  return (
    <div
      role="tabpanel"
      id={`panel-${group.id}`}
      aria-labelledby={`tab-${group.id}`}
      aria-owns={panesOf(group.layout)
        .map((pane) => `pane-${pane}`)
        .join(' ')}
      data-shown={shown}
      class={styles.panel}
    />
  );
}

type Placed = { readonly pane: string; readonly group: TabGroup; readonly box: Box };

/** All panes in an order of their own, which no move changes: an element that moves loses the focus. */
function Panes({ groups }: { readonly groups: readonly TabGroup[] }) {
  const { state } = useApp();
  const { tabs, activeTab } = state.view.value;
  const shown = state.activeGroup.value?.id;
  const placed = groups.flatMap((group): Placed[] =>
    [...boxesOf(group.layout)].map(([pane, box]) => ({
      pane,
      group,
      box: group.zoomed && pane === group.activePane ? WHOLE : box,
    })),
  );
  const views = new Map(tabs.map((tab): [string, TabView] => [tab.id, tab]));
  placed.sort((one, other) => (one.pane < other.pane ? -1 : 1));
  useEffect(() => {
    if (tabs.every(({ id }) => id !== state.findingIn.value)) state.findingIn.value = null;
  }, [tabs]);
  return (
    <>
      {placed.map(({ pane, group, box }) => {
        const tab = views.get(pane);
        const isSeen = group.id === shown && (!group.zoomed || pane === group.activePane);
        return tab === undefined ? null : (
          <TerminalPane
            key={pane}
            tab={tab}
            box={box}
            shown={isSeen}
            active={pane === activeTab}
            several={panesOf(group.layout).length > 1 && !group.zoomed}
          />
        );
      })}
    </>
  );
}
