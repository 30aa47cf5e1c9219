/** The user's settings that hold everywhere, with their schemas, defaults and bounds. */

import * as v from 'valibot';
import { colorScheme, schemeName } from './colorScheme.ts';
import { DEFAULT_FONT_SIZE, MAX_FONT_SIZE, MIN_FONT_SIZE } from './fontSize.ts';
import { shortcuts } from '../commands/shortcuts.ts';
import { LANGUAGES } from '../words/language.ts';

export const settingEntries = {
  /** Lines kept above the screen of each terminal. */
  scrollbackLines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)), 10_000),
  /** A CSS font-family list; the platform's monospace font comes last. */
  fontFamily: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500)), 'ui-monospace, monospace'),
  /** CSS pixels. */
  fontSize: v.optional(
    v.pipe(v.number(), v.minValue(MIN_FONT_SIZE), v.maxValue(MAX_FONT_SIZE)),
    DEFAULT_FONT_SIZE,
  ),
  /** Of the font's own line height. */
  lineHeight: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(2)), 1),
  /** Fonts that have ligatures draw `=>`, `!=` and the like as one sign. */
  ligatures: v.optional(v.boolean(), false),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Names of the terminals' colors in a light and in a dark theme: built-in ones, or of `colorSchemes`. */
  lightColors: v.optional(schemeName, 'Holdfast Light'),
  darkColors: v.optional(schemeName, 'Holdfast Dark'),
  /** The user's own colors, by name. */
  colorSchemes: v.optional(v.record(schemeName, colorScheme), {}),
  /** Text is drawn lighter or darker until it has this contrast to its background (WCAG), 1 to 21. */
  minimumContrast: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(21)), 4.5),
  /** Of the terminals' background, 0.5 to 1: less lets what is behind the window be seen through it. */
  opacity: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 1),
  /** The cursor where no program asked for another one. */
  cursorStyle: v.optional(v.picklist(['block', 'bar', 'underline']), 'block'),
  cursorBlink: v.optional(v.boolean(), false),
  /** The bell of a terminal: its pane lights up for a moment, or the system sounds. */
  bell: v.optional(v.picklist(['none', 'visual', 'sound']), 'visual'),
  /** Images that programs print (sixel, iTerm's) are shown; without, programs are not told that they could be. */
  images: v.optional(v.boolean(), true),
  /** What the mouse selects is on the clipboard at once. */
  copyOnSelect: v.optional(v.boolean(), false),
  /** The right mouse button opens the menu, or copies what is selected and else pastes. */
  rightClick: v.optional(v.picklist(['menu', 'paste']), 'menu'),
  /** On a Mac: Option with a key is Meta, and types no other character. */
  optionAsMeta: v.optional(v.boolean(), true),
  /** Typed characters are shown before their echo comes: on a link whose round trip takes `predictAboveMs`, or always. */
  prediction: v.optional(v.picklist(['off', 'slow', 'always']), 'slow'),
  predictAboveMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 60),
  /** Terminals tell screen readers what is printed, and can be read row by row: where one runs, always, or never. */
  screenReader: v.optional(v.picklist(['auto', 'on', 'off']), 'auto'),
  /** Keep each tab's screen and history in a file, so that it is there at the next start. */
  saveScreens: v.optional(v.boolean(), true),
  /** Ask new shells to mark their prompts and commands, so that finished commands can be told (A4). */
  shellIntegration: v.optional(v.boolean(), true),
  /** While the output of a command is in sight and its prompt is not, its line stays at the upper edge. */
  stickyCommand: v.optional(v.boolean(), true),
  /** Who does not look at the tab is told of a command that took this long, seconds; 0 for never. */
  notifyAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)), 10),
  /** A tab whose service's container was stopped or replaced opens its next shell by itself, in the successor. */
  followServices: v.optional(v.boolean(), false),
  /** Whether programs may put something on the clipboard (OSC 52). */
  clipboardWrite: v.optional(v.picklist(['ask', 'allow', 'deny']), 'ask'),
  /** What the app speaks: the first of the system's languages that it knows, or one of them. */
  language: v.optional(v.picklist(['system', ...LANGUAGES]), 'system'),
  /** The user's own keys of commands, or null for none; all others have the app's. */
  shortcuts: v.optional(shortcuts, {}),
};
