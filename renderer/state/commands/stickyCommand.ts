/** The command whose output is in sight while its own line is above the view, and how it is named. Pure. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';
import { commandWords, type CommandMark } from './commandText.ts';

/** A command, and its line as it is shown. */
export type StickyCommand = { readonly command: MarkedCommand; readonly text: string };

/** What is in sight of the normal buffer: its first row, the first one when nothing is scrolled, and the one with the cursor. */
export type InSight = { readonly top: number; readonly base: number; readonly cursor: number };

/**
 * The one that printed the first row in sight, unless that has the cursor: what is typed there must be seen. Who has not scrolled
 * looks at the newest output: there it is the last command, or none.
 */
export function commandAbove(commands: readonly MarkedCommand[], { top, base, cursor }: InSight) {
  if (cursor === top) return undefined;
  const last = commands.findLast(({ prompt }) => prompt.line < top);
  if (top === base && last !== commands.findLast(({ state }) => state !== 'prompt')) return undefined;
  const output = last?.output?.isDisposed === false ? last.output.line : Number.POSITIVE_INFINITY;
  return output <= top && (last?.end?.line ?? Number.POSITIVE_INFINITY) > top ? last : undefined;
}

/** Its name for screen readers, its result for the tooltip, and the short result beside its line. */
export function stickyWords(
  all: Words,
  { command, text }: StickyCommand,
): {
  readonly mark: CommandMark;
  readonly words: string;
  readonly short: string;
  readonly name: string;
} {
  const result = commandWords(all, command);
  return { ...result, name: all.terminal.stickyCommand(text, result.words) };
}
