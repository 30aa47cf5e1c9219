// A real shell on a pty with a start file: everything that it prints, and the marks of its integration.
import { spawn } from '@lydell/node-pty';
import { MarkScanner, type FoundMark } from '../../protocol/activity/markScanner.ts';
import { until } from './until.ts';

export type Run = { readonly text: string; readonly marks: readonly FoundMark[] };

export type RunCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

/** Line editors switch bracketed paste on when they are ready to read a line, whatever the prompt is. */
const READY = '\x1b[?2004h';

/** Types each line when the shell's line editor is ready; resolves when the shell has ended. */
export async function runShell(command: RunCommand, lines: readonly string[]): Promise<Run> {
  let bytes = Buffer.alloc(0);
  let hasEnded = false;
  const env = { PATH: '/usr/bin:/bin', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...command.environment };
  const pty = spawn(command.file, [...command.args], { env, cwd: '/tmp', cols: 200, encoding: null });
  pty.onData((data) => (bytes = Buffer.concat([bytes, Buffer.from(data)])));
  pty.onExit(() => (hasEnded = true));
  const prompts = (): number => bytes.toString('latin1').split(READY).length - 1;
  for (const [count, line] of lines.entries()) {
    await until(`prompt ${count}`, () => hasEnded || prompts() > count);
    if (!hasEnded) pty.write(`${line}\r`);
  }
  await until('the end of the shell', () => hasEnded);
  return { text: bytes.toString(), marks: new MarkScanner().scan(0, bytes) };
}

/** OSC 133, 633 and 7. */
const MARKS = /\u001b\](?:133|633|7);[^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Sequences that move the cursor or change modes and colors. */
const CONTROLS = /\u001b(?:\[[0-9;?]*[a-zA-Z]|[=>])/g;

/**
 * The text as it is seen: without marks and sequences, each line as it was drawn last. The depth of a trace is ignored,
 * because a start file that our file reads is one level deeper.
 */
export const shownText = (text: string): string =>
  text
    .replace(MARKS, '')
    .replace(CONTROLS, '')
    .split('\n')
    .map((line) => line.split('\r').findLast((part) => part !== '') ?? '')
    .map((line) => line.replace(/^\++ /, '+ '))
    .join('\n');

export type Verdict = 'right' | 'silent' | 'wrong';

/** Judges the marks with an identity: all in pairs with these exit codes, or none. The last line ends the shell. */
export function verdictOf(marks: readonly FoundMark[], codes: readonly (number | null)[]): Verdict {
  const own = marks.filter((mark) => 'shell' in mark && mark.shell !== undefined);
  if (own.length === 0) return 'silent';
  const expected = [...codes.flatMap((code) => ['A', 'B', 'C', `D${code}`]), 'A', 'B', 'C'];
  // Some shells also mark the end of the line that ends them.
  return stepsOf(own)
    .join(' ')
    .replace(/(?<=C) D\d+$/, '') === expected.join(' ')
    ? 'right'
    : 'wrong';
}

/** Steps in order; a prompt that a line editor draws again is one prompt. */
function stepsOf(marks: readonly FoundMark[]): readonly string[] {
  const steps: string[] = [];
  for (const step of marks.map(stepOf)) {
    const last = steps.at(-1);
    const isAgain = last === 'B' ? step === 'A' || step === 'B' : last === 'A' && step === 'A';
    if (!isAgain) steps.push(step);
  }
  return steps;
}

function stepOf(mark: FoundMark): string {
  if (mark.kind === 'prompt') return 'A';
  if (mark.kind === 'input') return 'B';
  return mark.kind === 'command' ? 'C' : `D${mark.kind === 'finished' ? mark.exitCode : ''}`;
}
