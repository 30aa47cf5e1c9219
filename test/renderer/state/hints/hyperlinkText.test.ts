// What is said of a link under the pointer, before anybody follows it.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { linkWords } from '../../../../renderer/state/hints/hyperlinkText.ts';

test('an address says how it is opened, with the key of the platform', () => {
  const link = { text: 'https://example.com/a', target: 'https://example.com/a' };
  expect(linkWords(ENGLISH, link, false)).toEqual({
    target: 'https://example.com/a',
    note: 'Ctrl+click to open',
    isWarning: false,
  });
  expect(linkWords(ENGLISH, link, true).note).toBe('⌘click to open');
});

test.each(['file:///etc/passwd', 'ssh://host/', 'not an address', 'https://a:b@example.com/'])(
  '%s says that it can only be copied',
  (target) => {
    expect(linkWords(ENGLISH, { text: 'here', target }, false).note).toBe('Can only be copied');
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
])('%s that leads to %s is a warning', (text, target, note) => {
  expect(linkWords(ENGLISH, { text, target }, false)).toMatchObject({ note, isWarning: true });
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
])('%j that leads to %s claims nothing else', (text, target) => {
  expect(linkWords(ENGLISH, { text, target }, false).isWarning).toBe(false);
});

test('what a program wrote to be misread is spelled out', () => {
  const shown = (target: string): string => linkWords(ENGLISH, { text: '', target }, false).target;
  expect(shown('https://bаnk.com/\u202egpj')).toBe('https://xn--bnk-6cd.com/%E2%80%AEgpj');
  expect(shown('no address\u202e\u0007')).toBe('no address��');
});
