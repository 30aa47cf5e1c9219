/** Options of xterm.js that follow from settings and theme. */

import type { ITheme } from '@xterm/xterm';
import type { Settings } from '../../../shared/settings/settings.ts';
import type { Palette } from './palettes.ts';

/** Settings that apply to a terminal. */
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
  /** Output is announced to a screen reader. */
  readonly isRead: boolean;
  /** The window is transparent where nothing is drawn. */
  readonly isSeeThrough: boolean;
};

/** Facts beside the settings: a screen reader runs; the window is transparent. */
export type Surroundings = { readonly isAssistive: boolean; readonly isSeeThrough: boolean };

/** Picks a terminal's settings, and combines them with the surroundings. */
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

/** Width of the scroll bar, which also marks found text, CSS pixels; xterm.js's default without marks. */
const SCROLL_BAR_PX = 14;
const TRANSPARENT = '#00000000';

/** Adds the background's opacity from the settings to a color `#rrggbb`. */
export function ground(
  color: string,
  { isSeeThrough, opacity }: Pick<TerminalSettings, 'isSeeThrough' | 'opacity'>,
): string {
  const alpha = isSeeThrough ? Math.round(opacity * 255) : 255;
  return alpha === 255 ? color : `${color}${alpha.toString(16)}`;
}

/** Drops the opacity of a theme's color, for programs and documents that take no alpha. */
export const opaque = (color: string): string => color.slice(0, '#rrggbb'.length);

/** Theme for xterm.js. The pane draws a transparent background; if the cells drew it as well, it would be applied twice. */
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
