// Shell with shell integration (A4) on a real pty. Its marks are collected.
import { spawn } from '@lydell/node-pty';
import { expect } from 'vitest';
import { MarkScanner, type FoundMark } from '../../protocol/activity/markScanner.ts';
import { until } from './until.ts';

export type MarkedShell = {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

/** Types each line at a prompt, then `exit`. Resolves with all marks and the text. */
export async function inShell(shell: MarkedShell, lines: readonly string[]) {
  const scanner = new MarkScanner();
  const marks: FoundMark[] = [];
  let text = '';
  let hasEnded = false;
  const env = { PATH: process.env['PATH'] ?? '', PS1: '$ ', TERM: 'dumb', ...shell.environment };
  const pty = spawn(shell.file, [...shell.args], { env, cwd: '/tmp', encoding: null });
  pty.onData((data) => {
    const bytes = Buffer.from(data);
    marks.push(...scanner.scan(0, bytes));
    text += bytes.toString();
  });
  pty.onExit(() => (hasEnded = true));
  const prompts = (): number => marks.filter(({ kind }) => kind === 'input').length;
  for (const line of [...lines, 'exit']) {
    await until('a prompt', () => hasEnded || prompts() > 0);
    const before = prompts();
    pty.write(`${line}\r`);
    await until(`the end of ${line}`, () => hasEnded || prompts() > before);
  }
  await until('the end of the shell', () => hasEnded);
  return { marks, text };
}

/** Returns command lines and exit codes in order; null for a line that the shell does not report. */
export const commands = (marks: readonly FoundMark[]) => marks.flatMap(commandPart);

function commandPart(mark: FoundMark): readonly (string | number | null)[] {
  if (mark.kind === 'command') return [mark.line];
  return mark.kind === 'finished' ? [mark.exitCode] : [];
}

/** Returns the directories that the shell reported, each one once. */
export const directories = (marks: readonly FoundMark[]): readonly string[] => [
  ...new Set(marks.flatMap((mark) => (mark.kind === 'directory' ? [mark.path] : []))),
];

const LOOP = 'for i in 1 2; do echo $i; done';

/** Types commands that all Bourne shells mark in the same way, and checks the marks. */
export async function expectMarked(
  type: (lines: readonly string[]) => Promise<{ readonly marks: readonly FoundMark[] }>,
): Promise<void> {
  const { marks } = await type(['echo "a;b%"', '', '(exit 7)', 'cd /usr', LOOP]);
  expect(commands(marks)).toEqual(['echo "a;b%"', 0, '(exit 7)', 7, 'cd /usr', 0, LOOP, 0, 'exit']);
  expect(directories(marks)).toEqual(['/tmp', '/usr']);
}
