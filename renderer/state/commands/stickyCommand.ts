/** The sticky command: its output is visible, and its own line is scrolled out above. Also its texts. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';
import { commandWords, type CommandMark } from './commandText.ts';

/** A command, with its line as it is displayed. */
export type StickyCommand = { readonly command: MarkedCommand; readonly text: string };

/**
 * Row numbers in the normal buffer. `top` is the first visible row now; `base` is the first visible row when
 * not scrolled up.
 */
type ViewportRows = { readonly top: number; readonly base: number; readonly cursor: number };

/**
 * Returns the command whose output contains the first visible row. There is none when the cursor is in that
 * row, because the sticky line would cover the text that the user types. Without scrolling up, only the last
 * command counts, because the user then looks at the newest output.
 */
export function commandAbove(commands: readonly MarkedCommand[], { top, base, cursor }: ViewportRows) {
  if (cursor === top) return undefined;
  const last = commands.findLast(({ prompt }) => prompt.line < top);
  if (top === base && last !== commands.findLast(({ state }) => state !== 'prompt')) return undefined;
  const output = last?.output?.isDisposed === false ? last.output.line : Number.POSITIVE_INFINITY;
  return output <= top && (last?.end?.line ?? Number.POSITIVE_INFINITY) > top ? last : undefined;
}

/** Accessible name of the sticky line, tooltip with the result, and the short result beside the line. */
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
