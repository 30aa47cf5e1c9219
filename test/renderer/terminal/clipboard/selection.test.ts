// Copy and Copy with Colors: a selection as plain text and as HTML.
import { describe, expect, test } from 'vitest';
import { coloredHtml, type StyledTerminal } from '../../../../renderer/terminal/clipboard/coloredHtml.ts';
import { selectedText } from '../../../../renderer/terminal/clipboard/selectedText.ts';
import { bytesOf, COLS, createStage } from '../../headless.ts';

const ESC = '\u001b';
const THEME = { foreground: '#111111', background: '#eeeeee', red: '#aa0000', brightRed: '#ff0000' };

type Corner = { readonly x: number; readonly y: number };

/** A terminal with printed text and a selection; there is no page whose mouse could select. */
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
  bodyOf(coloredHtml(await selected(printed, text, { x: 0, y: 0 }, { x: COLS, y: 0 })));

describe('a selection as plain text', () => {
  test('a selection loses blanks at the ends of its lines and keeps blanks within them', async () => {
    const terminal = await selected('', 'one  two   \n  three \t\n\nfour  ', { x: 0, y: 0 }, { x: 5, y: 3 });
    expect(selectedText(terminal, '\r\n')).toBe('one  two\r\n  three\r\n\r\nfour');
  });

  test('a selection of a single line keeps every blank', async () => {
    expect(selectedText(await selected('', ' a ', { x: 0, y: 0 }, { x: 3, y: 0 }), '\n')).toBe(' a ');
  });

  test('a selection of everything keeps every blank', async () => {
    const terminal = await selected('end  \r\nx', 'unused', { x: 0, y: 0 }, { x: COLS, y: 5 });
    expect(selectedText(terminal, '\n').trimEnd()).toBe('end  \nx');
  });
});

describe('a selection as HTML', () => {
  test('a selection as HTML has the colors and the font of the terminal', async () => {
    const html = coloredHtml(await selected('hi', 'hi', { x: 0, y: 0 }, { x: 2, y: 0 }));
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
  ])('text printed with SGR %s has the style %s in HTML', async (sgr, style) => {
    expect(await firstRow(`a${ESC}[${sgr}mb${ESC}[mc`, 'abc')).toBe(`a<span style="${style}">b</span>c`);
  });

  test('printed markup is escaped in HTML, so that it has no effect', async () => {
    expect(await firstRow('<b>&"x"', '<b>&"x"')).toBe('&lt;b&gt;&amp;&quot;x&quot;');
  });

  test('a selection as HTML joins wrapped rows, has wide characters once, and drops blanks at the ends of lines', async () => {
    const long = 'x'.repeat(COLS + 3);
    const terminal = await selected(
      `${long}\r\n日本  \r\nb`,
      `${long}\n日本\nb`,
      { x: 0, y: 0 },
      { x: 1, y: 3 },
    );
    expect(bodyOf(coloredHtml(terminal))).toBe(`${long}\n日本\nb`);
  });

  test('no HTML is offered for a block selection, nor for thousands of rows', async () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ] as const;
    expect(coloredHtml(await selected('ab\r\ncd', 'a\nc', ...corners))).toBeNull();
    expect(coloredHtml(await selected('', '', { x: 0, y: 0 }, { x: 1, y: 5_000 }))).toBeNull();
  });
});
