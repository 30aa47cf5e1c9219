/** Over the shown panes while another tab is dragged: the half that it would take. */

import { useEffect, useState } from 'preact/hooks';
import { fits, groupOf, joined } from '../../preload/arrangement.ts';
import type { Side, TabGroup } from '../../preload/layout.ts';
import { boxesOf, WHOLE } from '../../preload/layoutGeometry.ts';
import { dropSide } from '../state/dropSide.ts';
import { arrange } from '../state/arrange.ts';
import { useApp } from './appContext.ts';
import styles from './PaneArea.module.css';
import { boxStyle } from './paneBox.ts';

type Target = { readonly pane: string; readonly side: Side };

export function PaneDrop({ group }: { readonly group: TabGroup }) {
  const { state } = useApp();
  const [target, setTarget] = useState<Target | null>(null);
  const join = useJoining();
  const dragged = groupOf(state.view.value, state.draggedTab.value);
  useEffect(() => setTarget(null), [dragged?.id]);
  if (dragged === undefined || dragged.id === group.id) return null;
  if (!fits(state.view.value, group.activePane, dragged)) return null;
  const boxes = group.zoomed ? [[group.activePane, WHOLE] as const] : [...boxesOf(group.layout)];
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
            if (target !== null) join(dragged, target);
          }}
        />
      ))}
    </>
  );
}

/** Puts a tab's panes where they were dropped. */
function useJoining(): (dragged: TabGroup, target: Target) => void {
  const { api, state } = useApp();
  return ({ activePane }, { pane, side }) => {
    state.draggedTab.value = null;
    arrange(
      api,
      state,
      (all) => joined(all, activePane, pane, side),
      () => api.call('joinTab', activePane, pane, side),
    );
  };
}
