/** Bounds of a window that opens: the remembered bounds, limited to a display that still exists. */

import type { Bounds } from '../../stores/windowStore.ts';

/**
 * Default size in device-independent pixels: fits 100 columns and 30 rows of the default font, and the app's
 * frame.
 */
const DEFAULT_WIDTH = 1000;
const DEFAULT_HEIGHT = 680;
export const MIN_WIDTH = 480;
export const MIN_HEIGHT = 320;
/** Min width of the title bar that must be on a display, pixels, so that users can drag the window. */
const GRAB_WIDTH = 100;
const GRAB_HEIGHT = 30;

/** Offset of a new window from the window behind it, pixels, so that both title bars stay visible. */
const CASCADE = 28;

export type Point = { readonly x: number; readonly y: number };

/**
 * Bounds of a new window with the size of `other`. Its title bar is at the point; without a point, the window
 * is offset from `other`.
 */
export function besideWindow(other: Bounds | null, at: Point | null): Bounds | null {
  if (other === null) return null;
  if (at === null) return { ...other, x: other.x + CASCADE, y: other.y + CASCADE };
  return { ...other, x: Math.round(at.x - GRAB_WIDTH), y: Math.round(at.y - GRAB_HEIGHT / 2) };
}

export function contains({ x, y, width, height }: Bounds, point: Point): boolean {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}

export type WindowPlacement = Bounds | { readonly width: number; readonly height: number };

/**
 * The remembered bounds, limited to one display. The default size when they are not visible on any display.
 */
export function visibleBounds(remembered: Bounds | null, workAreas: readonly Bounds[]): WindowPlacement {
  const area =
    remembered === null ? undefined : workAreas.find((candidate) => canGrab(remembered, candidate));
  if (remembered === null || area === undefined) return { width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  return {
    x: remembered.x,
    y: remembered.y,
    width: Math.max(MIN_WIDTH, Math.min(remembered.width, area.width)),
    height: Math.max(MIN_HEIGHT, Math.min(remembered.height, area.height)),
  };
}

function canGrab(bounds: Bounds, area: Bounds): boolean {
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const barInside = bounds.y >= area.y && bounds.y + GRAB_HEIGHT <= area.y + area.height;
  return visible >= GRAB_WIDTH && barInside;
}
