/** What is known of a tab while it is dragged, also over a window that is not its own. */

import type { AppState } from '../appState.ts';

/** The type of a dragged tab's data, its active pane: one of ours keeps it from being dropped as text elsewhere. */
export const TAB_TYPE = 'application/x-holdfast-tab';

/** Stands for a tab of another window, of which nothing is known before it is dropped. */
export const FOREIGN_TAB = Symbol('a tab of another window');
export type DraggedTab = string | typeof FOREIGN_TAB;

type Drag = Pick<AppState, 'draggedTab'>;

/** The dropped tab's pane; empty when it is something else that was dropped. */
export function droppedTab({ dataTransfer }: DragEvent): string {
  return dataTransfer?.getData(TAB_TYPE) ?? '';
}

/** Notices tabs of other windows that are dragged over this one. */
export function listenToForeignTabs(page: Window, { draggedTab }: Drag): void {
  const over = ({ dataTransfer }: DragEvent): void => {
    if (draggedTab.value === null && dataTransfer?.types.includes(TAB_TYPE) === true)
      draggedTab.value = FOREIGN_TAB;
  };
  const away = ({ relatedTarget }: DragEvent): void => {
    if (draggedTab.value === FOREIGN_TAB && relatedTarget === null) draggedTab.value = null;
  };
  const dropped = (): void => {
    if (draggedTab.value === FOREIGN_TAB) draggedTab.value = null;
  };
  page.addEventListener('dragenter', over);
  page.addEventListener('dragleave', away);
  page.addEventListener('drop', dropped);
}

/** Whether a point, in pixels of the desktop, is beside a window. */
export function isOutside(
  page: Pick<Window, 'screenX' | 'screenY' | 'outerWidth' | 'outerHeight'>,
  x: number,
  y: number,
): boolean {
  const across = x < page.screenX || x >= page.screenX + page.outerWidth;
  return across || y < page.screenY || y >= page.screenY + page.outerHeight;
}
