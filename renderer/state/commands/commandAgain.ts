/** Whether the line of a command can be put at the prompt once more, and if not, why. Pure. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';

/**
 * The line to insert, or why there is none, in words. Marks are a program's output, which anyone may have forged: so the line is
 * only ever inserted, where the user reads it and presses Enter, and never run by itself.
 */
export type CommandAgain = { readonly line: string } | { readonly why: string };

type Known = Pick<MarkedCommand, 'state' | 'line'>;

/** @param chosen is the command that is gone to, or the last one that ran; `commands` are all, oldest first. */
export function commandAgain(
  { terminal }: Words,
  commands: readonly Known[],
  chosen: Known | undefined,
): CommandAgain {
  if (chosen === undefined) return { why: terminal.noCommand };
  const { state } = commands.at(-1) ?? chosen;
  if (state === 'running') return { why: terminal.commandStillRuns };
  if (state !== 'prompt') return { why: terminal.notAtPrompt };
  if (chosen.line === null) return { why: terminal.lineUnknown };
  return { line: chosen.line };
}
