// Every language has every text, with the same values, and no text is in English by mistake.
import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../shared/words/english.ts';
import { LANGUAGES } from '../../../shared/words/language.ts';
import { wordsIn } from '../../../shared/words/words.ts';

type Entry = string | ((...values: never[]) => string);

/** All entries by their path, such as `link.states.Connected`. */
function entriesOf(words: object, path = ''): readonly (readonly [string, Entry])[] {
  return Object.entries(words).flatMap(([name, value]: [string, object | Entry]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return typeof value === 'object' ? entriesOf(value, at) : [[at, value] as const];
  });
}

const OTHERS = LANGUAGES.filter((language) => language !== 'en').map(
  (language) => [language, wordsIn(language)] as const,
);
const english = new Map(entriesOf(ENGLISH));

/** Text of an entry with a different number for each value; null when it takes another type, such as a reason or a list. */
function sampleText(entry: Entry): string | null {
  if (typeof entry === 'string') return entry;
  const values = Array.from({ length: entry.length }, (_, index) => 7_000_001 + index);
  try {
    const words: unknown = (entry as (...all: unknown[]) => unknown)(...values);
    return typeof words === 'string' ? words : null;
  } catch {
    return null;
  }
}

/** Texts that both languages share: names, units, and loan words. */
const SAME = new Set([
  'commands.groups.tabs',
  'commands.groups.text',
  'commands.groups.app',
  'menus.tabs',
  'settings.rows.cursorStyle.label',
  'settings.rows.cursorStyle.options.block',
  'link.states.Offline',
  'servers.name',
  'servers.url',
  'servers.token',
  'targets.shells',
  'palette.server',
  'palette.container',
  'terminal.format',
  'terminal.formats.asciicast.name',
  'terminal.hintKinds.url',
  'terminal.hintKinds.link',
  'terminal.hintKinds.uuid',
  'terminal.hintKinds.container',
  'terminal.hintKinds.commit',
  'settings.rows.theme.hint',
  'stores.tabs',
  // Only values, times and names.
  'away.span',
  'away.time',
  'away.badgeCommand',
  'find.wayHint',
  'link.roundTrip',
  'link.lasted',
  'link.preciseTime',
  'palette.settingTo',
  'targets.task',
  'targets.inDirectory',
  'terminal.shortResult',
  'terminal.terminal',
]);

/** Commands with names made of `Tab` and a number only. */
const isTabNumber = (name: string): boolean => /^commands\.(labels|menu)\.tab-\d$/.test(name);

describe.each(OTHERS)('the catalog %s', (_language, words) => {
  const own = new Map(entriesOf(words));

  test('the catalog has an entry for each English entry, and no others', () => {
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('the catalog’s entries take no more values than the English ones', () => {
    const taken = ([name, entry]: readonly [string, Entry]) =>
      typeof entry === 'string' ? [] : [`${name} ${entry.length}`];
    // An entry that needs fewer values may leave out the last ones.
    const tooMany = [...own].filter(([name, entry]) => {
      const model = english.get(name);
      return typeof entry !== typeof model || (typeof model === 'function' && entry.length > model.length);
    });
    expect(tooMany.flatMap(taken)).toEqual([]);
  });

  test('the catalog has no English text by mistake', () => {
    const same = [...own].flatMap(([name, entry]) => {
      const here = sampleText(entry);
      return here !== null && here !== '' && here === sampleText(english.get(name) ?? '') ? [name] : [];
    });
    expect(same.filter((name) => !SAME.has(name) && !isTabNumber(name))).toEqual([]);
  });

  test('a translation has an empty text exactly where the English catalog has one', () => {
    const isEmpty = ([, entry]: readonly [string, Entry]): boolean => entry === '';
    const names = (all: ReadonlyMap<string, Entry>): string[] =>
      [...all].filter(isEmpty).map(([name]) => name);
    expect(names(own)).toEqual(names(english));
  });

  test('the catalog’s entries use every value that they take', () => {
    const lost = [...own].flatMap(([name, entry]) => {
      const model = english.get(name);
      if (typeof entry === 'string' || model === undefined) return [];
      const [here, there] = [sampleText(entry), sampleText(model)];
      if (here === null || there === null || there.includes('undefined')) return [];
      const digits = (text: string): string => text.replaceAll(/\D/g, '');
      return digits(here).length < digits(there).length ? [`${name}: ${here} | ${there}`] : [];
    });
    expect(lost).toEqual([]);
  });
});
