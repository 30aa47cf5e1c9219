// Readable colors by WCAG 2.2: a contrast of 4.5 for text, and of 3 between text and the marks behind it.
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { colorScheme } from '../../../../shared/settings/colorScheme.ts';
import { settings } from '../../../../shared/settings/settings.ts';
import { blend, isDark } from '../../../../renderer/state/settings/colors.ts';
import { COLOR_SCHEMES, OWN_DARK, OWN_LIGHT } from '../../../../renderer/state/settings/colorSchemes.ts';
import { paletteOf } from '../../../../renderer/terminal/drawing/palettes.ts';

const DEFAULTS = v.getDefaults(settings);
const SETTINGS = {
  lightColors: DEFAULTS.lightColors,
  darkColors: DEFAULTS.darkColors,
  colorSchemes: {},
};

const TEXT_CONTRAST = 4.5;
const LARGE_CONTRAST = 3;

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(color: string, other: string): number {
  const [low = 0, high = 0] = [luminance(color), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Colors left out, because a program that prints black on a dark terminal wants it invisible. */
const BACKGROUND_LIKE: Readonly<Record<string, readonly string[]>> = { dark: ['black'], light: [] };
const NO_TEXT = ['background', 'cursorAccent', 'selectionBackground'];

describe.each(['dark', 'light'] as const)('the default %s scheme', (name) => {
  const { theme, find } = paletteOf(SETTINGS, name);
  const background = theme.background ?? '';
  const colors = Object.entries(theme).filter(
    ([key]) => !NO_TEXT.includes(key) && !BACKGROUND_LIKE[name]?.includes(key),
  );

  test.each(colors)('its %s %s is readable on the background', (_key, color) => {
    expect(contrast(String(color), background)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  test('the default scheme keeps text readable on a selection, on a match and on the current match', () => {
    const marks = [theme.selectionBackground ?? '', find.match, find.current];
    for (const mark of marks)
      expect(contrast(theme.foreground ?? '', mark)).toBeGreaterThanOrEqual(LARGE_CONTRAST);
  });
});

test('the default schemes are the app’s own', () => {
  expect([SETTINGS.darkColors, SETTINGS.lightColors]).toEqual([OWN_DARK, OWN_LIGHT]);
});

test('the built-in schemes are complete, and at least six each are dark and light', () => {
  const entries = Object.entries(COLOR_SCHEMES);
  for (const [name, scheme] of entries) expect(v.safeParse(colorScheme, scheme).success, name).toBe(true);
  const dark = entries.filter(([, { background }]) => isDark(background));
  expect(dark.length).toBeGreaterThanOrEqual(6);
  expect(entries.length - dark.length).toBeGreaterThanOrEqual(6);
  for (const [name] of dark) expect(name).not.toMatch(/Light|Latte/);
});

test('an imported scheme replaces a built-in one of the same name, and an unknown name selects the default', () => {
  const mine = { ...(COLOR_SCHEMES['Nord'] ?? expect.fail()), background: '#123456' };
  const chosen = { ...SETTINGS, darkColors: 'Nord' };
  expect(paletteOf({ ...chosen, colorSchemes: { Nord: mine } }, 'dark').theme.background).toBe('#123456');
  expect(paletteOf(chosen, 'dark').theme.background).toBe('#2e3440');
  for (const name of ['gone', 'toString', '__proto__'])
    expect(paletteOf({ ...SETTINGS, darkColors: name }, 'dark')).toEqual(paletteOf(SETTINGS, 'dark'));
});

test('blending two colors mixes each channel', () => {
  expect(blend('#ffffff', 0.5, '#000000')).toBe('#808080');
  expect(blend('#123456', 1, '#ffffff')).toBe('#123456');
  expect(blend('#123456', 0, '#fedcba')).toBe('#fedcba');
});
