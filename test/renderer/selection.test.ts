// What Copy and Copy with Colors make of a selection.
import { describe, expect, test } from 'vitest';
import { colouredHtml, type StyledTerminal } from '../../renderer/terminal/colouredHtml.ts';
import { selectedText } from '../../renderer/terminal/selectedText.ts';
import { bytesOf, COLS, createStage } from './headless.ts';

const ESC = '\u001b';
const THEME = { foreground: '#111111', background: '#eeeeee', red: '#aa0000', brightRed: '#ff0000' };

type Corner = { readonly x: number; readonly y: number };

/** A terminal on which that was printed and is selected; without a page there is no mouse to do it. */
async function selected(
  printed: string,
  selection: string,
  start: Corner,
  end: Corner,
): Promise<StyledTerminal> {
  const stage = createStage();
  const { terminal } = stage;
  stage.receiver.receive({ type: 'output', bytes: bytesOf(printed), end: 1 });
  await stage.settled();
  return {
    buffer: terminal.buffer,
    cols: COLS,
    options: { theme: THEME, fontFamily: '"Some Mono"' },
    getSelection: () => selection,
    getSelectionPosition: () => ({ start, end }),
  };
}

const bodyOf = (html: string | null): string | undefined =>
  /^<pre [^>]*>([\s\S]*)<\/pre>$/.exec(html ?? '')?.[1];
/** The HTML of a whole first row. */
const firstRow = async (printed: string, text: string): Promise<string | undefined> =>
  bodyOf(colouredHtml(await selected(printed, text, { x: 0, y: 0 }, { x: COLS, y: 0 })));

describe('plain text', () => {
  test('has no blanks at the ends of its lines, and those that are within them', async () => {
    const terminal = await selected('', 'one  two   \n  three \t\n\nfour  ', { x: 0, y: 0 }, { x: 5, y: 3 });
    expect(selectedText(terminal, '\r\n')).toBe('one  two\r\n  three\r\n\r\nfour');
  });

  test('of one line is what was selected', async () => {
    expect(selectedText(await selected('', ' a ', { x: 0, y: 0 }, { x: 3, y: 0 }), '\n')).toBe(' a ');
  });

  test('of everything is what was printed', async () => {
    const terminal = await selected('end  \r\nx', 'unused', { x: 0, y: 0 }, { x: COLS, y: 5 });
    expect(selectedText(terminal, '\n').trimEnd()).toBe('end  \nx');
  });
});

describe('HTML', () => {
  test('has the colours and the font of the terminal', async () => {
    const html = colouredHtml(await selected('hi', 'hi', { x: 0, y: 0 }, { x: 2, y: 0 }));
    expect(html).toBe(
      '<pre style="font-family:&quot;Some Mono&quot;;color:#111111;background:#eeeeee">hi</pre>',
    );
  });

  test.each([
    ['31', 'color:#aa0000'],
    ['31;1', 'color:#ff0000;font-weight:bold'],
    ['38;5;196', 'color:#ff0000'],
    ['38;5;110', 'color:#87afd7'],
    ['48;5;244', 'background:#808080'],
    ['38;2;1;2;3', 'color:#010203'],
    ['7', 'color:#eeeeee;background:#111111'],
    ['31;7', 'color:#eeeeee;background:#aa0000'],
    ['3;4;9', 'font-style:italic;text-decoration:underline line-through'],
    ['2', 'opacity:0.6'],
  ])('of SGR %s is %s', async (sgr, style) => {
    expect(await firstRow(`a${ESC}[${sgr}mb${ESC}[mc`, 'abc')).toBe(`a<span style="${style}">b</span>c`);
  });

  test('acts on nothing, whatever was printed', async () => {
    expect(await firstRow('<b>&"x"', '<b>&"x"')).toBe('&lt;b&gt;&amp;&quot;x&quot;');
  });

  test('joins what was wrapped, has wide characters once, and no blanks at the ends of lines', async () => {
    const long = 'x'.repeat(COLS + 3);
    const terminal = await selected(
      `${long}\r\n日本  \r\nb`,
      `${long}\n日本\nb`,
      { x: 0, y: 0 },
      { x: 1, y: 3 },
    );
    expect(bodyOf(colouredHtml(terminal))).toBe(`${long}\n日本\nb`);
  });

  test('is none for a block, whose text is not that of its rows, and none for a book', async () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ] as const;
    expect(colouredHtml(await selected('ab\r\ncd', 'a\nc', ...corners))).toBeNull();
    expect(colouredHtml(await selected('', '', { x: 0, y: 0 }, { x: 1, y: 5_000 }))).toBeNull();
  });
});
