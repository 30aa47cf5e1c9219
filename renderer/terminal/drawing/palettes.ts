/** Colors of terminals: the color scheme from the settings, and the backgrounds of found text. */

import type { ITheme } from '@xterm/xterm';
import type { ColorScheme } from '../../../shared/settings/colorScheme.ts';
import type { Settings } from '../../../shared/settings/settings.ts';
import { isDark } from '../../state/settings/colors.ts';
import { COLOR_SCHEMES, OWN_DARK, OWN_LIGHT } from '../../state/settings/colorSchemes.ts';
import type { FindColors } from '../find/matchMarks.ts';

export type Palette = { readonly theme: ITheme; readonly find: FindColors };

/** Backgrounds of matches, for dark and for light schemes. */
const FIND_DARK: FindColors = { match: '#4d4318', current: '#8a6400' };
const FIND_LIGHT: FindColors = { match: '#fbeeb0', current: '#ffcf40' };

const ANSI_NAMES = [
  ...(['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const),
  ...(['brightBlack', 'brightRed', 'brightGreen', 'brightYellow'] as const),
  ...(['brightBlue', 'brightMagenta', 'brightCyan', 'brightWhite'] as const),
];

/** The settings about colors. */
export type ColorSettings = Pick<Settings, 'lightColors' | 'darkColors' | 'colorSchemes'>;

/**
 * All schemes that can be chosen, by name. An imported scheme replaces a built-in scheme with the same name.
 */
export function schemesOf({
  colorSchemes,
}: Pick<Settings, 'colorSchemes'>): Readonly<Record<string, ColorScheme>> {
  return { ...COLOR_SCHEMES, ...colorSchemes };
}

/**
 * The palette that the settings name for a light or dark theme. If no scheme has that name, the app's own
 * scheme is used.
 */
export function paletteOf(settings: ColorSettings, appearance: 'light' | 'dark'): Palette {
  const schemes = schemesOf(settings);
  const [name, own] =
    appearance === 'dark' ? [settings.darkColors, OWN_DARK] : [settings.lightColors, OWN_LIGHT];
  const scheme = (Object.hasOwn(schemes, name) ? schemes[name] : undefined) ?? COLOR_SCHEMES[own];
  if (scheme === undefined) throw new Error(`there is no scheme ${own}`);
  return { theme: themeOf(scheme), find: isDark(scheme.background) ? FIND_DARK : FIND_LIGHT };
}

function themeOf({ background, foreground, cursor, selection, ansi }: ColorScheme): ITheme {
  return {
    background,
    foreground,
    cursor,
    cursorAccent: background,
    selectionBackground: selection,
    ...Object.fromEntries(ANSI_NAMES.map((name, at) => [name, ansi[at]])),
  };
}

/** A theme's 16 ANSI colors, in the order of their numbers. */
export function ansiColors(theme: ITheme): string[] {
  return ANSI_NAMES.map((name) => theme[name] ?? '#808080');
}
