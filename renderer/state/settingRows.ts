/** What the settings dialog shows, in order, and which of it fits what is typed. Pure. */

import type { Settings } from '../../preload/settings.ts';
import { filterBy } from './filterWords.ts';

/** The settings of one kind of value. */
type NamesOf<T> = { readonly [N in keyof Settings]: Settings[N] extends T ? N : never }[keyof Settings];

type Shared = { readonly label: string; readonly hint: string };
/** `allowed` says what may be entered. */
type Entered = Shared & { readonly allowed: string };

export type SettingRow =
  | (Entered & { readonly kind: 'text'; readonly name: 'fontFamily' })
  | (Entered & { readonly kind: 'number'; readonly name: NamesOf<number> })
  | (Shared & { readonly kind: 'switch'; readonly name: NamesOf<boolean> })
  | (Shared & {
      readonly kind: 'choice';
      readonly name:
        | 'theme'
        | 'cursorStyle'
        | 'rightClick'
        | 'prediction'
        | 'screenReader'
        | 'clipboardWrite';
      readonly options: readonly (readonly [value: string, label: string])[];
    })
  | (Shared & { readonly kind: 'colours'; readonly name: 'lightColours' | 'darkColours' });

export type SettingSection = { readonly title: string; readonly rows: readonly SettingRow[] };

const COLOURS: SettingSection = {
  title: 'Colours',
  rows: [
    {
      kind: 'choice',
      name: 'theme',
      label: 'Theme',
      hint: '',
      options: [
        ['system', 'As the system'],
        ['light', 'Light'],
        ['dark', 'Dark'],
      ],
    },
    {
      kind: 'colours',
      name: 'lightColours',
      label: 'Light colours',
      hint: 'Of terminals while the theme is light',
    },
    {
      kind: 'colours',
      name: 'darkColours',
      label: 'Dark colours',
      hint: 'Of terminals while the theme is dark',
    },
    {
      kind: 'number',
      name: 'minimumContrast',
      label: 'Minimum contrast',
      allowed: 'a number from 1 to 21',
      hint: '1 leaves colours as they are, 4.5 makes all text readable',
    },
  ],
};

const TEXT: SettingSection = {
  title: 'Text and cursor',
  rows: [
    {
      kind: 'text',
      name: 'fontFamily',
      label: 'Font family',
      allowed: 'a list of font names, as in CSS',
      hint: '',
    },
    {
      kind: 'number',
      name: 'fontSize',
      label: 'Font size',
      allowed: 'a number of pixels from 6 to 72',
      hint: '',
    },
    {
      kind: 'number',
      name: 'lineHeight',
      label: 'Line height',
      allowed: 'a number from 1 to 2',
      hint: 'Of the font’s own',
    },
    {
      kind: 'switch',
      name: 'ligatures',
      label: 'Ligatures',
      hint: 'Draws =>, != and the like as one sign, with fonts that have it: Fira Code, JetBrains Mono, Cascadia Code',
    },
    {
      kind: 'choice',
      name: 'cursorStyle',
      label: 'Cursor',
      hint: 'Unless a program asks for another one',
      options: [
        ['block', 'Block'],
        ['bar', 'Bar'],
        ['underline', 'Underline'],
      ],
    },
    { kind: 'switch', name: 'cursorBlink', label: 'Blinking cursor', hint: '' },
  ],
};

const INPUT: SettingSection = {
  title: 'Mouse and keyboard',
  rows: [
    {
      kind: 'switch',
      name: 'copyOnSelect',
      label: 'Copy on select',
      hint: 'What is selected with the mouse is on the clipboard at once',
    },
    {
      kind: 'choice',
      name: 'rightClick',
      label: 'Right click',
      hint: 'With Shift it always opens the menu',
      options: [
        ['menu', 'Opens the menu'],
        ['paste', 'Copies what is selected, or else pastes'],
      ],
    },
    {
      kind: 'switch',
      name: 'optionAsMeta',
      label: 'Option as Meta',
      hint: 'On a Mac: Option with a key is for the shell, and does not type another character',
    },
    {
      kind: 'choice',
      name: 'prediction',
      label: 'Show typed text early',
      hint: 'Underlined until the server’s echo is there; never what a program does not echo, as a password',
      options: [
        ['slow', 'On slow links'],
        ['always', 'Always'],
        ['off', 'Never'],
      ],
    },
    {
      kind: 'number',
      name: 'predictAboveMs',
      label: 'A slow link’s round trip',
      allowed: 'a whole number of milliseconds from 1 to 10,000',
      hint: 'From so many milliseconds on typed text is shown early',
    },
  ],
};

const READING: SettingSection = {
  title: 'Accessibility',
  rows: [
    {
      kind: 'choice',
      name: 'screenReader',
      label: 'Screen reader',
      hint: 'Tells a screen reader what is printed, and lets it read the terminal row by row',
      options: [
        ['auto', 'When one runs'],
        ['on', 'Always'],
        ['off', 'Never'],
      ],
    },
  ],
};

const SESSIONS: SettingSection = {
  title: 'Sessions',
  rows: [
    {
      kind: 'number',
      name: 'scrollbackLines',
      label: 'Scrollback lines',
      allowed: 'a number from 0 to 1,000,000',
      hint: '',
    },
    {
      kind: 'switch',
      name: 'saveScreens',
      label: 'Save screens',
      hint: 'Keeps each tab’s text on this computer, so that it is there at the next start',
    },
    {
      kind: 'switch',
      name: 'shellIntegration',
      label: 'Shell integration',
      hint: 'Asks new shells to mark their commands, so that the app can tell which finished while you were away',
    },
    {
      kind: 'switch',
      name: 'stickyCommand',
      label: 'Sticky command line',
      hint: 'Keeps a command’s line at the top while its output is in sight and its prompt is further up',
    },
    {
      kind: 'number',
      name: 'notifyAfterSeconds',
      label: 'Notify after',
      allowed: 'a whole number of seconds from 0 to 86,400',
      hint: 'Tells of a command that took this many seconds when you do not look at its tab; 0 is never',
    },
    {
      kind: 'switch',
      name: 'followServices',
      label: 'Follow services',
      hint: 'Opens a new shell by itself when the container of a tab’s service was stopped or replaced',
    },
    {
      kind: 'choice',
      name: 'clipboardWrite',
      label: 'Programs may copy',
      hint: 'Whether a program in a terminal may put something on the clipboard; none is ever told what is there',
      options: [
        ['ask', 'When I allow it'],
        ['allow', 'Always'],
        ['deny', 'Never'],
      ],
    },
  ],
};

const SECTIONS: readonly SettingSection[] = [COLOURS, TEXT, INPUT, READING, SESSIONS];

/** The settings whose words, or whose section's, contain every word of `query`. */
export function settingSections(query: string): readonly SettingSection[] {
  const fits = filterBy(query);
  return SECTIONS.map(({ title, rows }) => ({
    title,
    rows: rows.filter((row) => {
      const options = row.kind === 'choice' ? row.options.map(([, label]) => label) : [];
      return fits([title, row.label, row.hint, row.name, ...options]);
    }),
  })).filter(({ rows }) => rows.length > 0);
}
