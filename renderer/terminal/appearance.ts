/** The options of xterm.js that follow settings and theme. */

import type { Settings } from '../../preload/settings.ts';
import type { Palette } from './palettes.ts';

/** The settings that a terminal takes. */
export type TerminalSettings = Pick<
  Settings,
  | 'fontFamily'
  | 'fontSize'
  | 'lineHeight'
  | 'scrollbackLines'
  | 'cursorStyle'
  | 'cursorBlink'
  | 'minimumContrast'
  | 'optionAsMeta'
>;

/** Those of all settings. */
export function terminalSettings(settings: Settings): TerminalSettings {
  const { fontFamily, fontSize, lineHeight, scrollbackLines } = settings;
  const { cursorStyle, cursorBlink, minimumContrast, optionAsMeta } = settings;
  return {
    fontFamily,
    fontSize,
    lineHeight,
    scrollbackLines,
    cursorStyle,
    cursorBlink,
    minimumContrast,
    optionAsMeta,
  };
}

/** What is found is marked on the scroll bar, which is as wide as without. */
const SCROLL_BAR_PX = 14;
const NO_COLOUR = '#00000000';

export function appearance(settings: TerminalSettings, { theme }: Palette) {
  return {
    fontFamily: settings.fontFamily,
    fontSize: settings.fontSize,
    lineHeight: settings.lineHeight,
    scrollback: settings.scrollbackLines,
    cursorStyle: settings.cursorStyle,
    cursorBlink: settings.cursorBlink,
    minimumContrastRatio: settings.minimumContrast,
    macOptionIsMeta: settings.optionAsMeta,
    theme: { ...theme, overviewRulerBorder: NO_COLOUR },
    overviewRuler: { width: SCROLL_BAR_PX },
  };
}
