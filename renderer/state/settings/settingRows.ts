/** Sections and rows of the settings dialog, in the order of display, filtered by a query. */

import type { Settings } from '../../../shared/settings/settings.ts';
import { ENGLISH, type Words } from '../../../shared/words/english.ts';
import { LANGUAGE_NAMES } from '../../../shared/words/language.ts';
import { filterBy } from '../filterWords.ts';

/** Names of the settings whose values have one type. */
type NamesOf<T> = { readonly [N in keyof Settings]: Settings[N] extends T ? N : never }[keyof Settings];

type Rows = Words['settings']['rows'];
type ChoiceName = { readonly [N in keyof Rows]: Rows[N] extends { options: object } ? N : never }[keyof Rows];
/** Names of the settings whose texts include a description of the permitted values. */
type EnteredName = {
  readonly [N in keyof Rows]: Rows[N] extends { allowed: string } ? N : never;
}[keyof Rows];

type Texts = { readonly label: string; readonly hint: string };
/** Texts of a setting whose value the user types; `allowed` describes the permitted values. */
type EnteredTexts = Texts & { readonly allowed: string };

export type SettingRow =
  | (EnteredTexts & { readonly kind: 'text'; readonly name: 'fontFamily' })
  | (EnteredTexts & { readonly kind: 'number'; readonly name: NamesOf<number> & EnteredName })
  | (Texts & { readonly kind: 'switch'; readonly name: NamesOf<boolean> })
  | (Texts & {
      readonly kind: 'choice';
      readonly name: ChoiceName;
      readonly options: readonly (readonly [value: string, label: string])[];
    })
  | (Texts & { readonly kind: 'colors'; readonly name: 'lightColors' | 'darkColors' });

export type SettingSection = { readonly title: string; readonly rows: readonly SettingRow[] };

/** A row without its texts. */
type BareRow =
  | { readonly kind: 'text'; readonly name: 'fontFamily' }
  | { readonly kind: 'number'; readonly name: NamesOf<number> & EnteredName }
  | { readonly kind: 'switch'; readonly name: NamesOf<boolean> & keyof Rows }
  | { readonly kind: 'choice'; readonly name: ChoiceName }
  | { readonly kind: 'colors'; readonly name: 'lightColors' | 'darkColors' };

type SectionName = keyof Words['settings']['sections'];

const SECTIONS: readonly (readonly [SectionName, readonly BareRow[]])[] = [
  ['general', [{ kind: 'choice', name: 'language' }]],
  [
    'colors',
    [
      { kind: 'choice', name: 'theme' },
      { kind: 'colors', name: 'lightColors' },
      { kind: 'colors', name: 'darkColors' },
      { kind: 'number', name: 'minimumContrast' },
      { kind: 'number', name: 'opacity' },
    ],
  ],
  [
    'text',
    [
      { kind: 'text', name: 'fontFamily' },
      { kind: 'number', name: 'fontSize' },
      { kind: 'number', name: 'lineHeight' },
      { kind: 'switch', name: 'ligatures' },
      { kind: 'choice', name: 'cursorStyle' },
      { kind: 'switch', name: 'cursorBlink' },
      { kind: 'choice', name: 'bell' },
      { kind: 'switch', name: 'images' },
    ],
  ],
  [
    'input',
    [
      { kind: 'switch', name: 'copyOnSelect' },
      { kind: 'choice', name: 'rightClick' },
      { kind: 'switch', name: 'optionAsMeta' },
      { kind: 'choice', name: 'prediction' },
      { kind: 'number', name: 'predictAboveMs' },
    ],
  ],
  ['reading', [{ kind: 'choice', name: 'screenReader' }]],
  [
    'sessions',
    [
      { kind: 'number', name: 'scrollbackLines' },
      { kind: 'switch', name: 'saveScreens' },
      { kind: 'switch', name: 'shellIntegration' },
      { kind: 'switch', name: 'stickyCommand' },
      { kind: 'number', name: 'notifyAfterSeconds' },
      { kind: 'switch', name: 'followServices' },
      { kind: 'choice', name: 'clipboardWrite' },
    ],
  ],
];

/**
 * Settings that match every word of `query` by name, text, section or synonym. The query can be in the app's
 * language or in English.
 */
export function settingSections(words: Words, query: string): readonly SettingSection[] {
  const matches = filterBy(query);
  return SECTIONS.map(([section, rows]) => ({
    title: words.settings.sections[section],
    rows: rows
      .filter((bare) =>
        matches([...searchedTexts(words, section, bare), ...searchedTexts(ENGLISH, section, bare)]),
      )
      .map((bare) => rowOf(words, bare)),
  })).filter(({ rows }) => rows.length > 0);
}

function searchedTexts(words: Words, section: SectionName, bare: BareRow): readonly string[] {
  const { label, hint } = words.settings.rows[bare.name];
  const options = bare.kind === 'choice' ? optionsOf(words, bare.name).map(([, text]) => text) : [];
  const synonyms: Readonly<Partial<Record<BareRow['name'], string>>> = words.settings.synonyms;
  return [words.settings.sections[section], label, hint, bare.name, synonyms[bare.name] ?? '', ...options];
}

function rowOf(words: Words, bare: BareRow): SettingRow {
  const { rows } = words.settings;
  if (bare.kind !== 'choice') return { ...rows[bare.name], ...bare } as SettingRow;
  const { label, hint } = rows[bare.name];
  return { ...bare, label, hint, options: optionsOf(words, bare.name) };
}

/** Values and labels of a choice. The labels of languages are each in the language itself. */
function optionsOf(words: Words, name: ChoiceName): readonly (readonly [value: string, label: string])[] {
  const options: Readonly<Record<string, string>> = words.settings.rows[name].options;
  // Choices have the order of the English texts in every language.
  const all = Object.keys(ENGLISH.settings.rows[name].options).map(
    (value) => [value, options[value] ?? ''] as const,
  );
  return name === 'language' ? [...all, ...Object.entries(LANGUAGE_NAMES)] : all;
}
