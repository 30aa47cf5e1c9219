/** The panes of all tabs, the dividers in the visible tab, and the drop areas for a dragged tab. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { panesOf, type Tab } from '../../../shared/layout/layout.ts';
import { resized, type DividerPath } from '../../../shared/layout/layoutChanges.ts';
import { boxesOf, WHOLE, type Box } from '../../../shared/layout/layoutGeometry.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import { useApp } from '../kit/appContext.ts';
import { AwayPanel } from '../sessions/AwayPanel.tsx';
import { EmptyState } from './EmptyState.tsx';
import { PaneDividers } from './PaneDividers.tsx';
import { PaneDrop } from './PaneDrop.tsx';
import styles from './PaneArea.module.css';
import { TerminalPane } from './TerminalPane.tsx';

/** A divider that the user is dragging. Only the page knows the new layout until the release. */
export type DividerMove = { readonly tab: string; readonly divider: DividerPath; readonly fraction: number };

export function PaneArea() {
  const { state } = useApp();
  const { tabs, panes } = state.view.value;
  const shown = state.activeTab.value;
  const [moving, setMoving] = useState<DividerMove | null>(null);
  const area = useRef<HTMLElement>(null);
  const drawn = tabs.map((tab) => (tab.id === moving?.tab ? moved(tab, moving) : tab));
  const now = drawn.find(({ id }) => id === shown?.id);
  return (
    <main class={styles.panes} ref={area}>
      {drawn.map((tab) => (
        <Panel key={tab.id} tab={tab} shown={tab.id === shown?.id} />
      ))}
      <Panes tabs={drawn} />
      {now !== undefined && !now.zoomed && (
        <PaneDividers tab={now} area={area} moving={moving} onMoving={setMoving} />
      )}
      {now !== undefined && <PaneDrop tab={now} />}
      {panes.length === 0 && <EmptyState />}
      <AwayPanel />
    </main>
  );
}

function moved(tab: Tab, { divider, fraction }: DividerMove): Tab {
  return { ...tab, layout: resized(tab.layout, divider, fraction) };
}

/**
 * The panel that a tab in the tab bar controls. Its panes are not its children, so that a terminal can move
 * to another tab without being created again. `aria-owns` lists them in reading order.
 */
function Panel({ tab, shown }: { readonly tab: Tab; readonly shown: boolean }) {
  return (
    <div
      role="tabpanel"
      id={`panel-${tab.id}`}
      aria-labelledby={`tab-${tab.id}`}
      aria-owns={panesOf(tab.layout)
        .map((pane) => `pane-${pane}`)
        .join(' ')}
      data-shown={shown}
      class={styles.panel}
    />
  );
}

type LaidOutPane = { readonly pane: string; readonly tab: Tab; readonly box: Box };

/**
 * All panes, sorted by id. The order must not change, because an element that moves in the document loses the
 * focus.
 */
function Panes({ tabs }: { readonly tabs: readonly Tab[] }) {
  const { state } = useApp();
  const { panes, activePane } = state.view.value;
  const shown = state.activeTab.value?.id;
  const laidOut = tabs.flatMap((tab): LaidOutPane[] =>
    [...boxesOf(tab.layout)].map(([pane, box]) => ({
      pane,
      tab,
      box: tab.zoomed && pane === tab.activePane ? WHOLE : box,
    })),
  );
  const views = new Map(panes.map((pane): [string, PaneView] => [pane.id, pane]));
  laidOut.sort((a, b) => (a.pane < b.pane ? -1 : 1));
  useEffect(() => {
    if (panes.every(({ id }) => id !== state.findingIn.value)) state.findingIn.value = null;
  }, [panes]);
  return (
    <>
      {laidOut.map(({ pane: id, tab, box }) => {
        const pane = views.get(id);
        const isSeen = tab.id === shown && (!tab.zoomed || id === tab.activePane);
        return pane === undefined ? null : (
          <TerminalPane
            key={id}
            pane={pane}
            box={box}
            shown={isSeen}
            active={id === activePane}
            several={panesOf(tab.layout).length > 1 && !tab.zoomed}
          />
        );
      })}
    </>
  );
}
