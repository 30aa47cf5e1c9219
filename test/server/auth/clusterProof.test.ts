// Gateways and hosts prove to each other that they know the same secret.
import { expect, test } from 'vitest';
import {
  checkHostAnswer,
  GatewayCheck,
  gatewayAuthorization,
  hostAnswer,
  isGatewayHeader,
} from '../../../server/auth/clusterProof.ts';

const SECRET = Buffer.from('a secret of the whole cluster, long enough');
const OTHER = Buffer.from('another secret, which is as long as this one');
const NONCE = '0123456789abcdef0123456789abcdef';
const NOW = 1_800_000_000_000;

test('G7: a fresh proof names the user for whom the gateway connects, in any alphabet', () => {
  for (const user of ['ann', 'jürgen@example.org', '']) {
    const header = gatewayAuthorization(SECRET, NOW, NONCE, user);
    expect(isGatewayHeader(header)).toBe(true);
    expect(new GatewayCheck(SECRET).check(header, NOW)).toEqual({ user, nonce: NONCE });
  }
});

test('G7: a proof with another secret or with any changed part is rejected', () => {
  const check = new GatewayCheck(SECRET);
  expect(check.check(gatewayAuthorization(OTHER, NOW, NONCE, 'ann'), NOW)).toBeUndefined();
  const good = gatewayAuthorization(SECRET, NOW, NONCE, 'ann');
  const encoded = Buffer.from('ann').toString('base64url');
  const forged = [
    good.replace(String(NOW), String(NOW + 1)),
    good.replace(NONCE, NONCE.replace('0', '1')),
    good.replace(`.${encoded}.`, `.${Buffer.from('bob').toString('base64url')}.`),
    good.slice(0, -1),
    `${good}0`,
    good.replace('Holdfast-Cluster', 'Bearer'),
    'Holdfast-Cluster ',
    '',
  ];
  for (const header of forged) expect(check.check(header, NOW), header).toBeUndefined();
  expect(check.check(good, NOW)).toBeDefined();
});

test('G7: a proof is valid once, and only within a minute of its time', () => {
  const check = new GatewayCheck(SECRET);
  const header = gatewayAuthorization(SECRET, NOW, NONCE, 'ann');
  expect(check.check(header, NOW + 60_001)).toBeUndefined();
  expect(check.check(header, NOW - 60_001)).toBeUndefined();
  expect(check.check(header, NOW + 60_000)).toBeDefined();
  expect(check.check(header, NOW + 60_000)).toBeUndefined();
});

test('G7: the server remembers a nonce for as long as its proof could be used again', () => {
  const check = new GatewayCheck(SECRET);
  // Header of a gateway whose clock is a minute ahead.
  const header = gatewayAuthorization(SECRET, NOW + 60_000, NONCE, 'ann');
  expect(check.check(header, NOW)).toBeDefined();
  const another = gatewayAuthorization(SECRET, NOW + 120_000, NONCE.replace('0', 'f'), 'ann');
  expect(check.check(another, NOW + 119_000)).toBeDefined();
  expect(check.check(header, NOW + 119_000)).toBeUndefined();
});

test('G7: a gateway accepts a host’s id only with the proof for the same request', () => {
  const answer = hostAnswer(SECRET, NONCE, 'web-1');
  expect(checkHostAnswer(SECRET, NONCE, answer)).toBe('web-1');
  expect(checkHostAnswer(SECRET, NONCE.replace('0', '1'), answer)).toBeUndefined();
  expect(checkHostAnswer(OTHER, NONCE, answer)).toBeUndefined();
  expect(checkHostAnswer(SECRET, NONCE, answer.replace('web-1', 'web-2'))).toBeUndefined();
  expect(checkHostAnswer(SECRET, NONCE, '')).toBeUndefined();
});
