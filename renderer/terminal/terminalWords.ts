/** What xterm.js itself says to who hears its terminals. */

import { Terminal } from '@xterm/xterm';
import type { Words } from '../../shared/words/english.ts';

/** Gives all terminals to come their words; xterm.js has them once for all. */
export function sayInTerminals({ terminal }: Words): void {
  Terminal.strings.promptLabel = terminal.input;
  Terminal.strings.tooMuchOutput = terminal.tooMuchOutput;
}

/** The same for one that is on the page already. */
export function relabelTerminal({ textarea }: Pick<Terminal, 'textarea'>, { terminal }: Words): void {
  textarea?.setAttribute('aria-label', terminal.input);
}
