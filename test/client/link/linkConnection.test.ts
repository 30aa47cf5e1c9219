// A link against a real WebSocket server that breaks the protocol.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { dialServer } from '../../../client/link/dialServer.ts';
import { Link } from '../../../client/link/link.ts';
import { processClock } from '../../../client/link/processClock.ts';
import { CLOSE } from '../../../protocol/errors.ts';
import { randomId } from '../../../protocol/ids.ts';
import { MAX_REASON_BYTES } from '../../../protocol/socketConnection.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';
import { WELCOME } from './welcome.ts';

const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

let server: WebSocketServer;
let link: Link;

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: ([first]) => first ?? false });
  server.on('headers', (headers) => headers.push('Holdfast-Server: 9.9.9'));
  await once(server, 'listening');
  link = new Link({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: () => 'secret',
    client: 'test',
    device: randomId(random),
    run: randomId(random),
    profile: () => PROFILE,
    dial: dialServer,
    clock: processClock,
    random,
  });
});

afterEach(() => {
  link.stop();
  server.close();
});

/** Starts the link; returns the server's end of its first connection. */
async function connected(): Promise<WebSocket> {
  const connection = once(server, 'connection') as Promise<[WebSocket]>;
  link.start();
  const [socket] = await connection;
  return socket;
}

/** A message that violates the schema. Its error text quotes more bytes than fit into a close frame. */
const MALFORMED = JSON.stringify({ type: 'pong', id: '漢'.repeat(150) });

test.each([
  ['after the welcome', true, { kind: 'lost', loss: { how: 'with-reason' } }],
  ['before the welcome', false, { kind: 'dial-failed', failure: { kind: 'not-holdfast' } }],
])(
  'C8: a malformed message %s closes the connection with a shortened reason, and the link retries',
  async (_when, isWelcomed, cause) => {
    const socket = await connected();
    const closed = once(socket, 'close') as Promise<[number, Buffer]>;
    if (isWelcomed) socket.send(JSON.stringify(WELCOME));
    socket.send(MALFORMED);
    const [code, reason] = await closed;
    expect(code).toBe(CLOSE.protocolError);
    expect(reason.toString()).toMatch(/^protocol error of the server: message field id: .*漢$/);
    expect(reason.length).toBeLessThanOrEqual(MAX_REASON_BYTES);
    expect(reason.length).toBeGreaterThan(MAX_REASON_BYTES - 3);
    expect(link.state).toMatchObject({ cause });
  },
);
