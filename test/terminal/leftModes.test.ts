// Modes that a program left when it ended, at the shell's next prompt and after a reset by the user.
import { describe, expect, test } from 'vitest';
import { keyboardFlags } from '../../terminal/kittyKeyboard.ts';
import { RESET_TERMINAL } from '../../terminal/leftModes.ts';
import { commandMarksOf } from '../../terminal/patchTerminal.ts';
import { internalsOf } from '../../terminal/terminalInternals.ts';
import { openPageTerminal, openTerminal, parse, rowsOf, textOf, type Watched } from './terminals.ts';

const CSI = '\u001b[';
const mark = (text: string): string => `\u001b]133;${text}\u0007`;
const PROMPT = `${mark('A')}$ ${mark('B')}`;
/** A shell that ran a program which printed `output` and was killed. */
const killed = (output: string): string => `${PROMPT}app\r\n${mark('C')}${output}${mark('D;137')}`;

/** What a program could set, with what shows it. */
const LEFT: Readonly<Record<string, (watched: Watched) => unknown>> = {
  [`${CSI}?1003;1006h`]: ({ terminal }) => terminal.modes.mouseTrackingMode,
  [`${CSI}?1000;1016h`]: ({ terminal }) => internalsOf(terminal).coreMouseService.activeEncoding,
  [`${CSI}?1004h`]: ({ terminal }) => terminal.modes.sendFocusMode,
  [`${CSI}?1h`]: ({ terminal }) => terminal.modes.applicationCursorKeysMode,
  '\u001b=': ({ terminal }) => terminal.modes.applicationKeypadMode,
  [`${CSI}?25l`]: ({ terminal }) => internalsOf(terminal).coreService.isCursorHidden,
  [`${CSI}?2026h`]: ({ terminal }) => terminal.modes.synchronizedOutputMode,
  [`${CSI}4h`]: ({ terminal }) => terminal.modes.insertMode,
  [`${CSI}?6h`]: ({ terminal }) => terminal.modes.originMode,
  [`${CSI}>31u`]: ({ terminal }) => keyboardFlags(terminal),
  [`${CSI}2;3r`]: ({ terminal }) => internalsOf(terminal).buffers.active.scrollBottom,
  '\u001b(0': ({ terminal }) => internalsOf(terminal)._charsetService.charset ?? 'usual',
  '\u000e\u001b)0': ({ terminal }) => internalsOf(terminal)._charsetService.glevel,
  [`${CSI}?1049h`]: ({ terminal }) => terminal.buffer.active.type,
};

describe.each([
  ['server', () => openTerminal(40, 6)],
  ['page', () => openPageTerminal(40, 6)],
] as const)('on the %s', (_name, open) => {
  test.each(Object.entries(LEFT))(
    '%j of a killed program is gone at the prompt, and after a reset',
    (set, shown) => {
      const usual = shown(open());
      const left = open();
      parse(left, `${PROMPT}app\r\n${mark('C')}${set}`);
      expect(shown(left)).not.toEqual(usual);
      parse(left, mark('D;137'));
      expect(shown(left)).toEqual(usual);
      const unmarked = open();
      parse(unmarked, `$ app\r\n${set}${RESET_TERMINAL}`);
      expect(shown(unmarked)).toEqual(usual);
    },
  );

  test('a program that was killed in the alternate screen is over, and the shell goes on below its command', () => {
    const watched = open();
    parse(watched, `${killed(`${CSI}?1049h${CSI}?1003h${CSI}3;3Hfull screen`)}${PROMPT}`);
    expect(rowsOf(watched).slice(0, 3)).toEqual(['$ app', '$ ', '']);
    expect(commandMarksOf(watched.terminal).all.map(({ state, exitCode }) => [state, exitCode])).toEqual([
      ['finished', 137],
      ['prompt', null],
    ]);
  });
});

test('a shell inside of a multiplexer leaves the multiplexer’s screen and modes alone', () => {
  const watched = openTerminal(40, 6);
  parse(watched, `${CSI}?1049h${CSI}?1002h${killed('text\r\n')}${PROMPT}`);
  expect(watched.terminal.buffer.active.type).toBe('alternate');
  expect(watched.terminal.modes.mouseTrackingMode).toBe('drag');
});

test('a shell with another identity inside of a multiplexer does not end the multiplexer’s screen', () => {
  const watched = openTerminal(40, 6);
  parse(watched, `${mark('A;aid=1')}$ ${mark('B;aid=1')}mux\r\n${mark('C;aid=1')}${CSI}?1049h`);
  parse(watched, `${mark('C;aid=2')}text\r\n${mark('D;0;aid=2')}`);
  expect(watched.terminal.buffer.active.type).toBe('alternate');
  parse(watched, mark('D;0;aid=1'));
  expect(watched.terminal.buffer.active.type).toBe('normal');
});

test('what users set for their shell stays at the prompt: wrapping, cursor style, colors and bracketed paste', () => {
  const watched = openTerminal(40, 6);
  parse(watched, killed(`${CSI}?7l${CSI}?2004h${CSI}5 q${CSI}31m`));
  const { modes } = watched.terminal;
  expect([modes.wraparoundMode, modes.bracketedPasteMode]).toEqual([false, true]);
  expect(textOf(watched)).toContain(`${CSI}5 q`);
  expect(textOf(watched)).toMatch(/31m/);
});

test('a reset keeps all text, and the shell’s next line begins at the first column', () => {
  const watched = openTerminal(40, 6);
  parse(watched, `one\r\ntwo\u001b]2;unfinished${RESET_TERMINAL}!`);
  expect(rowsOf(watched).slice(0, 2)).toEqual(['one', '!wo']);
  parse(watched, `${CSI}?7l${CSI}31;7m\u001b]8;;http://a.b\u0007${RESET_TERMINAL}`);
  expect(textOf(watched)).not.toMatch(/\[\?7l|31|http/);
});
