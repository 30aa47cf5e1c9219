/** Positions where a dragged tab can be dropped. */

import type { Side } from '../../../shared/layout/layout.ts';

/** Represents a dragged tab of another window, about which nothing is known before the drop. */
export const FOREIGN_TAB = Symbol('foreign tab');
/** ID of the active pane of the dragged tab, or `FOREIGN_TAB` for a tab of another window. */
export type DraggedTab = string | typeof FOREIGN_TAB;

/** The gap between tabs that is nearest to the pointer: before the tab at `index`, or after it. */
export function gapAt(
  index: number,
  pointerX: number,
  tab: { readonly left: number; readonly width: number },
): number {
  return pointerX < tab.left + tab.width / 2 ? index : index + 1;
}

/** The index that the tab at `from` has after a drop into the gap before the index `gap`. */
export function indexAfterDrop(from: number, gap: number): number {
  return gap > from ? gap - 1 : gap;
}

type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/**
 * The side of a pane that is nearest to the pointer. Coordinates are fractions of the pane's width and
 * height.
 */
export function dropSide(pointerX: number, pointerY: number, pane: Bounds): Side {
  const x = (pointerX - pane.left) / pane.width;
  const y = (pointerY - pane.top) / pane.height;
  const distances: readonly (readonly [side: Side, distance: number])[] = [
    ['left', x],
    ['right', 1 - x],
    ['up', y],
    ['down', 1 - y],
  ];
  return distances.reduce((nearest, other) => (other[1] < nearest[1] ? other : nearest))[0];
}

/** True when a point on the desktop, in pixels, is outside of the window. */
export function isOutside(
  page: Pick<Window, 'screenX' | 'screenY' | 'outerWidth' | 'outerHeight'>,
  x: number,
  y: number,
): boolean {
  const isInWidth = x >= page.screenX && x < page.screenX + page.outerWidth;
  const isInHeight = y >= page.screenY && y < page.screenY + page.outerHeight;
  return !(isInWidth && isInHeight);
}
