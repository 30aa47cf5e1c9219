/** The command whose output is visible while its own line is above the viewport, and its name. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';
import { commandWords, type CommandMark } from './commandText.ts';

/** A command with its line as displayed. */
export type StickyCommand = { readonly command: MarkedCommand; readonly text: string };

/** Rows of the normal buffer: `top` is the first visible one, `base` the first visible one when not scrolled up. */
type ViewportRows = { readonly top: number; readonly base: number; readonly cursor: number };

/**
 * The command that printed the first visible row. None when the cursor is in that row, since it would cover what is being typed.
 * When not scrolled up, only the last command counts, since the user looks at the newest output.
 */
export function commandAbove(commands: readonly MarkedCommand[], { top, base, cursor }: ViewportRows) {
  if (cursor === top) return undefined;
  const last = commands.findLast(({ prompt }) => prompt.line < top);
  if (top === base && last !== commands.findLast(({ state }) => state !== 'prompt')) return undefined;
  const output = last?.output?.isDisposed === false ? last.output.line : Number.POSITIVE_INFINITY;
  return output <= top && (last?.end?.line ?? Number.POSITIVE_INFINITY) > top ? last : undefined;
}

/** Its accessible name, its result for the tooltip, and the short result beside its line. */
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
