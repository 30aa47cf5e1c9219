// Pacing of a sender over simulated networks: it uses the full rate and keeps the queue short.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace, QUEUE_MS } from '../../protocol/resume/pace.ts';

const MAX = 512 * 1024;
const MIN_BYTES = 4 * 1024;

type LinkShape = { readonly bytesPerMs: number; readonly rttMs: number };
type Flight = { readonly end: number; readonly arrivesAt: number };

/**
 * Sends as much as possible over a link for `durationMs`. Returns the share of its rate used, and the longest queue, in the
 * second half.
 */
function flood({ bytesPerMs, rttMs }: LinkShape, durationMs: number): { used: number; queueMs: number } {
  const pace = new Pace(MAX, 0);
  const flights: Flight[] = [];
  let sent = 0;
  let received = 0;
  let freeAt = 0;
  let queueMs = 0;
  let receivedHalf = 0;
  for (let now = 0; now < durationMs; now += 1) {
    while ((flights[0]?.arrivesAt ?? Infinity) <= now) {
      received = (flights.shift() as Flight).end;
      pace.received(received, now);
    }
    while (pace.limitBytes - (sent - received) >= Math.min(pace.frameBytes, pace.limitBytes / 2)) {
      const byteCount = Math.min(pace.frameBytes, pace.limitBytes - (sent - received));
      sent += byteCount;
      pace.sent(sent, now);
      if (now > durationMs / 2) queueMs = Math.max(queueMs, freeAt - now);
      freeAt = Math.max(freeAt, now) + byteCount / bytesPerMs;
      flights.push({ end: sent, arrivesAt: freeAt + rttMs });
    }
    if (now === Math.floor(durationMs / 2)) receivedHalf = received;
  }
  return { used: (received - receivedHalf) / ((durationMs / 2) * bytesPerMs), queueMs };
}

test('W5: the sender uses a slow link with a long round trip fully, and keeps its queue short', () => {
  // 1 Mbit/s, 300 ms.
  const { used, queueMs } = flood({ bytesPerMs: 125, rttMs: 300 }, 20_000);
  expect(used).toBeGreaterThan(0.95);
  expect(queueMs).toBeLessThan(100);
});

test('W5: the sender uses any link that the window can fill, with at most 100 ms queued', () => {
  const links = fc.record({
    bytesPerMs: fc.integer({ min: 20, max: 20_000 }),
    rttMs: fc.integer({ min: 2, max: 400 }),
  });
  fc.assert(
    fc.property(links, (link) => {
      const { used, queueMs } = flood(link, 15_000);
      const couldUse = Math.min(1, MAX / (link.bytesPerMs * link.rttMs));
      expect(used).toBeGreaterThan(0.85 * couldUse);
      expect(queueMs).toBeLessThan(2 * QUEUE_MS + (1.2 * MIN_BYTES) / link.bytesPerMs);
    }),
    { numRuns: 60 },
  );
});

describe('W5: limit of bytes in flight', () => {
  test('the limit starts small, doubles after a round trip without a queue, and stops at the maximum', () => {
    const pace = new Pace(100_000, 1000);
    expect(pace.limitBytes).toBe(32 * 1024);
    for (let round = 0, end = 1000; round < 4; round += 1) {
      const under = pace.limitBytes;
      end += under;
      pace.sent(end, round * 10);
      pace.received(end, round * 10 + 5);
      expect(pace.limitBytes).toBe(Math.min(100_000, under * 2));
    }
  });

  test('the limit falls to the delivered rate once acknowledgments are late, and stops at the minimum', () => {
    const pace = new Pace(MAX, 0);
    pace.sent(30_000, 0);
    pace.received(30_000, 10);
    pace.sent(60_000, 20);
    pace.received(60_000, 5000);
    expect(pace.limitBytes).toBeGreaterThanOrEqual(MIN_BYTES);
    let end = 60_000;
    for (let now = 5000; now < 20_000; now += 1000) {
      end += 1000;
      pace.sent(end, now);
      pace.received(end, now + 900);
    }
    expect(pace.limitBytes).toBe(MIN_BYTES);
  });

  test('the limit equals a window that is smaller than the minimum', () => {
    const pace = new Pace(1024, 0);
    pace.sent(1024, 0);
    pace.received(1024, 1);
    expect(pace.limitBytes).toBe(1024);
  });

  test('repeated and outdated acknowledgments do not change the limit', () => {
    const pace = new Pace(MAX, 0);
    pace.sent(1000, 0);
    pace.received(1000, 5);
    const { limitBytes } = pace;
    pace.received(1000, 5000);
    pace.received(10, 5000);
    expect(pace.limitBytes).toBe(limitBytes);
  });

  test('the sender remembers a limited number of sends', () => {
    const pace = new Pace(MAX, 0);
    for (let end = 1; end <= 10_000; end += 1) pace.sent(end, end);
    pace.received(10_000, 20_000);
    expect(pace.limitBytes).toBeGreaterThan(32 * 1024);
  });
});
