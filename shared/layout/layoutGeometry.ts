/** Geometry of a layout: the boxes of its panes and dividers, as fractions of the tab's area. Pure. */

import { directionOf, isBefore, type Direction, type Layout, type Side } from './layout.ts';
import type { DividerPath } from './layoutChanges.ts';

/** Rectangle in fractions of the tab's width and height, 0 to 1. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
export const WHOLE: Box = { left: 0, top: 0, width: 1, height: 1 };

export type Divider = DividerPath & {
  /** Direction of the split; the line itself is perpendicular to it. */
  readonly direction: Direction;
  /** Box around both children beside the divider. */
  readonly pair: Box;
  /** Fraction of `pair` that the first child occupies. */
  readonly fraction: number;
};

/** Tolerance for rounding errors in sums of shares; it is less than a pixel. */
const TINY = 1e-6;

/** Box of each pane. */
export function boxesOf(layout: Layout, room: Box = WHOLE): ReadonlyMap<string, Box> {
  if (layout.kind === 'pane') return new Map([[layout.pane, room]]);
  const rooms = roomsOf(layout.children, layout.direction, room);
  return new Map(layout.children.flatMap((part, at) => [...boxesOf(part.layout, rooms[at])]));
}

/** Dividers between panes; the divider of an outer split comes first. */
export function dividersOf(
  layout: Layout,
  room: Box = WHOLE,
  path: readonly number[] = [],
): readonly Divider[] {
  if (layout.kind === 'pane') return [];
  const { children, direction } = layout;
  const rooms = roomsOf(children, direction, room);
  const own = children.slice(1).flatMap((behind, index): Divider[] => {
    const [before, first, second] = [children[index], rooms[index], rooms[index + 1]];
    if (before === undefined || first === undefined || second === undefined) return [];
    const pair = { ...first, ...spread(direction, first, second) };
    return [{ path, index, direction, pair, fraction: before.share / (before.share + behind.share) }];
  });
  return [...own, ...children.flatMap((part, at) => dividersOf(part.layout, rooms[at], [...path, at]))];
}

/** Index of the innermost divider that has the pane at one of its sides; -1 when there is none. */
export function dividerBeside(layout: Layout, pane: string): number {
  const box = boxesOf(layout).get(pane);
  return dividersOf(layout).findLastIndex(({ pair }) => box !== undefined && isInside(box, pair));
}

/**
 * Neighbor of a pane at that side: the one that shares the longest part of the pane's edge. Null when there
 * is none.
 */
export function neighbor(layout: Layout, pane: string, side: Side): string | null {
  const boxes = boxesOf(layout);
  const from = boxes.get(pane);
  if (from === undefined) return null;
  let best: { readonly pane: string; readonly shared: number } | null = null;
  for (const [other, box] of boxes) {
    const shared = isAtEdge(from, box, side) ? sharedEdge(from, box, directionOf(side)) : 0;
    if (shared > (best?.shared ?? 0) + TINY) best = { pane: other, shared };
  }
  return best?.pane ?? null;
}

function roomsOf(
  parts: readonly { readonly share: number }[],
  direction: Direction,
  room: Box,
): readonly Box[] {
  let before = 0;
  return parts.map(({ share }) => {
    const start = before;
    before += share;
    return direction === 'row'
      ? { ...room, left: room.left + start * room.width, width: share * room.width }
      : { ...room, top: room.top + start * room.height, height: share * room.height };
  });
}

function spread(direction: Direction, first: Box, second: Box): Partial<Box> {
  return direction === 'row'
    ? { width: first.width + second.width }
    : { height: first.height + second.height };
}

function isAtEdge(from: Box, other: Box, side: Side): boolean {
  const [first, second] = isBefore(side) ? [other, from] : [from, other];
  const gap =
    directionOf(side) === 'row'
      ? second.left - (first.left + first.width)
      : second.top - (first.top + first.height);
  return Math.abs(gap) < TINY;
}

/** Length of the edge that two boxes share. */
function sharedEdge(first: Box, second: Box, direction: Direction): number {
  return direction === 'row'
    ? overlap(first.top, first.height, second.top, second.height)
    : overlap(first.left, first.width, second.left, second.width);
}

function isInside(box: Box, room: Box): boolean {
  return (
    overlap(box.left, box.width, room.left, room.width) > box.width - TINY &&
    overlap(box.top, box.height, room.top, room.height) > box.height - TINY
  );
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}
