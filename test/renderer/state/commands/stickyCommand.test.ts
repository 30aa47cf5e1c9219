// The sticky command line at the top of a real terminal, the output of commands, and inserting a command again.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import { commandAgain } from '../../../../renderer/state/commands/commandAgain.ts';
import { commandAbove, stickyWords } from '../../../../renderer/state/commands/stickyCommand.ts';
import { outputRows, outputText, shownLine } from '../../../../renderer/terminal/commands/commandLines.ts';
import { commandMarksOf } from '../../../../terminal/patchTerminal.ts';
import { createStage, ROWS } from '../../headless.ts';

const mark = (text: string): string => `\u001b]133;${text}\u0007`;
const PROMPT = `${mark('A')}$ ${mark('B')}`;
const begin = (line: string, stated = ''): string => `${PROMPT}${line}\r\n${mark(`C${stated}`)}`;
const run = (line: string, output: string, exitCode = 0): string =>
  `${begin(line)}${output}${mark(`D;${exitCode}`)}`;
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at}\r\n`).join('');

async function terminalWith(output: string) {
  const { terminal } = createStage();
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  const { all } = commandMarksOf(terminal);
  const { normal } = terminal.buffer;
  const above = (top: number, base = Number.POSITIVE_INFINITY) => {
    const command = commandAbove(all, { top, base, cursor: normal.baseY + normal.cursorY });
    return command === undefined ? null : shownLine(normal, command);
  };
  return { terminal, all, normal, above };
}

describe('the sticky command', () => {
  test('the sticky line shows the command that printed the first visible row, while its own row is above it', async () => {
    const { above } = await terminalWith(`${run('one', lines(3))}${run('two', lines(4), 2)}${PROMPT}`);
    // Rows: $ one, 3 lines, $ two, 4 lines, the prompt.
    expect(Array.from({ length: 9 }, (_, top) => above(top))).toEqual([
      null,
      '$ one',
      '$ one',
      '$ one',
      null,
      '$ two',
      '$ two',
      '$ two',
      '$ two',
    ]);
    expect(above(9)).toBeNull();
  });

  test('the sticky line shows a running command after its row has scrolled out of view, but never covers the row with the cursor', async () => {
    const { above, normal } = await terminalWith(`${begin('make')}${lines(ROWS + 2)}`);
    expect(above(normal.baseY)).toBe('$ make');
    expect(above(normal.baseY + normal.cursorY)).toBeNull();
  });

  test('the sticky line shows only the last command while the newest output is visible', async () => {
    const { above } = await terminalWith(`${run('one', lines(3))}${run('two', lines(4))}${PROMPT}`);
    expect([above(2, 2), above(6, 6)]).toEqual([null, '$ two']);
  });

  test('the sticky line is absent without command marks, and while the prompt is incomplete', async () => {
    expect((await terminalWith(lines(20))).above(5)).toBeNull();
    // The typed line has more rows than the viewport.
    expect((await terminalWith(`${PROMPT}${'x'.repeat(300)}`)).above(3)).toBeNull();
  });

  test('the sticky line has the text of all rows of the prompt, or the command line that the shell reports', async () => {
    const typed = `echo ${'y'.repeat(40)}`;
    const wrapped = await terminalWith(`${mark('A')}host \r\n> ${typed}\r\n${mark('C')}${lines(3)}`);
    expect(shownLine(wrapped.normal, wrapped.all[0]!)).toBe(`host > ${typed}`);
    const stated = await terminalWith(begin('shown', ';cmdline_url=make%20-j8'));
    expect(shownLine(stated.normal, stated.all[0]!)).toBe('make -j8');
    const turned = await terminalWith(begin('a\u202eb'));
    expect(shownLine(turned.normal, turned.all[0]!)).toBe('$ ab');
  });

  test('the sticky line has the command’s state beside its text and in its accessible name', async () => {
    const { all } = await terminalWith(`${run('make', 'x\r\n', 2)}${begin('top')}`);
    expect(all.map((command) => stickyWords(ENGLISH, { command, text: 'make -j8' }))).toEqual([
      { mark: 'bad', words: 'Exit code 2', short: '✗ 2', name: 'Command: make -j8, exit code 2' },
      { mark: 'running', words: 'Running', short: 'Running', name: 'Command: make -j8, running' },
    ]);
  });
});

describe('the output of a command', () => {
  test('the output of a command has its lines, with wrapped rows joined and without trailing blanks', async () => {
    const long = 'z'.repeat(50);
    const { all, normal } = await terminalWith(`${run('ls', `a  \r\n${long}\r\n\r\nb\r\n`)}${PROMPT}`);
    const rows = outputRows(all[0]!, normal.baseY + normal.cursorY + 1);
    expect(rows && outputText(normal, rows, '\r\n')).toBe(['a', long, '', 'b'].join('\r\n'));
  });

  test('the output of a running command ends at the cursor, and is undefined when nothing was printed', async () => {
    const running = await terminalWith(`${begin('sh')}one\r\ntwo`);
    const rows = outputRows(running.all[0]!, running.normal.cursorY + 1);
    expect(rows && outputText(running.normal, rows, '\n')).toBe('one\ntwo');
    const silent = await terminalWith(`${run('true', '')}${PROMPT}`);
    expect(outputRows(silent.all[0]!, silent.normal.cursorY + 1)).toBeUndefined();
  });
});

describe('a command can be inserted again', () => {
  const ran = { state: 'finished', line: 'ls' } as const;
  const prompt = { state: 'prompt', line: null } as const;

  test('a command can be inserted again while the shell is at its prompt and the command line is known', () => {
    expect(commandAgain(ENGLISH, [ran, prompt], ran)).toEqual({ line: 'ls' });
  });

  test.each([
    ['no command is marked', [prompt], undefined, 'No command to insert'],
    ['a command runs', [ran, { state: 'running', line: 'top' }], ran, 'A command is still running'],
    ['there is no prompt yet', [ran], ran, 'the shell is not at its prompt'],
    ['its line is unknown', [prompt], { state: 'finished', line: null }, 'Cannot re-insert this command'],
  ] as const)(
    'a command cannot be inserted again when %s, and the reason is shown',
    (_when, commands, chosen, words) => {
      expect(commandAgain(ENGLISH, commands, chosen)).toEqual({ why: expect.stringContaining(words) });
    },
  );
});
