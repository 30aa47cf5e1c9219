/** Translates the texts that xterm.js itself provides for screen readers. */

import { Terminal } from '@xterm/xterm';
import type { Words } from '../../shared/words/english.ts';

/** Sets the texts for terminals that are created later. xterm.js has one set of texts for all terminals. */
export function labelNewTerminals({ terminal }: Words): void {
  Terminal.strings.promptLabel = terminal.input;
  Terminal.strings.tooMuchOutput = terminal.tooMuchOutput;
}

/** Sets the label of a terminal that is already on the page. */
export function relabelTerminal({ textarea }: Pick<Terminal, 'textarea'>, { terminal }: Words): void {
  textarea?.setAttribute('aria-label', terminal.input);
}
