/** The options of xterm.js that follow settings and theme. */

import type { Settings } from '../../preload/settings.ts';
import type { Palette } from './palettes.ts';

/** The settings that a terminal takes. */
const NAMES = [
  'fontFamily',
  'fontSize',
  'lineHeight',
  'ligatures',
  'scrollbackLines',
  'cursorStyle',
  'cursorBlink',
  'minimumContrast',
  'optionAsMeta',
  'prediction',
  'predictAboveMs',
] as const satisfies readonly (keyof Settings)[];
export type TerminalSettings = Pick<Settings, (typeof NAMES)[number]> & {
  /** What is printed is told to a screen reader. */
  readonly isRead: boolean;
};

/** Those of all settings, where a screen reader runs or does not. */
export function terminalSettings(settings: Settings, isAssistive: boolean): TerminalSettings {
  const { screenReader } = settings;
  const own = Object.fromEntries(NAMES.map((name) => [name, settings[name]])) as Pick<
    Settings,
    (typeof NAMES)[number]
  >;
  return { ...own, isRead: screenReader === 'on' || (screenReader === 'auto' && isAssistive) };
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
    screenReaderMode: settings.isRead,
    minimumContrastRatio: settings.minimumContrast,
    macOptionIsMeta: settings.optionAsMeta,
    theme: { ...theme, overviewRulerBorder: NO_COLOUR },
    overviewRuler: { width: SCROLL_BAR_PX },
  };
}
