/** State and result of a marked command as text, and the command that comes next. Pure. */

import type { Words } from '../../preload/words/english.ts';
import type { MarkedCommand } from '../../protocol/screen/commandMarks.ts';

export type CommandMark = 'ok' | 'bad' | 'running' | 'unknown';

/** For a command that ran, or runs. */
export function commandWords(
  { terminal }: Words,
  command: Pick<MarkedCommand, 'state' | 'exitCode' | 'durationMs'>,
): {
  readonly mark: CommandMark;
  readonly words: string;
  /** The same with signs for words, e.g. `✓ 2 s`. */
  readonly short: string;
} {
  const { state, exitCode, durationMs } = command;
  const { commandRuns, commandFinished, commandSucceeded, commandFailed, shortResult } = terminal;
  if (state !== 'finished') return { mark: 'running', words: commandRuns, short: commandRuns };
  const short = shortResult(exitCode, durationMs);
  if (exitCode === null) return { mark: 'unknown', words: commandFinished(durationMs), short };
  if (exitCode === 0) return { mark: 'ok', words: commandSucceeded(durationMs), short };
  return { mark: 'bad', words: commandFailed(exitCode, durationMs), short };
}

/** The next of `lines`, which ascend, above (-1) or below (1) a line; undefined when there is none. */
export function stepTo(lines: readonly number[], from: number, by: 1 | -1): number | undefined {
  return by === 1 ? lines.find((line) => line > from) : lines.findLast((line) => line < from);
}
