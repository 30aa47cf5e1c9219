// Addresses, paths and ids in a line of output, and texts that only look like them.
import { expect, test } from 'vitest';
import { entitiesIn } from '../../../../renderer/terminal/hints/textEntities.ts';

const found = (line: string): string[] => entitiesIn(line).map(({ kind, text }) => `${kind} ${text}`);

const ID = '0123456789abcdef'.repeat(4);
const UUID = '123e4567-e89b-12d3-a456-426614174000';

test.each([
  ['see https://example.com/a?b=c#d.', ['url https://example.com/a?b=c#d']],
  ['(https://en.example/Foo_(bar))', ['url https://en.example/Foo_(bar)']],
  ['[text](http://a.example/x), <http://b.example>', ['url http://a.example/x', 'url http://b.example']],
  ['│ https://a.example/x│', ['url https://a.example/x']],
  ['mail mailto:a@b.example!', ['url mailto:a@b.example']],
  ['file:///etc/hosts ssh://host/x', ['url file:///etc/hosts', 'url ssh://host/x']],
  ['src/a.ts:12:3 - error', ['path src/a.ts:12:3']],
  ['at f (/srv/app/main.js:7:11)', ['path /srv/app/main.js:7:11']],
  ['main.c:3: warning', ['path main.c:3']],
  [
    '~/notes.md ./run.sh ../x /var/log/syslog.',
    ['path ~/notes.md', 'path ./run.sh', 'path ../x', 'path /var/log/syslog'],
  ],
  ['commit 06367afb1', ['commit 06367afb1']],
  ['06367af..7c07a71', ['commit 06367af', 'commit 7c07a71']],
  ['da39a3ee5e6b4b0d3255bfef95601890afd80709', ['commit da39a3ee5e6b4b0d3255bfef95601890afd80709']],
  ['3f4e1a2b9c8d   nginx', ['container 3f4e1a2b9c8d']],
  [`${ID} sha256:${ID}`, [`container ${ID}`, `container sha256:${ID}`]],
  [`id ${UUID}`, [`uuid ${UUID}`]],
  ['listening on 127.0.0.1:8080, 10.0.0.1', ['address 127.0.0.1:8080', 'address 10.0.0.1']],
  ['0.0.0.0:5432->5432/tcp localhost:3000', ['address 0.0.0.0:5432', 'address localhost:3000']],
])('the line “%s” contains %j', (line, entities) => {
  expect(found(line)).toEqual(entities);
});

test.each([
  'and/or 1/2 a:b',
  'at 12:30:05 of 2026-01-05',
  '1234567 defaced 20260105',
  '999.1.1.1 1.2.3.4.5',
  '127.0.0.1:99999',
  'http:// mailto: mailto:nobody',
  '/ // ~ ..',
  'Deadbee1',
])('the line “%s” contains no entity', (line) => {
  expect(found(line)).toEqual([]);
});

test('the reported positions of entities cut out exactly their text', () => {
  const line = 'see https://example.com/a, src/a.ts:1 and 06367af!';
  for (const { text, begin, end } of entitiesIn(line)) expect(line.slice(begin, end)).toBe(text);
});
