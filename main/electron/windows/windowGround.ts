/**
 * Transparency of a window (docs/decisions/0022-opacity.md). On macOS and Linux, a window can be created
 * transparent: the desktop is visible where the page draws nothing. Windows supports that only for frameless
 * windows, but can change the opacity of any whole window at any time. Pure.
 */

import type { BrowserWindowConstructorOptions } from 'electron';
import { SEE_THROUGH } from '../../../shared/settings/seeThrough.ts';

const TRANSPARENT = '#00000000';

export type WindowGround = {
  readonly options: Pick<BrowserWindowConstructorOptions, 'transparent' | 'backgroundColor' | 'opacity'>;
  /** Query string of the page's URL. From it, the page knows the kind of its window, even after a reload. */
  readonly search: string;
};

/** Options of a window with this opacity (1 is opaque); `color` is its background until the page is drawn. */
export function windowGround(opacity: number, color: string, platform: NodeJS.Platform): WindowGround {
  if (opacity === 1) return { options: { backgroundColor: color }, search: '' };
  if (platform === 'win32') return { options: { backgroundColor: color, opacity }, search: '' };
  return { options: { transparent: true, backgroundColor: TRANSPARENT }, search: SEE_THROUGH };
}
