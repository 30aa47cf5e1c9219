/** A terminal's selection as HTML, with its colors. */

import type { IBufferCell, ITheme, Terminal } from '@xterm/xterm';
import { opaque } from '../drawing/appearance.ts';
import { ansiColors } from '../drawing/palettes.ts';

/**
 * Members of a terminal that this file uses. xterm.js's terminal and a headless terminal with a selection
 * both have them.
 */
export type StyledTerminal = Pick<Terminal, 'buffer' | 'cols' | 'getSelection' | 'getSelectionPosition'> & {
  readonly options: { readonly theme?: ITheme | undefined; readonly fontFamily?: string | undefined };
};

/**
 * Max rows of a selection that is copied with colors. Documents become slow with longer styled text, so that
 * is copied as plain text.
 */
const MAX_ROWS = 5_000;
/** First palette indexes above the theme's 16 colors: a color cube of 6 × 6 × 6, and then 24 grays. */
const CUBE = 16;
const GRAYS = 232;
const CUBE_LEVELS = [0, 95, 135, 175, 215, 255] as const;
const BRIGHT = 8;

/**
 * Null when the selection is too long. Also null for a block selection, because its text differs from the
 * text of its rows.
 */
export function coloredHtml(terminal: StyledTerminal): string | null {
  const { start, end } = terminal.getSelectionPosition() ?? {};
  if (start === undefined || end === undefined || end.y - start.y >= MAX_ROWS) return null;
  const { active } = terminal.buffer;
  const theme = themeColors(terminal.options.theme ?? {});
  const lines: Piece[][] = [];
  for (let y = start.y; y <= end.y; y += 1) {
    const line = active.getLine(y);
    const [from, to] = [y === start.y ? start.x : 0, y === end.y ? end.x : terminal.cols];
    const pieces: Piece[] = [];
    for (let x = from; x < to; x += 1) addCell(pieces, line?.getCell(x), theme);
    if (line?.isWrapped === true && lines.length > 0) lines.at(-1)?.push(...pieces);
    else lines.push(pieces);
  }
  const text = lines.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n');
  if (unspaced(text) !== unspaced(terminal.getSelection())) return null;
  const font = escaped(terminal.options.fontFamily ?? 'monospace');
  const body = lines.map(lineHtml).join('\n');
  return `<pre style="font-family:${font};color:${theme.foreground};background:${opaque(theme.background ?? '')}">${body}</pre>`;
}

/** Adjacent characters with the same style. */
type Piece = { text: string; readonly style: string };
type Colors = { readonly foreground: string; readonly background: string; readonly ansi: readonly string[] };

function themeColors(theme: ITheme): Colors {
  const { foreground = '#ffffff', background = '#000000' } = theme;
  return { foreground, background: opaque(background), ansi: ansiColors(theme) };
}

function addCell(pieces: Piece[], cell: IBufferCell | undefined, colors: Colors): void {
  // The second half of a wide character has no text of its own.
  if (cell === undefined || cell.getWidth() === 0) return;
  const style = styleOf(cell, colors);
  const last = pieces.at(-1);
  const text = cell.getChars() || ' ';
  if (last?.style === style) last.text += text;
  else pieces.push({ text, style });
}

function styleOf(cell: IBufferCell, colors: Colors): string {
  const own = { color: foregroundOf(cell, colors), background: backgroundOf(cell, colors) };
  const isInverse = cell.isInverse() !== 0;
  const color = isInverse ? (own.background ?? colors.background) : own.color;
  const behind = isInverse ? (own.color ?? colors.foreground) : own.background;
  const lines = [cell.isUnderline() !== 0 && 'underline', cell.isStrikethrough() !== 0 && 'line-through'];
  const drawn = lines.filter((line) => line !== false).join(' ');
  return [
    color !== undefined && `color:${color}`,
    behind !== undefined && `background:${behind}`,
    cell.isBold() !== 0 && 'font-weight:bold',
    cell.isItalic() !== 0 && 'font-style:italic',
    cell.isDim() !== 0 && 'opacity:0.6',
    drawn !== '' && `text-decoration:${drawn}`,
  ]
    .filter((rule) => rule !== false)
    .join(';');
}

/** Bold text uses the bright variant of the first eight colors, as the screen does. */
function foregroundOf(cell: IBufferCell, { ansi }: Colors): string | undefined {
  if (cell.isFgDefault()) return undefined;
  const color = cell.getFgColor();
  if (cell.isFgRGB()) return rgb(color);
  return paletteColor(cell.isBold() !== 0 && color < BRIGHT ? color + BRIGHT : color, ansi);
}

function backgroundOf(cell: IBufferCell, { ansi }: Colors): string | undefined {
  if (cell.isBgDefault()) return undefined;
  return cell.isBgRGB() ? rgb(cell.getBgColor()) : paletteColor(cell.getBgColor(), ansi);
}

function paletteColor(index: number, ansi: readonly string[]): string {
  const own = ansi[index];
  if (own !== undefined) return own;
  if (index >= GRAYS) return rgb((8 + 10 * (index - GRAYS)) * 0x010101);
  const level = (divisor: number): number => CUBE_LEVELS[Math.floor((index - CUBE) / divisor) % 6] ?? 0;
  return rgb(level(36) * 0x10000 + level(6) * 0x100 + level(1));
}

function rgb(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

function lineHtml(pieces: readonly Piece[]): string {
  const last = pieces.findLastIndex(({ text, style }) => text.trim() !== '' || style !== '');
  return pieces
    .slice(0, last + 1)
    .map(({ text, style }, at) => {
      const shown = escaped(at === last && style === '' ? text.trimEnd() : text);
      return style === '' ? shown : `<span style="${style}">${shown}</span>`;
    })
    .join('');
}

function unspaced(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
