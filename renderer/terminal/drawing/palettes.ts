/** What terminals are drawn with: the colours that the settings name, and those of what is found. */

import type { ITheme } from '@xterm/xterm';
import type { ColourScheme } from '../../../shared/settings/colourScheme.ts';
import type { Settings } from '../../../shared/settings/settings.ts';
import { isDark } from '../../state/settings/colours.ts';
import { COLOUR_SCHEMES, OWN_DARK, OWN_LIGHT } from '../../state/settings/colourSchemes.ts';
import type { FindColours } from '../find/matchMarks.ts';

export type Palette = { readonly theme: ITheme; readonly find: FindColours };

/** Backgrounds of matches, on dark and on light ones. */
const FIND_DARK: FindColours = { match: '#4d4318', current: '#8a6400' };
const FIND_LIGHT: FindColours = { match: '#fbeeb0', current: '#ffcf40' };

const ANSI_NAMES = [
  ...(['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const),
  ...(['brightBlack', 'brightRed', 'brightGreen', 'brightYellow'] as const),
  ...(['brightBlue', 'brightMagenta', 'brightCyan', 'brightWhite'] as const),
];

/** The settings that name colours. */
export type ColourSettings = Pick<Settings, 'lightColours' | 'darkColours' | 'colourSchemes'>;

/** All schemes that can be chosen, by name; an imported one stands for a built-in one of its name. */
export function schemesOf({
  colourSchemes,
}: Pick<Settings, 'colourSchemes'>): Readonly<Record<string, ColourScheme>> {
  return { ...COLOUR_SCHEMES, ...colourSchemes };
}

/** What the settings name for an appearance; our own where there is no scheme of that name. */
export function paletteOf(settings: ColourSettings, appearance: 'light' | 'dark'): Palette {
  const schemes = schemesOf(settings);
  const [name, own] =
    appearance === 'dark' ? [settings.darkColours, OWN_DARK] : [settings.lightColours, OWN_LIGHT];
  const scheme = (Object.hasOwn(schemes, name) ? schemes[name] : undefined) ?? COLOUR_SCHEMES[own];
  if (scheme === undefined) throw new Error(`there is no scheme ${own}`);
  return { theme: themeOf(scheme), find: isDark(scheme.background) ? FIND_DARK : FIND_LIGHT };
}

function themeOf({ background, foreground, cursor, selection, ansi }: ColourScheme): ITheme {
  return {
    background,
    foreground,
    cursor,
    cursorAccent: background,
    selectionBackground: selection,
    ...Object.fromEntries(ANSI_NAMES.map((name, at) => [name, ansi[at]])),
  };
}

/** A theme's 16 ANSI colours in their order. */
export function ansiColours(theme: ITheme): string[] {
  return ANSI_NAMES.map((name) => theme[name] ?? '#808080');
}
