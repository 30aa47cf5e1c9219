/** The options of xterm.js that follow settings and theme. */

import type { Settings } from '../../preload/settings.ts';
import type { Palette } from './palettes.ts';

/** The settings that a terminal takes. */
const NAMES = [
  'fontFamily',
  'fontSize',
  'lineHeight',
  'scrollbackLines',
  'cursorStyle',
  'cursorBlink',
  'minimumContrast',
  'optionAsMeta',
  'prediction',
  'predictAboveMs',
] as const satisfies readonly (keyof Settings)[];
export type TerminalSettings = Pick<Settings, (typeof NAMES)[number]>;

/** Those of all settings. */
export function terminalSettings(settings: Settings): TerminalSettings {
  return Object.fromEntries(NAMES.map((name) => [name, settings[name]])) as TerminalSettings;
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
