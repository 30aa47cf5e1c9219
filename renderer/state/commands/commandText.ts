/** Texts for the state and result of a marked command, and navigation between commands. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';

export type CommandMark = 'ok' | 'bad' | 'running' | 'unknown';

type CommandWords = {
  readonly mark: CommandMark;
  readonly words: string;
  /** Short text with a symbol for a finished command, e.g. `✓ 2 s`. */
  readonly short: string;
};

const unshortened = (mark: CommandMark, words: string): CommandWords => ({ mark, words, short: words });

/** Texts for the state or result of a command that was started. */
export function commandWords(
  { terminal }: Words,
  command: Pick<MarkedCommand, 'state' | 'exitCode' | 'durationMs'>,
): CommandWords {
  const { state, exitCode, durationMs } = command;
  if (state !== 'finished') return unshortened('running', terminal.commandRuns);
  if (exitCode === null) return unshortened('unknown', terminal.commandFinished(durationMs));
  const short = terminal.shortResult(exitCode, durationMs);
  if (exitCode === 0) return { mark: 'ok', words: terminal.commandSucceeded(durationMs), short };
  return { mark: 'bad', words: terminal.commandFailed(exitCode, durationMs), short };
}

/**
 * The nearest of the ascending `lines` above (`by` is -1) or below (1) the line `from`; undefined when there
 * is none.
 */
export function stepTo(lines: readonly number[], from: number, by: 1 | -1): number | undefined {
  return by === 1 ? lines.find((line) => line > from) : lines.findLast((line) => line < from);
}
