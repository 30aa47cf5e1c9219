/** Where a dragged tab goes. Pure. */

/** The gap between tabs that the pointer is nearest to: before the tab at `index`, or after it. */
export function gapAt(
  index: number,
  pointerX: number,
  tab: { readonly left: number; readonly width: number },
): number {
  return pointerX < tab.left + tab.width / 2 ? index : index + 1;
}

/** The index that the tab at `from` has after it was dropped into the gap before index `gap`. */
export function indexAfterDrop(from: number, gap: number): number {
  return gap > from ? gap - 1 : gap;
}
