/** Decides if the line of an earlier command can be inserted at the prompt again. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';

/**
 * The line to insert, or the text of the reason that there is none. Command marks are part of a program's
 * output, so they can be forged. Therefore the line is only inserted and never run: the user reads it and
 * presses Enter.
 */
export type CommandAgain = { readonly line: string } | { readonly why: string };

type KnownCommand = Pick<MarkedCommand, 'state' | 'line'>;

/**
 * @param commands are all commands, oldest first.
 * @param chosen is the command that the user scrolled to, by default the last one.
 */
export function commandAgain(
  { terminal }: Words,
  commands: readonly KnownCommand[],
  chosen: KnownCommand | undefined,
): CommandAgain {
  if (chosen === undefined) return { why: terminal.noCommand };
  const { state } = commands.at(-1) ?? chosen;
  if (state === 'running') return { why: terminal.commandStillRuns };
  if (state !== 'prompt') return { why: terminal.notAtPrompt };
  if (chosen.line === null) return { why: terminal.lineUnknown };
  return { line: chosen.line };
}
