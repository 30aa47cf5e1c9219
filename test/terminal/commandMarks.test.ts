// Commands that a shell marked, and the terminal lines that show them.
import { describe, expect, test } from 'vitest';
import { MAX_MARKED_COMMANDS, type MarkedCommand } from '../../terminal/commandMarks.ts';
import { resizeTerminal } from '../../terminal/resizeTerminal.ts';
import { commandMarksOf } from '../../terminal/patchTerminal.ts';
import { openTerminal, parse, textOf, type Watched } from './terminals.ts';

const mark = (text: string): string => `\u001b]133;${text}\u0007`;
const PROMPT = `${mark('A')}$ ${mark('B')}`;
/** Output of a shell that marks a command, from its prompt to the end of its output. */
const run = (line: string, output: string, exitCode = 0): string =>
  `${PROMPT}${line}\r\n${mark('C')}${output}${mark(`D;${exitCode}`)}`;

const open = (): Watched => openTerminal(20, 5, 50);
const all = ({ terminal }: Watched): readonly MarkedCommand[] => commandMarksOf(terminal).all;
/** Reduces commands to state, lines of prompt, output and end, and exit code. */
const shape = (watched: Watched): unknown[] =>
  all(watched).map(({ state, prompt, output, end, exitCode }) => [
    state,
    prompt.line,
    output?.line ?? null,
    end?.line ?? null,
    exitCode,
  ]);

describe('commands of a terminal', () => {
  test('a command has the lines of its prompt and its output, and the line after it', () => {
    const terminal = open();
    parse(terminal, `${run('ls', 'a\r\nb\r\n')}${run('false', '', 1)}${PROMPT}`);
    expect(shape(terminal)).toEqual([
      ['finished', 0, 1, 3, 0],
      ['finished', 3, 4, 4, 1],
      ['prompt', 4, null, null, null],
    ]);
  });

  test('a command runs until its shell marks its end or a prompt', () => {
    const terminal = open();
    parse(terminal, `${PROMPT}sleep 9\r\n${mark('C')}`);
    expect(shape(terminal)).toEqual([['running', 0, 1, null, null]]);
    parse(terminal, `^C\r\n${PROMPT}`);
    expect(shape(terminal)).toEqual([
      ['finished', 0, 1, 2, null],
      ['prompt', 2, null, null, null],
    ]);
  });

  test('A5: marks of a shell inside a command do not end the command', () => {
    const terminal = open();
    const own = (text: string): string => mark(`${text};aid=1`);
    parse(
      terminal,
      `${own('A')}$ ${own('B')}ssh far\r\n${own('C')}${run('ls', 'a\r\n')}${PROMPT}exit\r\n${mark('C')}`,
    );
    expect(shape(terminal)).toEqual([['running', 0, 1, null, null]]);
    parse(terminal, own('D;7'));
    expect(shape(terminal)).toEqual([['finished', 0, 1, 4, 7]]);
  });

  test('A3: the start of a command ends the one before it', () => {
    const terminal = open();
    parse(terminal, `${PROMPT}a\r\n${mark('C')}x\r\n${mark('C')}y\r\n${mark('D;3')}`);
    expect(shape(terminal)).toEqual([
      ['finished', 0, 1, 2, null],
      ['finished', 2, 2, 3, 3],
    ]);
  });

  test('a prompt without a command is no command, and a redrawn prompt is one prompt', () => {
    const terminal = open();
    parse(terminal, `${PROMPT}\r\n${PROMPT}\r\u001b[K${PROMPT}`);
    expect(shape(terminal)).toEqual([['prompt', 1, null, null, null]]);
  });

  test('commands are dropped when their lines are cleared, reset, or leave the scrollback', () => {
    const cleared = open();
    parse(
      cleared,
      `${run('ls', 'a\r\n')}${PROMPT}clear\r\n${mark('C')}\u001b[H\u001b[2J${mark('D;0')}${PROMPT}`,
    );
    expect(shape(cleared)).toEqual([['prompt', 0, null, null, null]]);
    const reset = open();
    parse(reset, `${run('ls', 'a\r\n')}\u001bc`);
    expect(shape(reset)).toEqual([]);
    const long = open();
    parse(long, `${run('ls', 'a\r\n')}${run('seq 60', 'x\r\n'.repeat(60))}`);
    expect(shape(long)).toEqual([]);
  });

  test('commands move with their lines on a resize', () => {
    const terminal = open();
    parse(terminal, `${run('ls', `${'x'.repeat(30)}\r\n`)}${run('true', '')}`);
    expect(shape(terminal)).toEqual([
      ['finished', 0, 1, 3, 0],
      ['finished', 3, 4, 4, 0],
    ]);
    resizeTerminal(terminal.terminal, { cols: 40, rows: 5 });
    expect(shape(terminal)).toEqual([
      ['finished', 0, 1, 2, 0],
      ['finished', 2, 3, 3, 0],
    ]);
  });

  test('commands in the alternate screen are ignored', () => {
    const terminal = open();
    parse(terminal, `\u001b[?1049h${run('ls', 'a\r\n')}\u001b[?1049l`);
    expect(shape(terminal)).toEqual([]);
  });

  test('a terminal keeps the newest commands up to the limit', () => {
    const terminal = openTerminal(20, 5, 5_000);
    for (let count = 0; count < MAX_MARKED_COMMANDS + 3; count += 1)
      parse(terminal, run(`${count}`, '', count));
    expect(all(terminal)).toHaveLength(MAX_MARKED_COMMANDS);
    expect(all(terminal).at(0)?.exitCode).toBe(3);
  });

  test('a command has the announced offset of its output, and a duration unless it was replayed', () => {
    const terminal = open();
    const marks = commandMarksOf(terminal.terminal);
    let now: number | null = 1_000;
    marks.timeBy(() => now);
    marks.expect(70);
    parse(terminal, `${PROMPT}make\r\n${mark('C')}`);
    now = 4_500;
    parse(terminal, mark('D;2'));
    now = null;
    parse(terminal, run('ls', ''));
    expect(all(terminal).map(({ durationMs, from }) => [durationMs, from])).toEqual([
      [3_500, 70],
      [null, null],
    ]);
  });
});

