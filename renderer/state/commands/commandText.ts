/** State and result of a marked command as text, and the command that comes next. Pure. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';

export type CommandMark = 'ok' | 'bad' | 'running' | 'unknown';

type CommandWords = {
  readonly mark: CommandMark;
  readonly words: string;
  /** The same with signs for words where there are signs, e.g. `✓ 2 s`. */
  readonly short: string;
};

const alike = (mark: CommandMark, words: string): CommandWords => ({ mark, words, short: words });

/** For a command that ran, or runs. */
export function commandWords(
  { terminal }: Words,
  command: Pick<MarkedCommand, 'state' | 'exitCode' | 'durationMs'>,
): CommandWords {
  const { state, exitCode, durationMs } = command;
  if (state !== 'finished') return alike('running', terminal.commandRuns);
  if (exitCode === null) return alike('unknown', terminal.commandFinished(durationMs));
  const short = terminal.shortResult(exitCode, durationMs);
  if (exitCode === 0) return { mark: 'ok', words: terminal.commandSucceeded(durationMs), short };
  return { mark: 'bad', words: terminal.commandFailed(exitCode, durationMs), short };
}

/** The next of `lines`, which ascend, above (-1) or below (1) a line; undefined when there is none. */
export function stepTo(lines: readonly number[], from: number, by: 1 | -1): number | undefined {
  return by === 1 ? lines.find((line) => line > from) : lines.findLast((line) => line < from);
}
