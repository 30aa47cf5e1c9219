/** The options of xterm.js that follow settings and theme. */

import type { Settings } from '../../preload/settings.ts';
import type { Palette } from './palettes.ts';

/** The settings that a terminal takes. */
export type TerminalSettings = Pick<Settings, 'fontFamily' | 'fontSize' | 'scrollbackLines'>;

export function appearance(settings: TerminalSettings, { theme }: Palette) {
  return {
    fontFamily: settings.fontFamily,
    fontSize: settings.fontSize,
    scrollback: settings.scrollbackLines,
    theme,
  };
}
