// Rows of the settings dialog.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { settings } from '../../../../shared/settings/settings.ts';
import { settingSections } from '../../../../renderer/state/settings/settingRows.ts';

const namesFor = (query: string): readonly string[] =>
  settingSections(ENGLISH, query).flatMap(({ rows }) => rows.map(({ name }) => name));

test('the dialog has each setting once, except imported schemes, shortcuts and profiles', () => {
  const names = Object.keys(settings.entries).filter(
    (name) => !['colorSchemes', 'shortcuts', 'profiles'].includes(name),
  );
  expect(namesFor('').toSorted()).toEqual(names.toSorted());
});

test('each option of a choice is a valid value, and the default is one of the options', () => {
  for (const row of settingSections(ENGLISH, '').flatMap(({ rows }) => rows)) {
    if (row.kind !== 'choice') continue;
    for (const [value] of row.options)
      expect(v.safeParse(settings.entries[row.name], value).success, `${row.name} ${value}`).toBe(true);
    expect(row.options.map(([value]) => value)).toContain(v.getDefaults(settings)[row.name]);
  }
});

test.each([
  ['cursor', ['cursorStyle', 'cursorBlink']],
  ['CURSOR blink', ['cursorBlink']],
  ['fontsize', ['fontSize']],
  ['clipboard', ['copyOnSelect']],
  ['underline', ['cursorStyle']],
  ['color', ['lightColors', 'darkColors', 'theme', 'opacity']],
  ['colour', ['lightColors', 'darkColors', 'theme', 'opacity']],
  ['Dark Colours', ['darkColors']],
  ['transparency', ['opacity']],
  ['copy', ['copyOnSelect', 'rightClick', 'clipboardWrite']],
  ['no such thing', []],
])('the query %s finds %j', (query, names) => {
  expect(namesFor(query).filter((name) => name !== 'fontFamily' && name !== 'lineHeight')).toEqual(
    expect.arrayContaining(names),
  );
  if (names.length === 0) expect(namesFor(query)).toEqual([]);
});
