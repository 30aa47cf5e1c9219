import { expect, test } from 'vitest';
import { MAX_HELLO_HEADER_CHARS } from '../../../protocol/limits.ts';
import { decideUpgrade, decodeHelloHeader, type UpgradePolicy } from '../../../server/transport/upgrade.ts';

const credential = { user: 'ann', sha256: Buffer.alloc(32) };
const policy: UpgradePolicy = {
  allowedOrigins: [],
  findCredential: (token) => (token === 'good' ? credential : undefined),
  checkGateway: () => undefined,
  hasRoomFor: () => true,
  isClosing: () => false,
};
const good = { authorization: 'Bearer good', 'sec-websocket-protocol': 'holdfast.v1' };

test('C2 C3 C5: the server accepts a valid token and a common version, with the hello in the header', () => {
  expect(decideUpgrade({ ...good, 'holdfast-hello': 'abc' }, policy)).toEqual({
    kind: 'accepted',
    version: 1,
    credential,
    answer: undefined,
    helloHeader: 'abc',
  });
  expect(
    decideUpgrade({ ...good, 'sec-websocket-protocol': 'chat, holdfast.v2 , holdfast.v1' }, policy),
  ).toMatchObject({ version: 1 });
});

test.each([
  ['an older', 'holdfast.v0'],
  ['a newer', 'holdfast.v2'],
])('C2: %s client is refused with the versions that the server supports', (_peer, subprotocol) => {
  expect(decideUpgrade({ ...good, 'sec-websocket-protocol': subprotocol }, policy)).toEqual({
    kind: 'refused',
    status: 426,
    body: 'no common protocol version; this server speaks 1\n',
    headers: { 'Holdfast-Versions': '1' },
  });
});

test.each([
  [
    'C3: origin off the list',
    { ...good, origin: 'https://b.example' },
    { allowedOrigins: ['https://a.example'] },
    403,
  ],
  ['C3: token missing', { 'sec-websocket-protocol': 'holdfast.v1' }, {}, 401],
  ['C3: token unknown', { ...good, authorization: 'Bearer bad' }, {}, 401],
  ['C2: version unknown', { ...good, 'sec-websocket-protocol': 'holdfast.v0' }, {}, 426],
  ['C10: server closing', good, { isClosing: () => true }, 503],
  ['section 11: too many connections', good, { hasRoomFor: () => false }, 429],
])('a request is refused: %s', (_what, headers, change, status) => {
  const decision = decideUpgrade(headers, { ...policy, ...change });
  expect(decision).toMatchObject({ kind: 'refused', status });
});

test('C3: web pages are accepted only from listed origins, and all clients without an origin are accepted', () => {
  const listed = { ...policy, allowedOrigins: ['https://a.example'] };
  expect(decideUpgrade({ ...good, origin: 'https://b.example' }, policy).kind).toBe('refused');
  expect(decideUpgrade({ ...good, origin: 'https://a.example' }, listed).kind).toBe('accepted');
  expect(decideUpgrade(good, listed).kind).toBe('accepted');
});

test('C5: the hello header is base64url of at most 6,144 characters', () => {
  expect(decodeHelloHeader(Buffer.from('{"ü":1}').toString('base64url'))).toEqual({ json: '{"ü":1}' });
  expect(decodeHelloHeader('A'.repeat(MAX_HELLO_HEADER_CHARS))).toHaveProperty('json');
  expect(decodeHelloHeader('A'.repeat(MAX_HELLO_HEADER_CHARS + 1))).toEqual({
    problem: 'the hello header is too long',
  });
});

test.each([
  ['padding', 'e30='],
  ['the alphabet of plain Base64', 'e30/'],
  ['a line break', 'e30\n'],
  ['anything else', '!!!'],
])('C5: a hello header with %s is malformed', (_what, header) => {
  expect(decodeHelloHeader(header)).toEqual({
    problem: 'the hello header is not base64url without padding',
  });
});
