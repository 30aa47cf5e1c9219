// Parser of `holdfast://` addresses, which come from untrusted sources.
import { ENGLISH } from '../../../../shared/words/english.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInvitation } from '../../../../main/workspace/invitations/invitation.ts';

const SESSION = `web-1.${'0f'.repeat(16)}`;
const server = (query: string) => parseInvitation(`holdfast://server${query}`);

test('the address of a session contains only the session’s id', () => {
  expect(parseInvitation(`holdfast://attach/${SESSION}`)).toEqual({
    ok: true,
    invitation: { kind: 'session', session: SESSION },
  });
});

test('the address of a server contains a wss or https URL and a name', () => {
  expect(server('?url=wss%3A%2F%2Fteam.example%3A7420&name=Team')).toEqual({
    ok: true,
    invitation: { kind: 'server', name: 'Team', url: 'wss://team.example:7420' },
  });
  expect(server('?url=https://team.example')).toEqual({
    ok: true,
    invitation: { kind: 'server', name: 'team.example', url: 'wss://team.example' },
  });
});

test('unsafe characters are removed from a name, and a host with non-ASCII letters is shown in Punycode', () => {
  expect(server('?url=wss://te%D0%B0m.example&name=%E2%80%AETeam%0A')).toEqual({
    ok: true,
    invitation: { kind: 'server', name: 'Team', url: 'wss://xn--tem-7cd.example' },
  });
});

test.each([
  ['another scheme', `https://attach/${SESSION}`, 'it is malformed'],
  ['an address without a verb', 'holdfast:', 'this version of Holdfast does not support it'],
  ['an unknown verb', `holdfast://run/${SESSION}`, 'this version of Holdfast does not support it'],
  ['no session', 'holdfast://attach/', 'it has no session ID'],
  ['a malformed session', 'holdfast://attach/../../etc', 'it has no session ID'],
  ['a session with a longer path', `holdfast://attach/${SESSION}/x`, 'it has no session ID'],
  ['a session with a query', `holdfast://attach/${SESSION}?run=ls`, 'it has no session ID'],
  ['a user', `holdfast://me@attach/${SESSION}`, 'it has unknown parts'],
  ['a fragment', `holdfast://attach/${SESSION}#x`, 'it has unknown parts'],
  ['a token', 'holdfast://server?url=wss://a&token=t', 'a link to a server can only have a url and a name'],
  [
    'two servers',
    'holdfast://server?url=wss://a&url=wss://b',
    'a link to a server can only have a url and a name',
  ],
  ['a server without TLS', 'holdfast://server?url=ws://team.example', 'its server does not use TLS'],
  ['a server on this computer', 'holdfast://server?url=127.0.0.1:7420', 'its server does not use TLS'],
  ['no server', 'holdfast://server?name=Team', 'it has no server address'],
  ['a server with a password', 'holdfast://server?url=wss://me:secret@a', 'it has no server address'],
  ['a script', 'holdfast://server?url=javascript:alert(1)', 'it has no server address'],
  [
    'an overlong address',
    `holdfast://server?url=wss://${'a'.repeat(2000)}`,
    'it is longer than 2,000 characters',
  ],
])('%s is refused, with the reason', (_what, address, reason) => {
  const parsed = parseInvitation(address);
  expect(parsed.ok ? '' : ENGLISH.notices.addresses[parsed.reason]).toBe(reason);
});

test('parsing any text never throws, and yields only a session ID or a wss address', () => {
  const words = [
    'attach',
    'server',
    SESSION,
    '?url=',
    '&name=',
    '/',
    '%',
    'wss://team.example',
    'https://a@b',
  ];
  const part = fc.oneof(fc.string(), fc.constantFrom(...words));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const result = parseInvitation(`holdfast://${parts.join('')}`);
      if (!result.ok) return;
      if (result.invitation.kind === 'session')
        expect(result.invitation.session).toMatch(/^[a-z0-9-]+\.[0-9a-f]{32}$/);
      else {
        expect(result.invitation.url).toMatch(/^wss:\/\/[^@\s]+$/);
        expect(result.invitation.name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }
    }),
  );
});
