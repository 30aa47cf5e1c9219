/**
 * Drop areas over the visible panes while another tab is being dragged. Each highlights the half that the tab
 * would get.
 */

import { useEffect, useState } from 'preact/hooks';
import { fits, tabOf, joined } from '../../../shared/layout/arrangement.ts';
import type { Side, Tab } from '../../../shared/layout/layout.ts';
import { boxesOf, WHOLE } from '../../../shared/layout/layoutGeometry.ts';
import { droppedTab } from '../../state/actions/foreignTabs.ts';
import { dropSide, FOREIGN_TAB } from '../../state/tabs/tabDrag.ts';
import { arrange } from '../../state/actions/arrange.ts';
import { useApp } from '../kit/appContext.ts';
import styles from './PaneArea.module.css';
import { boxStyle } from './paneBox.ts';

type DropTarget = { readonly pane: string; readonly side: Side };

export function PaneDrop({ tab }: { readonly tab: Tab }) {
  const { state } = useApp();
  const [target, setTarget] = useState<DropTarget | null>(null);
  const join = useJoinTab();
  const draggedTab = state.draggedTab.value;
  useEffect(() => setTarget(null), [draggedTab]);
  const dragged = draggedTab === FOREIGN_TAB ? undefined : tabOf(state.view.value, draggedTab);
  if (draggedTab === null || dragged === tab) return null;
  // The number of panes in another window's tab is unknown here. The main process refuses too many panes.
  if (!fits(state.view.value, tab.activePane, dragged)) return null;
  const boxes = tab.zoomed ? [[tab.activePane, WHOLE] as const] : [...boxesOf(tab.layout)];
  return (
    <>
      {boxes.map(([pane, box]) => (
        <div
          key={pane}
          class={styles.drop}
          style={boxStyle(box)}
          data-side={target?.pane === pane ? target.side : 'none'}
          onDragOver={(event) => {
            event.preventDefault();
            const side = dropSide(event.clientX, event.clientY, event.currentTarget.getBoundingClientRect());
            if (target?.pane !== pane || target.side !== side) setTarget({ pane, side });
          }}
          onDragLeave={() => setTarget(null)}
          onDrop={(event) => {
            event.preventDefault();
            if (target !== null) join(droppedTab(event), target);
          }}
        />
      ))}
    </>
  );
}

/** Returns a function that moves all panes of the dragged tab to the place where it was dropped. */
function useJoinTab(): (dragged: string, target: DropTarget) => void {
  const { api, state } = useApp();
  return (dragged, { pane, side }) => {
    state.draggedTab.value = null;
    if (dragged === '') return;
    arrange(
      api,
      state,
      (all) => joined(all, dragged, pane, side),
      () => api.call('joinTab', dragged, pane, side),
    );
  };
}
