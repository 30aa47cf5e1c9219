/** Where a layout's panes and the lines between them lie, as parts of the tab's room. Pure. */

import { directionOf, isBefore, type Direction, type Layout, type Side } from './layout.ts';
import type { DividerPath } from './layoutChanges.ts';

/** Everything from 0 to 1. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
export const WHOLE: Box = { left: 0, top: 0, width: 1, height: 1 };

export type Divider = DividerPath & {
  /** Of the split: the line itself runs the other way. */
  readonly direction: Direction;
  /** What the two children beside the line have together. */
  readonly pair: Box;
  /** What the first of them has of it. */
  readonly fraction: number;
};

/** Sums of shares differ by less than this from what they should be: a fraction of a pixel. */
const TINY = 1e-6;

/** Each pane's place. */
export function boxesOf(layout: Layout, room: Box = WHOLE): ReadonlyMap<string, Box> {
  if (layout.kind === 'pane') return new Map([[layout.pane, room]]);
  const rooms = roomsOf(layout.children, layout.direction, room);
  return new Map(layout.children.flatMap((part, at) => [...boxesOf(part.layout, rooms[at])]));
}

/** The lines between panes, outermost first. */
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

/** Which of the dividers is nearest around a pane: the last whose two parts have it. -1 when there is none. */
export function dividerBeside(layout: Layout, pane: string): number {
  const box = boxesOf(layout).get(pane);
  return dividersOf(layout).findLastIndex(({ pair }) => box !== undefined && isInside(box, pair));
}

/** The pane that lies on that side of another: of those at its edge the one with the longest part of it. */
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
  const [one, two] = isBefore(side) ? [other, from] : [from, other];
  const gap =
    directionOf(side) === 'row' ? two.left - (one.left + one.width) : two.top - (one.top + one.height);
  return Math.abs(gap) < TINY;
}

/** How far two boxes lie beside each other. */
function sharedEdge(one: Box, other: Box, direction: Direction): number {
  return direction === 'row'
    ? overlap(one.top, one.height, other.top, other.height)
    : overlap(one.left, one.width, other.left, other.width);
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
