// Allowlist of hyperlinks that the app opens; terminal output is untrusted.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_HYPERLINK_CHARS, openableAddress } from '../../../shared/view/hyperlinks.ts';

test.each([
  ['https://example.com', 'https://example.com/'],
  ['HTTP://Example.com:8080/a?b=c#d', 'http://example.com:8080/a?b=c#d'],
  ['mailto:somebody@example.com', 'mailto:somebody@example.com'],
  ['https://münchen.example/ü', 'https://xn--mnchen-3ya.example/%C3%BC'],
])('%s is opened as %s', (link, address) => {
  expect(openableAddress(link)).toBe(address);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'ssh://host',
  'ms-msdt:/id',
  'holdfast://session/1',
  'https://bank.example@evil.example/',
  'https://',
  'example.com',
  '//example.com',
  '',
  ' https://example.com',
  'https://example.com/\n',
  'https://example.com/\u202egpj.exe',
])('%j may only be copied', (link) => {
  expect(openableAddress(link)).toBeNull();
});

test('a hyperlink of the max length is opened, and a longer one is not', () => {
  const start = 'https://example.com/';
  const longest = start + 'x'.repeat(MAX_HYPERLINK_CHARS - start.length);
  expect([openableAddress(longest), openableAddress(`${longest}x`)]).toEqual([longest, null]);
});

test('for any text, only web and mail addresses are opened', () => {
  const scheme = fc.constantFrom('http:', 'https:', 'mailto:', 'file:', 'javascript:', 'vbscript:', 'smb:');
  const link = fc.tuple(scheme, fc.string({ unit: 'binary' })).map(([start, rest]) => start + rest);
  fc.assert(
    fc.property(link, (text) => {
      const address = openableAddress(text);
      if (address !== null) expect(address).toMatch(/^(?:https?|mailto):[^\s\p{C}]*$/u);
    }),
  );
});
