/** Terminal properties that programs may query (S11). */

import type { Terminal } from '@xterm/xterm';
import type { TerminalProfile } from '../../../protocol/messages/common.ts';
import { opaque } from './appearance.ts';
import { ansiColors } from './palettes.ts';

/** Max cell size that the protocol allows, pixels. */
const MAX_CELL_WIDTH = 200;
const MAX_CELL_HEIGHT = 400;

/** Colors and cell size of the terminal inside `element`. */
export function terminalProfile(
  { options, cols, rows }: Terminal,
  element: HTMLElement,
  showsImages: boolean,
): TerminalProfile {
  const theme = options.theme ?? {};
  const box = element.querySelector('.xterm-screen')?.getBoundingClientRect();
  return {
    foreground: theme.foreground ?? '#ffffff',
    background: opaque(theme.background ?? '#000000'),
    cursor: theme.cursor ?? '#ffffff',
    palette: ansiColors(theme),
    cellWidth: within((box?.width ?? 0) / cols, MAX_CELL_WIDTH),
    cellHeight: within((box?.height ?? 0) / rows, MAX_CELL_HEIGHT),
    ...(showsImages ? { images: true } : {}),
  };
}

function within(cell: number, max: number): number {
  return Math.min(max, Math.max(1, cell));
}
