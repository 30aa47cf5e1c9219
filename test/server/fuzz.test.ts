/** Fuzzing of the wire: arbitrary input must not affect any other connection. */

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { WebSocket } from 'ws';
import { FakeShell } from '../fakes/fakeShell.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { dial, helloHeader, nextText, startLiveServer, type LiveServer } from './liveServer.ts';
import { Stage } from './stage.ts';
import { id32 } from './testClient.ts';

const folder = scratchFolders();
let server: LiveServer;
let witness: WebSocket;

beforeAll(async () => {
  server = await startLiveServer(folder(), [], { openShell: () => Promise.resolve(new FakeShell()) });
  witness = dial(server.url, { hello: helloHeader({ device: id32('eee') }) });
  await nextText(witness);
});
afterAll(() => server.close());

async function expectHealthy(id: number): Promise<void> {
  const pong = nextText(witness);
  witness.send(JSON.stringify({ type: 'ping', id }));
  expect(await pong).toEqual({ type: 'pong', id });
  expect(server.logged.filter((line) => line.includes('a bug'))).toEqual([]);
}

const channel = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: -1, max: 300 }));
const offset = fc.oneof(fc.nat(100), fc.maxSafeInteger(), fc.double());

/** Mostly valid messages, which reach more code than random ones. */
const message = fc.oneof(
  fc.json(),
  fc.string(),
  fc
    .record(
      {
        type: fc.constantFrom('hello', 'attach', 'open', 'detach', 'end', 'resize', 'ping', 'watch', 'list'),
        channel,
        session: fc.constantFrom(`host.${id32(1)}`, '', '../../etc'),
        request: fc.oneof(fc.constant(id32(3)), fc.nat()),
        target: fc.constantFrom({ kind: 'local' }, { kind: 'container', container: '__proto__' }),
        options: fc.constantFrom({}, { command: [] }, { command: ['x'] }),
        input: fc.record({ epoch: fc.constant(id32(2)), start: offset }),
        output: fc.oneof(fc.constant(null), fc.record({ epoch: fc.constant(id32(2)), offset })),
        size: fc.record({ cols: fc.integer({ min: 0, max: 2001 }), rows: fc.integer({ min: 0, max: 1001 }) }),
        on: fc.boolean(),
        id: offset,
      },
      { requiredKeys: ['type'] },
    )
    .map((value) => JSON.stringify(value)),
);
const frame = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc
    .tuple(fc.constantFrom(1, 2), fc.nat(3), fc.uint8Array({ minLength: 8, maxLength: 40 }))
    .map(([kind, low, rest]) => Uint8Array.from([kind, 0, 0, 0, low, ...rest])),
);

test('C8: random and nearly valid messages never throw, and close only their own connection', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(message, frame), { maxLength: 30 }), async (arrivals) => {
      const stage = new Stage();
      const { client, shell } = await stage.session();
      const other = await stage.session('bob');
      for (const arrival of arrivals) {
        if (typeof arrival === 'string') client.pair.client.sendText(arrival);
        else client.pair.client.sendBytes(arrival);
      }
      expect(shell.ended).toBe(false);
      other.shell.print('well');
      expect(other.client.outputText(1)).toBe('well');
    }),
    { numRuns: 300 },
  );
});

test('C8: random and nearly valid messages over real sockets, with and without a hello, do no harm', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.oneof(message, frame), { maxLength: 10 }),
      async (greets, arrivals) => {
        const hello = greets ? { hello: helloHeader({ device: id32(`f${++count}`) }) } : {};
        const socket = dial(server.url, hello);
        socket.on('error', () => undefined);
        await once(socket, 'open');
        for (const arrival of arrivals) socket.send(arrival);
        socket.close();
        await once(socket, 'close');
      },
    ),
    { numRuns: 60 },
  );
  await expectHealthy(1);
});

test('random bytes instead of an HTTP request or a frame do no harm', async () => {
  const token =
    'Authorization: Bearer correct-horse-battery-staple\r\nSec-WebSocket-Protocol: holdfast.v1\r\n';
  const upgrade = `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${token}\r\n`;
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      async (upgraded, bytes) => {
        const socket = connect(server.port, '127.0.0.1');
        socket.on('error', () => undefined);
        if (upgraded) socket.write(upgrade);
        socket.end(bytes);
        socket.resume();
        await once(socket, 'close');
      },
    ),
    { numRuns: 60 },
  );
  await expectHealthy(2);
});
