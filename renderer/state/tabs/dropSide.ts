/** Where a tab that is dragged over a pane would go. Pure. */

import type { Side } from '../../../shared/layout/layout.ts';

type Place = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The side of the pane that the pointer is nearest to, by parts of its width and height. */
export function dropSide(pointerX: number, pointerY: number, pane: Place): Side {
  const x = (pointerX - pane.left) / pane.width;
  const y = (pointerY - pane.top) / pane.height;
  const distances: readonly (readonly [Side, number])[] = [
    ['left', x],
    ['right', 1 - x],
    ['up', y],
    ['down', 1 - y],
  ];
  return distances.reduce((nearest, one) => (one[1] < nearest[1] ? one : nearest))[0];
}
