// Colours that can be read: WCAG 2.2, contrast of text 4.5 and of what marks text 3 against text.
import { describe, expect, test } from 'vitest';
import { PALETTES } from '../../renderer/terminal/palettes.ts';

const TEXT_CONTRAST = 4.5;
const LARGE_CONTRAST = 3;

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Black on black is what a program asks for that prints it on a dark terminal. */
const BACKGROUND_LIKE: Readonly<Record<string, readonly string[]>> = { dark: ['black'], light: [] };
const NO_TEXT = ['background', 'cursorAccent', 'selectionBackground'];

describe.each(['dark', 'light'] as const)('%s', (name) => {
  const { theme, find } = PALETTES[name];
  const background = theme.background ?? '';
  const colours = Object.entries(theme).filter(
    ([key]) => !NO_TEXT.includes(key) && !BACKGROUND_LIKE[name]?.includes(key),
  );

  test.each(colours)('%s %s can be read on the background', (_key, colour) => {
    expect(contrast(String(colour), background)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  test('text can be read on a selection, on a match and on the current match', () => {
    const marks = [theme.selectionBackground ?? '', find.match, find.current];
    for (const mark of marks)
      expect(contrast(theme.foreground ?? '', mark)).toBeGreaterThanOrEqual(LARGE_CONTRAST);
  });
});
