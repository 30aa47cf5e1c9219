/** How a marked command went, in words, and which one comes next. Pure. */

import { durationWords } from '../../preload/amounts.ts';
import type { MarkedCommand } from '../../protocol/screen/commandMarks.ts';

export type CommandMark = 'ok' | 'bad' | 'running' | 'unknown';

/** For a command that ran, or runs. */
export function commandWords(command: Pick<MarkedCommand, 'state' | 'exitCode' | 'durationMs'>): {
  readonly mark: CommandMark;
  readonly words: string;
} {
  const { state, exitCode, durationMs } = command;
  if (state !== 'finished') return { mark: 'running', words: 'Running' };
  const after = durationMs === null ? '' : ` after ${durationWords(durationMs)}`;
  if (exitCode === null) return { mark: 'unknown', words: `Finished${after}` };
  if (exitCode === 0) return { mark: 'ok', words: `Succeeded${after}` };
  return { mark: 'bad', words: `Exit code ${exitCode}${after}` };
}

/** The next of `lines`, which ascend, above (-1) or below (1) a line; undefined when there is none. */
export function stepTo(lines: readonly number[], from: number, by: 1 | -1): number | undefined {
  return by === 1 ? lines.find((line) => line > from) : lines.findLast((line) => line < from);
}
