/** Moves tabs by dragging: along the tab bar, in from another window, and out into one of their own. */

import { useState } from 'preact/hooks';
import { tabOf } from '../../../shared/layout/arrangement.ts';
import { gapAt, indexAfterDrop } from '../../state/tabs/dragOrder.ts';
import { droppedTab, isOutside, TAB_TYPE } from '../../state/tabs/tabDrag.ts';
import { useApp } from '../kit/appContext.ts';

/** The gap a dragged tab would fall into, and what each tab does about dragging. */
export function useTabDragging() {
  const { api, state } = useApp();
  const [gap, setGap] = useState<number | null>(null);
  const dragged = state.draggedTab;

  const drop = (pane: string): void => {
    const { tabs } = state.view.value;
    const from = tabs.findIndex((tab) => tab === tabOf(state.view.value, pane));
    if (gap !== null && pane !== '')
      void api.call('moveTab', pane, from < 0 ? gap : indexAfterDrop(from, gap));
    dragged.value = null;
    setGap(null);
  };
  const handlersOf = (pane: string, index: number) => ({
    onDragStart: (event: DragEvent) => {
      dragged.value = pane;
      // Without data some systems start no drag.
      event.dataTransfer?.setData(TAB_TYPE, pane);
    },
    onDragOver: (event: DragEvent) => {
      if (dragged.value === null || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      setGap(gapAt(index, event.clientX, event.currentTarget.getBoundingClientRect()));
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      drop(droppedTab(event));
    },
    // Of a drop in another window nothing sure is heard here: the main process knows where windows are.
    onDragEnd: ({ screenX: x, screenY: y }: DragEvent) => {
      const isDroppedHere = dragged.value === null;
      dragged.value = null;
      setGap(null);
      if (!isDroppedHere && isOutside(window, x, y)) void api.call('moveTabToNewWindow', pane, { x, y });
    },
  });
  // Toward a pane, which shows by itself where the tab would go.
  const leave = (event: DragEvent): void => {
    const list = event.currentTarget;
    if (!(list instanceof Element)) return;
    if (!(event.relatedTarget instanceof Node) || !list.contains(event.relatedTarget)) setGap(null);
  };
  return { gap, handlersOf, leave };
}
