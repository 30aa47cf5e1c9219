// The note on a hyperlink under the pointer.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { hyperlinkWords } from '../../../../renderer/state/hints/hyperlinkText.ts';

test('a link’s tooltip says how to open it, with the platform’s modifier key', () => {
  const link = { text: 'https://example.com/a', target: 'https://example.com/a' };
  expect(hyperlinkWords(ENGLISH, link, false)).toEqual({
    target: 'https://example.com/a',
    note: 'Ctrl+click to open',
    isWarning: false,
  });
  expect(hyperlinkWords(ENGLISH, link, true).note).toBe('⌘click to open');
});

test.each(['file:///etc/passwd', 'ssh://host/', 'not an address', 'https://a:b@example.com/'])(
  'the tooltip of %s says that it can only be copied',
  (target) => {
    expect(hyperlinkWords(ENGLISH, { text: 'here', target }, false).note).toBe('Can only be copied');
  },
);

test.each([
  ['https://bank.com', 'https://evil.test/', 'Shows bank.com, but leads to evil.test'],
  ['bank.com/login', 'https://evil.test/', 'Shows bank.com, but leads to evil.test'],
  ['www.bank.example', 'https://evil.test/', 'Shows bank.example, but leads to evil.test'],
  ['https://bank.com', 'https://bank.com.evil.test/', 'Shows bank.com, but leads to bank.com.evil.test'],
  ['https://bank.com', 'https://bank.com@evil.test/', 'Shows bank.com, but leads to evil.test'],
  ['https://bаnk.com', 'https://bank.com/', 'Shows xn--bnk-6cd.com, but leads to bank.com'],
  ['https://bank.com', 'file:///etc/passwd', 'Shows bank.com, but leads elsewhere'],
])('the text %s with the address %s gives a warning', (text, target, note) => {
  expect(hyperlinkWords(ENGLISH, { text, target }, false)).toMatchObject({ note, isWarning: true });
});

test.each([
  ['https://example.com', 'https://example.com/a'],
  ['www.example.com', 'https://example.com/'],
  ['example.com', 'http://www.example.com/'],
  ['README.md', 'https://example.com/README.md'],
  ['src/app.ts', 'file:///src/app.ts'],
  ['see the manual', 'https://example.com/'],
  ['#1234', 'https://example.com/1234'],
  ['', 'https://example.com/'],
])('the text %j with the address %s gives no warning', (text, target) => {
  expect(hyperlinkWords(ENGLISH, { text, target }, false).isWarning).toBe(false);
});

test('misleading characters of an address are spelled out', () => {
  const shown = (target: string): string => hyperlinkWords(ENGLISH, { text: '', target }, false).target;
  expect(shown('https://bаnk.com/\u202egpj')).toBe('https://xn--bnk-6cd.com/%E2%80%AEgpj');
  expect(shown('no address\u202e\u0007')).toBe('no address��');
});
