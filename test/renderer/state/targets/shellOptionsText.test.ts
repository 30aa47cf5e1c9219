// Parsing of a typed command, and the options of a shell in words.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine, parseCommandLine } from '../../../../renderer/state/targets/commandLine.ts';
import { fieldsOf, optionsWords, parseOptions } from '../../../../renderer/state/targets/shellOptionsText.ts';

test.each([
  ['', []],
  ['  psql   -U me ', ['psql', '-U', 'me']],
  [`sh -c 'echo "a b" $HOME'`, ['sh', '-c', 'echo "a b" $HOME']],
  [`a"b c"'d e'f`, ['ab cd ef']],
  [String.raw`a\ b "\"c\\" '\'`, ['a b', String.raw`"c\ `.trim(), '\\']],
  [`''`, ['']],
])('the command line %s has the words %j', (text, words) =>
  expect(parseCommandLine(text)).toEqual({ ok: true, words }),
);

test.each([`'a`, `b "c`, 'd\\', `e 'f' "`])('the unfinished command line %s is an error', (text) => {
  expect(parseCommandLine(text).ok).toBe(false);
});

test('any words survive writing and parsing', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (words) => {
      expect(parseCommandLine(commandLine(words))).toEqual({ ok: true, words });
    }),
  );
});

test('fields become options, and an empty field no option', () => {
  const options = { user: 'me', directory: '/srv/my files', command: ['sh', '-c', 'ls -l'] };
  expect(parseOptions(ENGLISH, fieldsOf(options))).toEqual({ ok: true, options });
  expect(parseOptions(ENGLISH, fieldsOf({}))).toEqual({ ok: true, options: {} });
  expect(parseOptions(ENGLISH, { user: ' ', directory: ' /srv ', command: '' })).toEqual({
    ok: true,
    options: { directory: '/srv' },
  });
  expect(parseOptions(ENGLISH, { user: '', directory: '', command: "'" }).ok).toBe(false);
  expect(parseOptions(ENGLISH, { user: '', directory: '', command: 'x '.repeat(65) }).ok).toBe(false);
});

test('options have a description in words', () => {
  expect(optionsWords(ENGLISH, { user: 'postgres', directory: '/srv', command: ['psql', 'a b'] })).toBe(
    "as postgres, in /srv, psql 'a b'",
  );
});
