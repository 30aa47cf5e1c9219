/** A terminal of xterm.js as all panes have it, before it is on the page. */

import { FitAddon } from '@xterm/addon-fit';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/xterm';
import { tameTerminal } from '../../../terminal/tameTerminal.ts';
import { appearance, type TerminalSettings } from './appearance.ts';
import type { Palette } from './palettes.ts';
import { forgetRemovedSelection } from './removedSelection.ts';
import { silenceAnswers } from '../replay/silentRequests.ts';

/** The longest scrollback that a setting allows. */
export const MAX_SCROLLBACK_LINES = 1_000_000;

/** `fit` knows which size would fill its element. */
export function createTerminal(
  settings: TerminalSettings,
  palette: Palette,
): { readonly terminal: Terminal; readonly fit: FitAddon } {
  const terminal = new Terminal({
    ...appearance(settings, palette),
    allowProposedApi: true,
    allowTransparency: settings.isSeeThrough,
    cursorInactiveStyle: 'outline',
  });
  const fit = new FitAddon();
  for (const addon of [fit, new Unicode11Addon()]) terminal.loadAddon(addon);
  terminal.unicode.activeVersion = '11';
  silenceAnswers(terminal.parser);
  tameTerminal(terminal);
  forgetRemovedSelection(terminal);
  return { terminal, fit };
}
