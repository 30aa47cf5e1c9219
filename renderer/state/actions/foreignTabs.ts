/** Receives tabs of other windows that are dragged over this one. */

import type { AppState } from '../appState.ts';
import { FOREIGN_TAB } from '../tabs/tabDrag.ts';

/** Data type of a dragged tab; a type of our own keeps other apps from taking the tab for text. */
export const TAB_TYPE = 'application/x-holdfast-tab';

/** The active pane of the dropped tab; empty when something else was dropped. */
export function droppedTab({ dataTransfer }: DragEvent): string {
  return dataTransfer?.getData(TAB_TYPE) ?? '';
}

/** Sets `draggedTab` while a tab of another window is over this one. */
export function listenToForeignTabs(page: Window, { draggedTab }: Pick<AppState, 'draggedTab'>): void {
  const onEnter = ({ dataTransfer }: DragEvent): void => {
    if (draggedTab.value === null && dataTransfer?.types.includes(TAB_TYPE) === true)
      draggedTab.value = FOREIGN_TAB;
  };
  const forget = (): void => {
    if (draggedTab.value === FOREIGN_TAB) draggedTab.value = null;
  };
  const onLeave = ({ relatedTarget }: DragEvent): void => {
    // Without a related target the pointer has left the window.
    if (relatedTarget === null) forget();
  };
  page.addEventListener('dragenter', onEnter);
  page.addEventListener('dragleave', onLeave);
  page.addEventListener('drop', forget);
}
