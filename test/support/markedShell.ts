// A shell on a real pty that is asked to mark its commands (A4), and what it marks.
import { spawn } from '@lydell/node-pty';
import { expect } from 'vitest';
import { MarkScanner, type FoundMark } from '../../protocol/activity/markScanner.ts';
import { until } from './until.ts';

export type MarkedShell = {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

/** Types each line when the shell is ready for it, and ends it; resolves with all marks and the text. */
export async function inShell(shell: MarkedShell, lines: readonly string[]) {
  const scanner = new MarkScanner();
  const marks: FoundMark[] = [];
  let text = '';
  let over = false;
  const env = { PATH: process.env['PATH'] ?? '', PS1: '$ ', TERM: 'dumb', ...shell.environment };
  const pty = spawn(shell.file, [...shell.args], { env, cwd: '/tmp', encoding: null });
  pty.onData((data) => {
    const bytes = Buffer.from(data);
    marks.push(...scanner.scan(0, bytes));
    text += bytes.toString();
  });
  pty.onExit(() => (over = true));
  const prompts = (): number => marks.filter(({ kind }) => kind === 'input').length;
  for (const line of [...lines, 'exit']) {
    await until('a prompt', () => over || prompts() > 0);
    const before = prompts();
    pty.write(`${line}\r`);
    await until(`the end of ${line}`, () => over || prompts() > before);
  }
  await until('the end of the shell', () => over);
  return { marks, text };
}

/** Lines that began and exit codes, in order; null for a line that is not told. */
export const commands = (marks: readonly FoundMark[]) => marks.flatMap(commandPart);

function commandPart(mark: FoundMark): readonly (string | number | null)[] {
  if (mark.kind === 'command') return [mark.line];
  return mark.kind === 'finished' ? [mark.exitCode] : [];
}

/** Where the shell said that it was, each place once. */
export const directories = (marks: readonly FoundMark[]): readonly string[] => [
  ...new Set(marks.flatMap((mark) => (mark.kind === 'directory' ? [mark.path] : []))),
];

const LOOP = 'for i in 1 2; do echo $i; done';

/** Types what any shell of the Bourne kind marks alike, and expects that it did. */
export async function expectMarked(
  type: (lines: readonly string[]) => Promise<{ readonly marks: readonly FoundMark[] }>,
): Promise<void> {
  const { marks } = await type(['echo "a;b%"', '', '(exit 7)', 'cd /usr', LOOP]);
  expect(commands(marks)).toEqual(['echo "a;b%"', 0, '(exit 7)', 7, 'cd /usr', 0, LOOP, 0, 'exit']);
  expect(directories(marks)).toEqual(['/tmp', '/usr']);
}
