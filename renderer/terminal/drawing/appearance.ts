/** Options of xterm.js, derived from settings and theme. */

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
  /** True when a screen reader reads the output aloud. */
  readonly isRead: boolean;
  /** True when the window is transparent where nothing is drawn. */
  readonly isSeeThrough: boolean;
};

/** Facts in addition to the settings: a screen reader is running, or the window is transparent. */
export type Surroundings = { readonly isAssistive: boolean; readonly isSeeThrough: boolean };

/** Selects the settings for a terminal, and combines them with these facts. */
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

/**
 * Width of the scroll bar, which also marks found text, CSS pixels. This is xterm.js's default without marks.
 */
const SCROLL_BAR_PX = 14;
const TRANSPARENT = '#00000000';

/** Adds the background opacity from the settings to a color `#rrggbb`. */
export function ground(
  color: string,
  { isSeeThrough, opacity }: Pick<TerminalSettings, 'isSeeThrough' | 'opacity'>,
): string {
  const alpha = isSeeThrough ? Math.round(opacity * 255) : 255;
  return alpha === 255 ? color : `${color}${alpha.toString(16)}`;
}

/** Removes the opacity from a theme's color, for programs and documents that do not support it. */
export const opaque = (color: string): string => color.slice(0, '#rrggbb'.length);

/**
 * Theme for xterm.js. The pane draws the transparent background. If the cells also drew it, the transparency
 * would apply twice.
 */
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
