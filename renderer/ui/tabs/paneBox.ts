/** A part of the tab's room as a style. Pure. */

import type { Box } from '../../../shared/layout/layoutGeometry.ts';

export function boxStyle({ left, top, width, height }: Box): Readonly<Record<string, string>> {
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}

export function percent(part: number): string {
  return `${part * 100}%`;
}
