/** Handles tabs of other windows that are dragged over this window. */

import type { AppState } from '../appState.ts';
import { FOREIGN_TAB } from '../tabs/tabDrag.ts';

/** Data type of a dragged tab. With a type of our own, other apps do not take the tab for text. */
export const TAB_TYPE = 'application/x-holdfast-tab';

/** Returns the active pane of the dropped tab; empty when something else was dropped. */
export function droppedTab({ dataTransfer }: DragEvent): string {
  return dataTransfer?.getData(TAB_TYPE) ?? '';
}

/** Sets `draggedTab` while a tab of another window is dragged over this window. */
export function listenToForeignTabs(page: Window, { draggedTab }: Pick<AppState, 'draggedTab'>): void {
  const onEnter = ({ dataTransfer }: DragEvent): void => {
    if (draggedTab.value === null && dataTransfer?.types.includes(TAB_TYPE) === true)
      draggedTab.value = FOREIGN_TAB;
  };
  const forget = (): void => {
    if (draggedTab.value === FOREIGN_TAB) draggedTab.value = null;
  };
  const onLeave = ({ relatedTarget }: DragEvent): void => {
    // The pointer has left the window when the event has no related target.
    if (relatedTarget === null) forget();
  };
  page.addEventListener('dragenter', onEnter);
  page.addEventListener('dragleave', onLeave);
  page.addEventListener('drop', forget);
}
