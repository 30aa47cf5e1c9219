/**
 * How a window lets what is behind it be seen (docs/decisions/0022-opacity.md). macOS and Linux have windows that are see-through
 * wherever their page draws nothing, and have to be told when a window is made. Windows has them without a frame alone, but draws
 * any window as a whole more or less opaque, at any time. Pure.
 */

import type { BrowserWindowConstructorOptions } from 'electron';
import { SEE_THROUGH } from '../../../shared/settings/seeThrough.ts';

const NO_COLOUR = '#00000000';

export type WindowGround = {
  readonly options: Pick<BrowserWindowConstructorOptions, 'transparent' | 'backgroundColor' | 'opacity'>;
  /** What the page's address ends with: so it knows which window it is in, also after a reload. */
  readonly search: string;
};

/** What a window is made with at this opacity, where 1 hides all behind it; `color` is its background until its page is there. */
export function windowGround(opacity: number, color: string, platform: NodeJS.Platform): WindowGround {
  if (opacity === 1) return { options: { backgroundColor: color }, search: '' };
  if (platform === 'win32') return { options: { backgroundColor: color, opacity }, search: '' };
  return { options: { transparent: true, backgroundColor: NO_COLOUR }, search: SEE_THROUGH };
}
