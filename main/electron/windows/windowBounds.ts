/** Where a remembered window may open: on a display that is still there. */

import type { Bounds } from '../../stores/windowStore.ts';

/** Device-independent pixels: 100 columns and 30 rows of the default font, with the app's frame. */
const DEFAULT_WIDTH = 1000;
const DEFAULT_HEIGHT = 680;
export const LEAST_WIDTH = 480;
export const LEAST_HEIGHT = 320;
/** Part of the title bar that must be on a display for a user to grab, pixels. */
const GRAB_WIDTH = 100;
const GRAB_HEIGHT = 30;

/** Between a window and a new one in front of it, pixels: both title bars can be seen. */
const CASCADE = 28;

export type Point = { readonly x: number; readonly y: number };

/** Where a new window would be, of the size of another: at a point, its title bar under it, else a little below the other. */
export function besideWindow(other: Bounds | null, at: Point | null): Bounds | null {
  if (other === null) return null;
  if (at === null) return { ...other, x: other.x + CASCADE, y: other.y + CASCADE };
  return { ...other, x: Math.round(at.x - GRAB_WIDTH), y: Math.round(at.y - GRAB_HEIGHT / 2) };
}

export function contains({ x, y, width, height }: Bounds, point: Point): boolean {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}

export type WindowPlacement = Bounds | { readonly width: number; readonly height: number };

/** The remembered bounds, no larger than the display they are on; a default size where they are out of sight. */
export function visibleBounds(remembered: Bounds | null, workAreas: readonly Bounds[]): WindowPlacement {
  const area =
    remembered === null ? undefined : workAreas.find((candidate) => canGrab(remembered, candidate));
  if (remembered === null || area === undefined) return { width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  return {
    x: remembered.x,
    y: remembered.y,
    width: Math.max(LEAST_WIDTH, Math.min(remembered.width, area.width)),
    height: Math.max(LEAST_HEIGHT, Math.min(remembered.height, area.height)),
  };
}

function canGrab(bounds: Bounds, area: Bounds): boolean {
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const barInside = bounds.y >= area.y && bounds.y + GRAB_HEIGHT <= area.y + area.height;
  return visible >= GRAB_WIDTH && barInside;
}
