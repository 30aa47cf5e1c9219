/** Creates a pane's xterm.js terminal, which is not on the page yet. */

import { FitAddon } from '@xterm/addon-fit';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/xterm';
import { patchTerminal } from '../../../terminal/patchTerminal.ts';
import { appearance, type TerminalSettings } from './appearance.ts';
import type { Palette } from './palettes.ts';
import { forgetRemovedSelection } from './removedSelection.ts';
import { silenceAnswers } from '../replay/silentRequests.ts';

/** Max scrollback that the settings allow. */
export const MAX_SCROLLBACK_LINES = 1_000_000;

/** Creates the terminal, and an add-on `fit` that proposes the size that fills the terminal's element. */
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
  patchTerminal(terminal);
  forgetRemovedSelection(terminal);
  return { terminal, fit };
}
