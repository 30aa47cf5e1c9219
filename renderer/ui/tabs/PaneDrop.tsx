/** Over the shown panes while another tab is dragged, also from another window: the half that it would take. */

import { useEffect, useState } from 'preact/hooks';
import { fits, tabOf, joined } from '../../../shared/layout/arrangement.ts';
import type { Side, Tab } from '../../../shared/layout/layout.ts';
import { boxesOf, WHOLE } from '../../../shared/layout/layoutGeometry.ts';
import { droppedTab, FOREIGN_TAB } from '../../state/tabs/tabDrag.ts';
import { dropSide } from '../../state/tabs/dropSide.ts';
import { arrange } from '../../state/tabs/arrange.ts';
import { useApp } from '../kit/appContext.ts';
import styles from './PaneArea.module.css';
import { boxStyle } from './paneBox.ts';

type Target = { readonly pane: string; readonly side: Side };

export function PaneDrop({ tab }: { readonly tab: Tab }) {
  const { state } = useApp();
  const [target, setTarget] = useState<Target | null>(null);
  const join = useJoining();
  const draggedTab = state.draggedTab.value;
  useEffect(() => setTarget(null), [draggedTab]);
  const dragged = draggedTab === FOREIGN_TAB ? undefined : tabOf(state.view.value, draggedTab);
  if (draggedTab === null || dragged === tab) return null;
  // How many panes another window's tab has is known there; the main process refuses too many.
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

/** Puts the panes of a pane's tab where they were dropped. */
function useJoining(): (dragged: string, target: Target) => void {
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
