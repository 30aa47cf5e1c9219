/** The terminal's colours in light and dark; foregrounds reach WCAG AA on their background. */

import type { ITheme } from '@xterm/xterm';
import type { FindColours } from './matchMarks.ts';

/** What a terminal is drawn with. */
export type Palette = { readonly theme: ITheme; readonly find: FindColours };

const DARK_THEME: ITheme = {
  foreground: '#d7dae0',
  background: '#14161a',
  cursor: '#7cc4ff',
  cursorAccent: '#14161a',
  selectionBackground: '#2f4a66',
  black: '#2a2e36',
  red: '#f4787c',
  green: '#8fce8a',
  yellow: '#e5c07b',
  blue: '#7cb3f5',
  magenta: '#cf97e8',
  cyan: '#6ccbd4',
  white: '#c3c8d1',
  brightBlack: '#7a8290',
  brightRed: '#ff9a9d',
  brightGreen: '#aee6a9',
  brightYellow: '#f2d79b',
  brightBlue: '#a3cdff',
  brightMagenta: '#e3b8f6',
  brightCyan: '#97e3ea',
  brightWhite: '#f4f6f9',
};

const LIGHT_THEME: ITheme = {
  foreground: '#24292f',
  background: '#fcfcfb',
  cursor: '#0b62b8',
  cursorAccent: '#fcfcfb',
  selectionBackground: '#cfe3f7',
  black: '#24292f',
  red: '#b3261e',
  green: '#1a6b2f',
  yellow: '#7a5300',
  blue: '#0b55a6',
  magenta: '#8a2f9e',
  cyan: '#0b6570',
  white: '#5a616b',
  brightBlack: '#646c77',
  brightRed: '#a31515',
  brightGreen: '#116329',
  brightYellow: '#6b4a00',
  brightBlue: '#0a4a94',
  brightMagenta: '#7b2a8f',
  brightCyan: '#0a5963',
  brightWhite: '#24292f',
};

export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  dark: { theme: DARK_THEME, find: { match: '#4d4318', current: '#8a6400' } },
  light: { theme: LIGHT_THEME, find: { match: '#fbeeb0', current: '#ffcf40' } },
};

const ANSI_NAMES = [
  ...(['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const),
  ...(['brightBlack', 'brightRed', 'brightGreen', 'brightYellow'] as const),
  ...(['brightBlue', 'brightMagenta', 'brightCyan', 'brightWhite'] as const),
];

/** A theme's 16 ANSI colours in their order. */
export function ansiColours(theme: ITheme): string[] {
  return ANSI_NAMES.map((name) => theme[name] ?? '#808080');
}
