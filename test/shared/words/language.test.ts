// Which language the app speaks to whom.
import { expect, test } from 'vitest';
import { languageOf } from '../../../shared/words/language.ts';

test.each([
  ['the first that the app speaks', ['fr-FR', 'de-AT', 'en-GB'], 'de'],
  ['in a dialect', ['de-Latn-CH-1996'], 'de'],
  ['as Linux writes it', ['de_DE.UTF-8@euro'], 'de'],
  ['in any case', ['DE'], 'de'],
  ['English before German', ['en-US', 'de'], 'en'],
  ['none that it speaks', ['fr', 'nds', 'den'], 'en'],
  ['nothing said', [], 'en'],
  ['no language', ['C', 'POSIX', '', 'C.UTF-8'], 'en'],
] as const)('the system’s language, %s: %j is %s', (_what, preferred, language) => {
  expect(languageOf('system', preferred)).toBe(language);
});

test('a language that is chosen is spoken whatever the system’s is', () => {
  expect(languageOf('en', ['de'])).toBe('en');
  expect(languageOf('de', ['en'])).toBe('de');
});
