/** The color behind an image, as the attributes that were selected when it began say it: what it looks like is up to the page. */

import type { Attributes } from '../terminalInternals.ts';
import type { Fill } from './storedImage.ts';

// How xterm.js packs attributes (common/buffer/Constants.ts).
const COLOUR_MODE = 0x3000000;
const RGB_MODE = 0x3000000;
const RGB = 0xffffff;
const INVERSE = 0x4000000;

export function fillOf({ fg, bg }: Attributes): Fill {
  const isInverse = (fg & INVERSE) !== 0;
  const packed = isInverse ? fg : bg;
  const mode = packed & COLOUR_MODE;
  if (mode === 0) return isInverse ? 'foreground' : 'background';
  if (mode === RGB_MODE) return `#${(packed & RGB).toString(16).padStart(6, '0')}`;
  return `${packed & 0xff}`;
}
