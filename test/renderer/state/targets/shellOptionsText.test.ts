// A command typed into a field, and what is said of a shell's options.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine, readCommandLine } from '../../../../renderer/state/commands/commandLine.ts';
import { fieldsOf, optionsWords, readOptions } from '../../../../renderer/state/targets/shellOptionsText.ts';

test.each([
  ['', []],
  ['  psql   -U me ', ['psql', '-U', 'me']],
  [`sh -c 'echo "a b" $HOME'`, ['sh', '-c', 'echo "a b" $HOME']],
  [`a"b c"'d e'f`, ['ab cd ef']],
  [String.raw`a\ b "\"c\\" '\'`, ['a b', String.raw`"c\ `.trim(), '\\']],
  [`''`, ['']],
])('%s is %j', (text, words) => expect(readCommandLine(text)).toEqual({ ok: true, words }));

test.each([`'a`, `b "c`, 'd\\', `e 'f' "`])('%s has no end, which is said', (text) => {
  expect(readCommandLine(text).ok).toBe(false);
});

test('what is written of any words is read as these words again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (words) => {
      expect(readCommandLine(commandLine(words))).toEqual({ ok: true, words });
    }),
  );
});

test('fields are read as options, and an empty one is none', () => {
  const options = { user: 'me', directory: '/srv/my files', command: ['sh', '-c', 'ls -l'] };
  expect(readOptions(ENGLISH, fieldsOf(options))).toEqual({ ok: true, options });
  expect(readOptions(ENGLISH, fieldsOf({}))).toEqual({ ok: true, options: {} });
  expect(readOptions(ENGLISH, { user: ' ', directory: ' /srv ', command: '' })).toEqual({
    ok: true,
    options: { directory: '/srv' },
  });
  expect(readOptions(ENGLISH, { user: '', directory: '', command: "'" }).ok).toBe(false);
  expect(readOptions(ENGLISH, { user: '', directory: '', command: 'x '.repeat(65) }).ok).toBe(false);
});

test('options are said in words', () => {
  expect(optionsWords(ENGLISH, { user: 'postgres', directory: '/srv', command: ['psql', 'a b'] })).toBe(
    "as postgres, in /srv, psql 'a b'",
  );
});