describe('command lines', () => {
  test.each([
    ['C;cmdline_url=make%20-j8', 'make -j8'],
    ['C;cmdline_url=cd%20a%2F%20', 'cd a/'],
    ['C;cmdline_url=%20secret', ' secret'],
    ['C', null],
    ['C;cmdline_url=', null],
    ['C;cmdline_url=%ff', null],
    ['C;cmdline_url=a%0Ab', null],
    ['C;cmdline_url=a%0D', null],
    ['C;cmdline_url=%0Da', null],
    ['C;cmdline_url=%0Aa', null],
    ['C;cmdline_url=%09a', null],
    ['C;cmdline_url=a%0Db', null],
    ['C;cmdline_url=a%1Bb', null],
    ['C;cmdline_url=a%E2%80%AEb', null],
    [`C;cmdline_url=${'x'.repeat(501)}`, null],
  ])('the command line in the mark %s is %j: exactly as typed, or null', (text, line) => {
    const terminal = open();
    parse(terminal, `${PROMPT}\r\n${mark(text)}`);
    expect(all(terminal).map((command) => command.line)).toEqual([line]);
  });

  test('a command line may be reported before the command starts (OSC 633), and is not used again for the next one', () => {
    const terminal = open();
    const reported = '\u001b]633;E;echo a\\x3bb\u0007';
    parse(terminal, `${PROMPT}\r\n${reported}${mark('C')}${mark('D;0')}${run('', 'x\r\n')}`);
    parse(terminal, `${PROMPT}${reported}${run('', 'y\r\n')}`);
    expect(all(terminal).map((command) => command.line)).toEqual(['echo a;b', null, null]);
  });
});

describe('R13: commands in snapshots', () => {
  test('a snapshot restores the commands of its lines with all their details', () => {
    const terminal = open();
    const marks = commandMarksOf(terminal.terminal);
    let now = 0;
    marks.timeBy(() => (now += 250));
    marks.expect(12);
    parse(terminal, `${run('ls', 'a\r\nb\r\n', 3)}${PROMPT}vi\r\n${mark('C')}\u001b[?1049h`);
    const fresh = open();
    parse(fresh, textOf(terminal));
    expect(shape(fresh)).toEqual(shape(terminal));
    expect(all(fresh).map(({ durationMs, from }) => [durationMs, from])).toEqual([
      [250, 12],
      [null, null],
    ]);
  });

  test.each([
    'nonsense',
    '0;-99;;;;;',
    '0;99;;;;;',
    '9;0;;;;;',
    '1;0;;;;;;;',
    `2;0;${'9'.repeat(40)};;;;`,
    '2;0;-3;99;;;',
  ])('a snapshot with forged data (%s) puts no mark outside of the lines', (text) => {
    const terminal = open();
    parse(terminal, `one\r\n\u001b]7420;${text}\u0007`);
    const { length } = terminal.terminal.buffer.normal;
    for (const { prompt, output, end } of all(terminal))
      for (const marker of [prompt, output, end]) {
        if (marker === null) continue;
        expect(marker.line).toBeGreaterThanOrEqual(0);
        expect(marker.line).toBeLessThan(length);
      }
  });
});
