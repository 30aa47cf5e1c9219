/** Reads colors of other terminals: iTerm2's property lists, Windows Terminal's schemes and VS Code's themes. Pure. */

import { parse, type ParseError } from 'jsonc-parser';
import {
  ANSI_COLORS,
  MAX_SCHEME_NAME_CHARS,
  type ColorScheme,
} from '../../../shared/settings/colorScheme.ts';
import type { Words } from '../../../shared/words/english.ts';
import { COLOUR_SCHEMES, OWN_DARK, OWN_LIGHT } from './colorSchemes.ts';
import { blend, isDark } from './colors.ts';

export type ReadSchemes =
  | { readonly schemes: Readonly<Record<string, ColorScheme>> }
  | { readonly problem: string };

/** What a file may say; the rest is ours. */
type Found = {
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

/** @param file is the file's name, which is the scheme's where the text has none. */
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

/** With our own colors where the file has none; null without the two that make a scheme. */
function completed({ background, foreground, cursor, selection, ansi }: Found): ColorScheme | null {
  const under = background && solid(background, '#000000');
  const text = under && foreground && solid(foreground, under);
  if (under === undefined || under === '' || text === undefined || text === '') return null;
  const own = COLOUR_SCHEMES[isDark(under) ? OWN_DARK : OWN_LIGHT];
  const color = (found: string | undefined, ours: string | undefined): string =>
    (found && solid(found, under)) || (ours ?? text);
  return {
    background: under,
    foreground: text,
    cursor: color(cursor, text),
    selection: color(selection, own?.selection),
    ansi: Array.from({ length: ANSI_COLORS }, (_, at) => color(ansi[at], own?.ansi[at])),
  };
}

/** A color of 3, 4, 6 or 8 digits as one of 6, on `background`; undefined when it is none. */
function solid(color: string, background: string): string | undefined {
  const digits = /^#([0-9a-f]{3,8})$/i.exec(color.trim())?.[1];
  if (digits === undefined || ![3, 4, 6, 8].includes(digits.length)) return undefined;
  const long = digits.length < 6 ? digits.replaceAll(/./g, '$&$&') : digits;
  const alpha = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1;
  return blend(`#${long.slice(0, 6)}`, alpha, background);
}

function jsonColors(name: string, text: string): Readonly<Record<string, Found>> | null {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null) return null;
  const { schemes, colors, name: title } = value as Json;
  if (typeof colors === 'object' && colors !== null)
    return { [textOr(title, name)]: codeColors(colors as Json) };
  const all: readonly unknown[] = Array.isArray(schemes) ? schemes : [value];
  return Object.fromEntries(
    all
      .filter((one): one is Json => typeof one === 'object' && one !== null)
      .map((one) => [textOr(one['name'], name), windowsColors(one)]),
  );
}

const textOr = (value: unknown, other: string): string =>
  typeof value === 'string' && value.trim() !== '' ? value : other;

function windowsColors(scheme: Json): Found {
  const names = [...WINDOWS_NAMES, ...WINDOWS_NAMES.map((name) => `bright${capital(name)}`)];
  return {
    background: colorOf(scheme, 'background'),
    foreground: colorOf(scheme, 'foreground'),
    cursor: colorOf(scheme, 'cursorColor'),
    selection: colorOf(scheme, 'selectionBackground'),
    ansi: names.map((name) => colorOf(scheme, name)),
  };
}

function codeColors(colors: Json): Found {
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

const PLIST_COLOUR = /<key>([^<]+) Color<\/key>\s*<dict>([\s\S]*?)<\/dict>/g;
const PLIST_CHANNEL = /<key>(Red|Green|Blue) Component<\/key>\s*<(?:real|integer)>([^<]+)</g;

function plistColors(text: string): Found {
  const colors = new Map<string, string>();
  for (const [, name = '', dict = ''] of text.matchAll(PLIST_COLOUR)) {
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

/** A part of 1 as two digits; undefined when it is none. */
function hex(part: string | undefined): string | undefined {
  const value = Math.round(Number(part) * 255);
  return value >= 0 && value <= 255 ? value.toString(16).padStart(2, '0') : undefined;
}
