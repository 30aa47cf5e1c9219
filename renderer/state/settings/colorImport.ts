/**
 * Imports color schemes from other terminals: iTerm2's property lists, Windows Terminal's schemes and VS
 * Code's themes.
 */

import { parse, type ParseError } from 'jsonc-parser';
import {
  ANSI_COLORS,
  MAX_SCHEME_NAME_CHARS,
  type ColorScheme,
} from '../../../shared/settings/colorScheme.ts';
import type { Words } from '../../../shared/words/english.ts';
import { COLOR_SCHEMES, OWN_DARK, OWN_LIGHT } from './colorSchemes.ts';
import { blend, isDark } from './colors.ts';

type ReadSchemes = { readonly schemes: Readonly<Record<string, ColorScheme>> } | { readonly problem: string };

/** Colors found in a file. Missing colors are taken from the app's own scheme. */
type FoundColors = {
  readonly background: string | undefined;
  readonly foreground: string | undefined;
  readonly cursor: string | undefined;
  readonly selection: string | undefined;
  readonly ansi: readonly (string | undefined)[];
};

type Json = Readonly<Record<string, unknown>>;

const WINDOWS_NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'purple', 'cyan', 'white'];
const CODE_NAMES = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** @param file is the file's name. It becomes the scheme's name when the text contains none. */
export function readSchemes({ settings: words }: Words, file: string, text: string): ReadSchemes {
  const name = file.replace(/\.[^.]*$/, '');
  const found = text.trimStart().startsWith('<') ? { [name]: plistColors(text) } : jsonColors(name, text);
  if (found === null) return { problem: words.notAFileOfColors(file) };
  const schemes = Object.entries(found).flatMap(([title, colors]) => {
    const scheme = completed(colors);
    return scheme === null ? [] : [[title.trim().slice(0, MAX_SCHEME_NAME_CHARS), scheme] as const];
  });
  if (schemes.length > 0) return { schemes: Object.fromEntries(schemes) };
  return { problem: words.noColorsIn(file) };
}

/** Adds the missing colors to a scheme; null when background or foreground is missing. */
function completed({ background, foreground, cursor, selection, ansi }: FoundColors): ColorScheme | null {
  const ground = solid(background, '#000000');
  if (ground === undefined) return null;
  const text = solid(foreground, ground);
  if (text === undefined) return null;
  const own = COLOR_SCHEMES[isDark(ground) ? OWN_DARK : OWN_LIGHT];
  const color = (found: string | undefined, fallback: string | undefined): string =>
    solid(found, ground) ?? fallback ?? text;
  return {
    background: ground,
    foreground: text,
    cursor: color(cursor, text),
    selection: color(selection, own?.selection),
    ansi: Array.from({ length: ANSI_COLORS }, (_, at) => color(ansi[at], own?.ansi[at])),
  };
}

/**
 * Returns a color of 3, 4, 6 or 8 digits as 6 digits, blended over `background`; undefined for anything else.
 */
function solid(color: string | undefined, background: string): string | undefined {
  const digits = /^#([0-9a-f]{3,8})$/i.exec(color?.trim() ?? '')?.[1];
  if (digits === undefined || ![3, 4, 6, 8].includes(digits.length)) return undefined;
  const long = digits.length < 6 ? digits.replaceAll(/./g, '$&$&') : digits;
  const alpha = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1;
  return blend(`#${long.slice(0, 6)}`, alpha, background);
}

function jsonColors(name: string, text: string): Readonly<Record<string, FoundColors>> | null {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null) return null;
  const { schemes, colors, name: title } = value as Json;
  if (typeof colors === 'object' && colors !== null)
    return { [textOr(title, name)]: codeColors(colors as Json) };
  const all: readonly unknown[] = Array.isArray(schemes) ? schemes : [value];
  return Object.fromEntries(
    all
      .filter((scheme): scheme is Json => typeof scheme === 'object' && scheme !== null)
      .map((scheme) => [textOr(scheme['name'], name), windowsColors(scheme)]),
  );
}

const textOr = (value: unknown, other: string): string =>
  typeof value === 'string' && value.trim() !== '' ? value : other;

function windowsColors(scheme: Json): FoundColors {
  const names = [...WINDOWS_NAMES, ...WINDOWS_NAMES.map((name) => `bright${capital(name)}`)];
  return {
    background: colorOf(scheme, 'background'),
    foreground: colorOf(scheme, 'foreground'),
    cursor: colorOf(scheme, 'cursorColor'),
    selection: colorOf(scheme, 'selectionBackground'),
    ansi: names.map((name) => colorOf(scheme, name)),
  };
}

function codeColors(colors: Json): FoundColors {
  const names = [...CODE_NAMES, ...CODE_NAMES.map((name) => `Bright${name}`)];
  return {
    background: colorOf(colors, 'terminal.background') ?? colorOf(colors, 'editor.background'),
    foreground: colorOf(colors, 'terminal.foreground') ?? colorOf(colors, 'editor.foreground'),
    cursor: colorOf(colors, 'terminalCursor.foreground'),
    selection: colorOf(colors, 'terminal.selectionBackground'),
    ansi: names.map((name) => colorOf(colors, `terminal.ansi${name}`)),
  };
}

function colorOf(object: Json, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const PLIST_COLOR = /<key>([^<]+) Color<\/key>\s*<dict>([\s\S]*?)<\/dict>/g;
const PLIST_CHANNEL = /<key>(Red|Green|Blue) Component<\/key>\s*<(?:real|integer)>([^<]+)</g;

function plistColors(text: string): FoundColors {
  const colors = new Map<string, string>();
  for (const [, name = '', dict = ''] of text.matchAll(PLIST_COLOR)) {
    const channels = new Map(
      [...dict.matchAll(PLIST_CHANNEL)].map(([, channel, value]) => [channel, hex(value)]),
    );
    const [red, green, blue] = ['Red', 'Green', 'Blue'].map((channel) => channels.get(channel));
    if (red && green && blue) colors.set(name, `#${red}${green}${blue}`);
  }
  return {
    background: colors.get('Background'),
    foreground: colors.get('Foreground'),
    cursor: colors.get('Cursor'),
    selection: colors.get('Selection'),
    ansi: Array.from({ length: ANSI_COLORS }, (_, index) => colors.get(`Ansi ${index}`)),
  };
}

/** Returns a channel value (0 to 1) as two hexadecimal digits; undefined for anything else. */
function hex(channel: string | undefined): string | undefined {
  const value = Math.round(Number(channel) * 255);
  return value >= 0 && value <= 255 ? value.toString(16).padStart(2, '0') : undefined;
}
