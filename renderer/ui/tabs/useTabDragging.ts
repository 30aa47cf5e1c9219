/** Moves tabs by dragging: inside the tab bar, from another window, and out into a new window. */

import { useState } from 'preact/hooks';
import { tabOf } from '../../../shared/layout/arrangement.ts';
import { droppedTab, TAB_TYPE } from '../../state/actions/foreignTabs.ts';
import { gapAt, indexAfterDrop, isOutside } from '../../state/tabs/tabDrag.ts';
import { useApp } from '../kit/appContext.ts';

/** Returns the gap into which the dragged tab would be dropped, and the drag handlers for each tab. */
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
      // Some systems start no drag without data.
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
    // The main process decides if the drop was in another window, because events here are not reliable and it
    // knows the windows' bounds.
    onDragEnd: ({ screenX: x, screenY: y }: DragEvent) => {
      const isDroppedHere = dragged.value === null;
      dragged.value = null;
      setGap(null);
      if (!isDroppedHere && isOutside(window, x, y)) void api.call('moveTabToNewWindow', pane, { x, y });
    },
  });
  // The drag has left the bar. It may go to a pane, which shows its own drop area.
  const leave = (event: DragEvent): void => {
    const list = event.currentTarget;
    if (!(list instanceof Element)) return;
    if (!(event.relatedTarget instanceof Node) || !list.contains(event.relatedTarget)) setGap(null);
  };
  return { gap, handlersOf, leave };
}
