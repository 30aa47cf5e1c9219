// A reader who scrolled up, while a program clears the scrollback and prints everything again.
import { beforeEach, expect, test } from 'vitest';
import { RepaintAnchor } from '../../../../renderer/terminal/drawing/repaintAnchor.ts';
import { createStage, ROWS, type Stage } from '../../headless.ts';

const LINE_COUNT = 200;
const READ_LINE = 50;
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at}`).join('\r\n');
const repaint = `\u001b[?2026h\u001b[2J\u001b[3J\u001b[H${lines(LINE_COUNT)}\u001b[?2026l`;

let terminal: Stage['terminal'];
let anchor: RepaintAnchor;
let now: number;

const write = async (text: string): Promise<void> => {
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  anchor.parsed();
};
const topLine = (): string | undefined =>
  terminal.buffer.active.getLine(terminal.buffer.active.viewportY)?.translateToString(true);
const isAtBottom = (): boolean => terminal.buffer.active.viewportY === terminal.buffer.active.baseY;

beforeEach(async () => {
  now = 0;
  terminal = createStage(1000).terminal;
  anchor = new RepaintAnchor(terminal, () => now);
  await write(lines(LINE_COUNT));
});

test('the reader’s line stays at the top through any number of repaints', async () => {
  terminal.scrollToLine(READ_LINE);
  for (let count = 0; count < 20; count += 1) {
    await write(repaint);
    now += 50;
    expect(topLine()).toBe(`line ${READ_LINE}`);
  }
});

test('the reader’s line comes back when a repaint arrives in pieces, with and without synchronized output', async () => {
  terminal.scrollToLine(READ_LINE);
  for (const text of [repaint, repaint.replaceAll(/\u001b\[\?2026[hl]/g, '')]) {
    for (let at = 0; at < text.length; at += 300) await write(text.slice(at, at + 300));
    expect(topLine()).toBe(`line ${READ_LINE}`);
  }
});

test('a view at the bottom follows the repainted output', async () => {
  await write(repaint);
  expect(isAtBottom()).toBe(true);
});

test('after a clear without a repaint, the view follows the output', async () => {
  terminal.scrollToLine(READ_LINE);
  await write('\u001b[H\u001b[2J\u001b[3J$ ');
  now += 2_000;
  await write(`${lines(ROWS * 3)}\r\n`);
  expect(isAtBottom()).toBe(true);
});
