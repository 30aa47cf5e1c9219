/** State and result of a marked command in words, and the command to step to. */

import type { Words } from '../../../shared/words/english.ts';
import type { MarkedCommand } from '../../../terminal/commandMarks.ts';

export type CommandMark = 'ok' | 'bad' | 'running' | 'unknown';

/** The result of a command that has been started. */
export function commandWords(
  { terminal }: Words,
  command: Pick<MarkedCommand, 'state' | 'exitCode' | 'durationMs'>,
): {
  readonly mark: CommandMark;
  readonly words: string;
} {
  const { state, exitCode, durationMs } = command;
  if (state !== 'finished') return { mark: 'running', words: terminal.commandRuns };
  if (exitCode === null) return { mark: 'unknown', words: terminal.commandFinished(durationMs) };
  if (exitCode === 0) return { mark: 'ok', words: terminal.commandSucceeded(durationMs) };
  return { mark: 'bad', words: terminal.commandFailed(exitCode, durationMs) };
}

/** The nearest of the ascending `lines` above (-1) or below (1) line `from`; undefined when there is none. */
export function stepTo(lines: readonly number[], from: number, by: 1 | -1): number | undefined {
  return by === 1 ? lines.find((line) => line > from) : lines.findLast((line) => line < from);
}
