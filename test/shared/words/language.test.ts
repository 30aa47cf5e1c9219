// Language of the app for a list of preferred system languages.
import { expect, test } from 'vitest';
import { languageOf } from '../../../shared/words/language.ts';

test.each([
  ['the first supported one', ['fr-FR', 'de-AT', 'en-GB'], 'de'],
  ['in a dialect', ['de-Latn-CH-1996'], 'de'],
  ['as Linux writes it', ['de_DE.UTF-8@euro'], 'de'],
  ['in any case', ['DE'], 'de'],
  ['English before German', ['en-US', 'de'], 'en'],
  ['no supported one', ['fr', 'nds', 'den'], 'en'],
  ['an empty list', [], 'en'],
  ['no language', ['C', 'POSIX', '', 'C.UTF-8'], 'en'],
] as const)('the system’s language, %s: %j is %s', (_what, preferred, language) => {
  expect(languageOf('system', preferred)).toBe(language);
});

test('a language chosen in the settings overrides the system’s', () => {
  expect(languageOf('en', ['de'])).toBe('en');
  expect(languageOf('de', ['en'])).toBe('de');
});
