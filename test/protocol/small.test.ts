// Versions, ids and backoff.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostOf, newSessionId, randomId, SESSION_ID } from '../../protocol/ids.ts';
import { BACKOFF_BASE_MS, BACKOFF_CAP_MS, BACKOFF_GROWTH, backoffMs } from '../../protocol/resume/backoff.ts';
import { offeredSubprotocols, PROTOCOL_VERSION, selectVersion, versionOf } from '../../protocol/version.ts';

describe('C2: versions are negotiated as WebSocket subprotocols', () => {
  test('a peer selects the version that it offers itself', () => {
    expect(selectVersion(offeredSubprotocols())).toBe(PROTOCOL_VERSION);
  });

  test.each([
    [[]],
    [['holdfast.v0']],
    [['holdfast.v2']],
    [['holdfast.v999']],
    [['holdfast.v']],
    [['xholdfast.v1']],
    [['holdfast.v1x']],
    [['holdfast.v1 ']],
  ])('no version is selected from %j', (offered) => {
    expect(selectVersion(offered)).toBeUndefined();
  });

  test('unknown subprotocols among known ones are ignored', () => {
    expect(selectVersion(['mqtt', 'holdfast.v7', 'holdfast.v1'])).toBe(1);
    expect(versionOf('holdfast.v7')).toBe(7);
  });
});

describe('S1: a session ID contains its host', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

  test('a new session ID has 128 random bits, and its host can be read from it', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const session = newSessionId('web-2', () => random);
        expect(session).toMatch(SESSION_ID);
        expect(hostOf(session)).toBe('web-2');
        expect(
          Buffer.from(
            randomId(() => random),
            'hex',
          ),
        ).toEqual(Buffer.from(random));
      }),
    );
  });
});

describe('backoff: no delay first, then a random delay of up to 15 s, without a limit on attempts', () => {
  test('the first attempt has no delay', () => {
    expect(backoffMs(0, () => 0.999)).toBe(0);
  });

  test('each later delay is random below a limit that grows to its maximum', () => {
    const caps = [1, 2, 3, 8, 12, 13, 1000, 1e9].map((attempt) => backoffMs(attempt, () => 1));
    expect(caps.slice(0, 3)).toEqual(
      [0, 1, 2].map((step) => Math.floor(BACKOFF_BASE_MS * BACKOFF_GROWTH ** step)),
    );
    expect(caps.slice(-3)).toEqual([BACKOFF_CAP_MS, BACKOFF_CAP_MS, BACKOFF_CAP_MS]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const delay = backoffMs(attempt, () => random);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(BACKOFF_CAP_MS * random);
        },
      ),
    );
  });
});
