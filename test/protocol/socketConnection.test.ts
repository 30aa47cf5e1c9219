// A WebSocket as a connection: close reasons within their limit, and the moment when sending can continue.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  connectionOver,
  MAX_REASON_BYTES,
  SEND_AHEAD_BYTES,
  shortReason,
} from '../../protocol/socketConnection.ts';

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

test.each([
  ['no reason', '', ''],
  ['a reason of exactly 123 bytes', 'a'.repeat(123), 'a'.repeat(123)],
  ['a longer ASCII reason', 'a'.repeat(124), 'a'.repeat(123)],
  ['characters of two bytes', 'é'.repeat(100), 'é'.repeat(61)],
  ['characters of three bytes', '漢'.repeat(100), '漢'.repeat(41)],
  ['characters of four bytes, which are two UTF-16 units', '😀'.repeat(100), '😀'.repeat(30)],
])('a close frame contains the whole characters of %s that fit', (_what, reason, sent) => {
  expect(shortReason(reason)).toBe(sent);
});

test('any reason is shortened to at most 123 bytes', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '\ud800'), maxLength: 200 });
  fc.assert(
    fc.property(text, (reason) => {
      const short = shortReason(reason);
      expect(reason.startsWith(short)).toBe(true);
      expect(byteLength(short)).toBeLessThanOrEqual(MAX_REASON_BYTES);
      const [next] = reason.slice(short.length);
      if (next !== undefined) expect(byteLength(short) + byteLength(next)).toBeGreaterThan(MAX_REASON_BYTES);
    }),
  );
});

test('a connection closes its socket with a shortened reason', () => {
  const closes: unknown[] = [];
  const socket = {
    bufferedAmount: 0,
    send: () => undefined,
    close: (...how: unknown[]) => void closes.push(how),
    terminate: () => undefined,
  };
  connectionOver(socket, () => undefined).close(4000, '漢'.repeat(100));
  expect(closes).toEqual([[4000, '漢'.repeat(41)]]);
});

test('sending can continue once less than the limit waits in the socket', () => {
  const sent: (() => void)[] = [];
  let drained = 0;
  const socket = {
    bufferedAmount: SEND_AHEAD_BYTES,
    send: (_message: unknown, onSent: () => void) => void sent.push(onSent),
    close: () => undefined,
    terminate: () => undefined,
  };
  const connection = connectionOver(socket, () => (drained += 1));
  connection.sendText('{}');
  connection.sendBytes(new Uint8Array(1));
  sent[0]?.();
  expect([drained, connection.bufferedBytes()]).toEqual([0, SEND_AHEAD_BYTES]);
  socket.bufferedAmount -= 1;
  sent[1]?.();
  expect(drained).toBe(1);
});
