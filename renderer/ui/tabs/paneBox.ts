/** CSS positions of panes in their tab. */

import type { Box } from '../../../shared/layout/layoutGeometry.ts';

export function boxStyle({ left, top, width, height }: Box): Readonly<Record<string, string>> {
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}

export function percent(fraction: number): string {
  return `${fraction * 100}%`;
}
