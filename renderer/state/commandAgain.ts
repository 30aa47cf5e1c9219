/** Whether the line of a command can be put at the prompt once more, and if not, why. Pure. */

import type { MarkedCommand } from '../../protocol/screen/commandMarks.ts';

/**
 * The line to insert, or why there is none, in words. Marks are a program's output, which anyone may have forged: so the line is
 * only ever inserted, where the user reads it and presses Enter, and never run by itself.
 */
export type CommandAgain = { readonly line: string } | { readonly why: string };

type Known = Pick<MarkedCommand, 'state' | 'line'>;

/** @param chosen is the command that is gone to, or the last one that ran; `commands` are all, oldest first. */
export function commandAgain(commands: readonly Known[], chosen: Known | undefined): CommandAgain {
  if (chosen === undefined)
    return { why: 'There is no command to insert again: the shell here has marked none yet.' };
  const { state } = commands.at(-1) ?? chosen;
  if (state === 'running')
    return { why: 'A command is running: its line can be inserted once the shell is at its prompt again.' };
  if (state !== 'prompt') return { why: 'The shell is not at its prompt, where the line could be inserted.' };
  if (chosen.line === null)
    return {
      why: 'The line of this command is not known exactly: it has several lines, or ran before the app was started. Copy it from the terminal.',
    };
  return { line: chosen.line };
}
