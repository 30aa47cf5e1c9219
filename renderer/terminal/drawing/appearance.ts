/** The options of xterm.js that follow settings and theme. */

import type { ITheme } from '@xterm/xterm';
import type { Settings } from '../../../shared/settings/settings.ts';
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
  'opacity',
  'optionAsMeta',
  'prediction',
  'predictAboveMs',
  'images',
] as const satisfies readonly (keyof Settings)[];
export type TerminalSettings = Pick<Settings, (typeof NAMES)[number]> & {
  /** What is printed is told to a screen reader. */
  readonly isRead: boolean;
  /** The window lets what is behind it be seen, where nothing is drawn. */
  readonly isSeeThrough: boolean;
};

/** What is not the user's to say: whether a screen reader runs, and in which window the page is. */
export type Surroundings = { readonly isAssistive: boolean; readonly isSeeThrough: boolean };

/** Those of all settings, as they are in these surroundings. */
export function terminalSettings(
  settings: Settings,
  { isAssistive, isSeeThrough }: Surroundings,
): TerminalSettings {
  const { screenReader } = settings;
  const own = Object.fromEntries(NAMES.map((name) => [name, settings[name]])) as Pick<
    Settings,
    (typeof NAMES)[number]
  >;
  const isRead = screenReader === 'on' || (screenReader === 'auto' && isAssistive);
  return { ...own, isRead, isSeeThrough };
}

/** What is found is marked on the scroll bar, which is as wide as without. */
const SCROLL_BAR_PX = 14;
const TRANSPARENT = '#00000000';

/** The color, which is `#rrggbb`, as opaque as the settings want the terminals' background to be in the page's window. */
export function ground(
  color: string,
  { isSeeThrough, opacity }: Pick<TerminalSettings, 'isSeeThrough' | 'opacity'>,
): string {
  const alpha = isSeeThrough ? Math.round(opacity * 255) : 255;
  return alpha === 255 ? color : `${color}${alpha.toString(16)}`;
}

/** A theme's color as whoever asks for it takes it: without what lets the window's ground be seen. */
export const opaque = (color: string): string => color.slice(0, '#rrggbb'.length);

/** The pane behind a terminal draws the ground of a see-through one, whose cells would else be drawn twice. */
function themeFor({ theme }: Palette, settings: TerminalSettings): ITheme {
  const { background = '#000000' } = theme;
  const isDrawnBehind = ground(background, settings) !== background;
  return { ...theme, background: isDrawnBehind ? `${background}00` : background };
}

export function appearance(settings: TerminalSettings, palette: Palette) {
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
    theme: { ...themeFor(palette, settings), overviewRulerBorder: TRANSPARENT },
    overviewRuler: { width: SCROLL_BAR_PX },
  };
}
