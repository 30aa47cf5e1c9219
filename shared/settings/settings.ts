/** The user's settings: global ones, and the profiles that override them for one server or target. */

import * as v from 'valibot';
import { shortcuts } from '../commands/shortcuts.ts';
import { enteredOptions } from '../view/savedTargets.ts';
import { LANGUAGES } from '../words/language.ts';
import { colorScheme, schemeName } from './colorScheme.ts';
import { DEFAULT_FONT_SIZE, MAX_FONT_SIZE, MIN_FONT_SIZE } from './fontSize.ts';

/** Schema, default and limits of each global setting. */
const entries = {
  /** Number of lines in each terminal's scrollback. */
  scrollbackLines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)), 10_000),
  /** CSS font-family list; the platform's monospace font is the fallback. */
  fontFamily: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500)), 'ui-monospace, monospace'),
  /** Text size, CSS pixels. */
  fontSize: v.optional(
    v.pipe(v.number(), v.minValue(MIN_FONT_SIZE), v.maxValue(MAX_FONT_SIZE)),
    DEFAULT_FONT_SIZE,
  ),
  /** Line height as a multiple of the font's own line height. */
  lineHeight: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(2)), 1),
  /** Draw `=>`, `!=` and similar pairs as one glyph, if the font has ligatures. */
  ligatures: v.optional(v.boolean(), false),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Names of the terminal colors for light and dark themes: built-in names, or names from `colorSchemes`. */
  lightColors: v.optional(schemeName, 'Holdfast Light'),
  darkColors: v.optional(schemeName, 'Holdfast Dark'),
  /** The user's own color schemes, by name. */
  colorSchemes: v.optional(v.record(schemeName, colorScheme), {}),
  /** Min contrast between text and its background (WCAG, 1 to 21); text colors are adjusted to reach it. */
  minimumContrast: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(21)), 4.5),
  /** Opacity of terminal backgrounds, 0.5 to 1; below 1 the desktop shines through. */
  opacity: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 1),
  /** Cursor shape, for programs that do not set one. */
  cursorStyle: v.optional(v.picklist(['block', 'bar', 'underline']), 'block'),
  cursorBlink: v.optional(v.boolean(), false),
  /** Effect of a terminal's bell: none, a flash of its pane, or the system's sound. */
  bell: v.optional(v.picklist(['none', 'visual', 'sound']), 'visual'),
  /**
   * Show images that programs output (sixel, iTerm2's protocol). If off, programs also see no support for
   * images.
   */
  images: v.optional(v.boolean(), true),
  /** Copy a selection to the clipboard as soon as it is made with the mouse. */
  copyOnSelect: v.optional(v.boolean(), false),
  /** Effect of the right mouse button: it opens the menu, or it copies the selection and otherwise pastes. */
  rightClick: v.optional(v.picklist(['menu', 'paste']), 'menu'),
  /** Option key on macOS acts as Meta instead of typing special characters. */
  optionAsMeta: v.optional(v.boolean(), true),
  /**
   * Show typed characters before their echo: never, while the round trip takes `predictAboveMs` or longer, or
   * always.
   */
  prediction: v.optional(v.picklist(['off', 'slow', 'always']), 'slow'),
  predictAboveMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 60),
  /** Screen reader support in terminals: while a screen reader is running, always, or never. */
  screenReader: v.optional(v.picklist(['auto', 'on', 'off']), 'auto'),
  /** Save each pane's screen and scrollback to a file, and restore them at the next start. */
  saveScreens: v.optional(v.boolean(), true),
  /** Ask new shells to mark their prompts and commands, so that finished commands are detected (A4). */
  shellIntegration: v.optional(v.boolean(), true),
  /**
   * Keep a command's line at the top edge while its output is visible and its prompt is scrolled out of view.
   */
  stickyCommand: v.optional(v.boolean(), true),
  /**
   * Notify when a command that ran at least this long ends while its pane is not visible, seconds; 0 means
   * never.
   */
  notifyAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)), 10),
  /** When a service's container was stopped or replaced, open a new shell in the service's new container. */
  followServices: v.optional(v.boolean(), false),
  /** Effect of a program that writes to the clipboard (OSC 52): ask the user, allow it, or deny it. */
  clipboardWrite: v.optional(v.picklist(['ask', 'allow', 'deny']), 'ask'),
  /** UI language: a fixed one, or the first of the system's languages that the app supports. */
  language: v.optional(v.picklist(['system', ...LANGUAGES]), 'system'),
  /** The user's shortcuts by command; null means none. Commands without an entry have their default keys. */
  shortcuts: v.optional(shortcuts, {}),
};

/**
 * Settings that a profile may override: the look of its terminals, mouse behavior, and defaults for new
 * shells.
 */
export const PROFILE_SETTINGS = [
  'lightColors',
  'darkColors',
  'minimumContrast',
  'fontFamily',
  'fontSize',
  'lineHeight',
  'ligatures',
  'cursorStyle',
  'cursorBlink',
  'copyOnSelect',
  'rightClick',
  'scrollbackLines',
  'shellIntegration',
  'notifyAfterSeconds',
  'followServices',
  'clipboardWrite',
  'prediction',
] as const satisfies readonly (keyof typeof entries)[];
export type ProfileSetting = (typeof PROFILE_SETTINGS)[number];

const MAX_PROFILES = 200;
const MAX_NAME_CHARS = 300;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_CHARS));

type Entries = typeof entries;
type Overrides = { [N in ProfileSetting]: v.ExactOptionalSchema<Entries[N]['wrapped'], undefined> };
/** The same schemas without default values. */
const overrides = Object.fromEntries(
  PROFILE_SETTINGS.map((setting) => [setting, v.exactOptional(entries[setting].wrapped)]),
) as unknown as Overrides;

const profile = v.strictObject({
  /** Name of the server in the app. */
  server: name,
  /**
   * `local`, a container's name, `service:NAME[#TASK]` or `compose:PROJECT/SERVICE[#NUMBER]`; absent when the
   * profile is for the whole server.
   */
  target: v.exactOptional(name),
  ...overrides,
  /** Defaults for new shells. */
  ...enteredOptions.entries,
});
/** Settings for the shells of one server or of one target. */
export type Profile = Readonly<v.InferOutput<typeof profile>>;

/** Profiles, at most one for each server and target. */
const profiles = v.pipe(
  v.array(profile),
  v.maxLength(MAX_PROFILES),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const scopes = value.map(({ server, target }) => JSON.stringify([server, target]));
    const key = scopes.findIndex((scope, index) => scopes.indexOf(scope) < index);
    if (key !== -1)
      addIssue({
        message: 'an earlier profile has the same server and target',
        path: [{ type: 'array', origin: 'value', input: value, key, value: value[key] }],
      });
  }),
);

export const settings = v.strictObject({
  ...entries,
  /**
   * Overrides for the shells of one server or one target. A target's profile wins over its server's profile.
   */
  profiles: v.optional(profiles, []),
});
export type Settings = v.InferOutput<typeof settings>;

export const settingsChange = v.partial(settings);
export type SettingsChange = v.InferInput<typeof settingsChange>;
