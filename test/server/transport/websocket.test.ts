import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeData } from '../../../protocol/frames.ts';
import { MAX_DATA_BYTES, MAX_HELLO_HEADER_CHARS, MAX_UP_CONTROL_BYTES } from '../../../protocol/limits.ts';
import { PRODUCT_VERSION } from '../../../protocol/productVersion.ts';
import { FakeShell } from '../../fakes/fakeShell.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import {
  TOKEN,
  closeOf,
  dial,
  helloHeader,
  helloMessage,
  nextText,
  refusalOf,
  startLiveServer,
  type LiveServer,
} from '../liveServer.ts';
import { id32 } from '../testClient.ts';

const folder = scratchFolders();
const shells: FakeShell[] = [];
let server: LiveServer;

beforeAll(async () => {
  const openShell = () => {
    const shell = new FakeShell();
    shells.push(shell);
    return Promise.resolve(shell);
  };
  server = await startLiveServer(folder(), ['--allow-origin', 'https://a.example'], { openShell });
});
afterAll(() => server.close());

let devices = 0;
const freshDevice = (): string => id32(`de${++devices}`);

test('C4: the server answers a plain HTTP request with a description and its version', async () => {
  const call = request(server.url.replace('ws:', 'http:')).end();
  const [response] = (await once(call, 'response')) as [import('node:http').IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  expect(response.headers['holdfast-server']).toBe(PRODUCT_VERSION);
  expect(body).toContain('Holdfast server');
});

test.each([
  ['C3: no token', { token: '' }, 401],
  ['C3: a wrong token', { token: 'wrong-wrong-wrong-wrong' }, 401],
  ['C3: another scheme', { token: '', headers: { Authorization: `Basic ${TOKEN}` } }, 401],
  ['C3: an origin that is not on the list', { origin: 'https://evil.example' }, 403],
  ['C2: no version in common', { protocols: ['holdfast.v999'] }, 426],
  ['C2: no version at all', { protocols: [] }, 426],
])(
  '%s: the request is refused with a status and the headers of a Holdfast server',
  async (_what, options, status) => {
    const refused = await refusalOf(dial(server.url, options));
    expect(refused.status).toBe(status);
    expect(refused.headers['holdfast-server'], 'C4').toBe(PRODUCT_VERSION);
    expect(refused.headers['holdfast-versions']).toBe(status === 426 ? '1' : undefined);
    expect(refused.body).not.toContain(TOKEN);
  },
);

test('C4: the answer to a malformed upgrade, or to bytes that are not HTTP, also has the Holdfast header', async () => {
  const answers = [
    `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nAuthorization: Bearer ${TOKEN}\r\nSec-WebSocket-Protocol: holdfast.v1\r\n\r\n`,
    'nonsense\r\n\r\n',
  ].map(async (text) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.end(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  });
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain(`Holdfast-Server: ${PRODUCT_VERSION}`);
  }
});

test('C2 C3 C5 C6: a valid upgrade selects the version, and answers the hello in its header at once', async () => {
  const socket = dial(server.url, {
    origin: 'https://a.example',
    hello: helloHeader({ device: freshDevice() }),
    protocols: ['holdfast.v999', 'holdfast.v1'],
  });
  const upgraded = once(socket, 'upgrade');
  expect(await nextText(socket)).toMatchObject({
    type: 'welcome',
    version: 1,
    user: 'ann',
    host: server.hostId,
    server: PRODUCT_VERSION,
  });
  const [response] = (await upgraded) as [import('node:http').IncomingMessage];
  expect(response.headers['holdfast-server']).toBe(PRODUCT_VERSION);
  expect(socket.protocol).toBe('holdfast.v1');
  socket.terminate();
});

test('C5: the server accepts the hello as the first text frame', async () => {
  const socket = dial(server.url);
  await once(socket, 'open');
  socket.send(JSON.stringify(helloMessage({ device: freshDevice() })));
  expect((await nextText(socket))['type']).toBe('welcome');
  socket.terminate();
});

test('C5: a hello header at its limit is accepted, and a longer or malformed one closes the connection', async () => {
  const hello = JSON.stringify(helloMessage({ device: freshDevice() }));
  const full = Buffer.from(hello.padEnd((MAX_HELLO_HEADER_CHARS * 3) / 4)).toString('base64url');
  expect(full.length).toBe(MAX_HELLO_HEADER_CHARS);
  const socket = dial(server.url, { hello: full });
  expect((await nextText(socket))['type']).toBe('welcome');
  socket.terminate();
  expect(await closeOf(dial(server.url, { hello: `${full}A` }))).toEqual({
    code: 4000,
    reason: 'the hello header is too long',
  });
  expect(await closeOf(dial(server.url, { hello: '%%%' }))).toEqual({
    code: 4000,
    reason: 'the hello header is not base64url without padding',
  });
});

test('C7: the newer connection of a device closes the older one with 4001', async () => {
  const device = freshDevice();
  const older = dial(server.url, { hello: helloHeader({ device, dial: 1 }) });
  await nextText(older);
  const closed = closeOf(older);
  const newer = dial(server.url, { hello: helloHeader({ device, dial: 2 }) });
  await nextText(newer);
  expect((await closed).code).toBe(4001);
  newer.terminate();
});

test('C8 F2: a frame and a message at their limits are accepted, and larger ones close the connection with the reason', async () => {
  const connected = async () => {
    const socket = dial(server.url, { hello: helloHeader({ device: freshDevice() }) });
    await nextText(socket);
    return socket;
  };
  const edge = await connected();
  edge.send(encodeData(7, 0, new Uint8Array(MAX_DATA_BYTES)));
  const ping = JSON.stringify({ type: 'ping', id: 5 });
  edge.send(ping.padEnd(MAX_UP_CONTROL_BYTES));
  expect(await nextText(edge)).toEqual({ type: 'pong', id: 5 });
  edge.send(encodeData(7, 0, new Uint8Array(MAX_DATA_BYTES + 1)));
  expect(await closeOf(edge)).toEqual({ code: 1009, reason: 'data of 65537 bytes is over 65536' });
  const long = await connected();
  long.send(ping.padEnd(MAX_UP_CONTROL_BYTES + 1));
  expect(await closeOf(long)).toEqual({ code: 1009, reason: 'message of 65537 bytes is over 65536' });
  const wide = await connected();
  wide.send(JSON.stringify({ type: 'open', name: '永'.repeat(MAX_UP_CONTROL_BYTES / 3) }));
  expect(await closeOf(wide), 'bytes count, not characters').toEqual({
    code: 1009,
    reason: 'message of 65560 bytes is over 65536',
  });
  const huge = await connected();
  huge.send(new Uint8Array(1024 * 1024));
  expect((await closeOf(huge)).code, 'the WebSocket layer itself').toBe(1009);
});

test('C3 S1: removing a token from the file closes the connections that used it, and no others', async () => {
  const own = await startLiveServer(folder(), [], { openShell: () => Promise.resolve(new FakeShell()) });
  const ann = dial(own.url, { hello: helloHeader() });
  const bob = dial(own.url, { hello: helloHeader(), token: `${TOKEN}-of-bob` });
  await Promise.all([nextText(ann), nextText(bob)]);
  const closed = closeOf(ann);
  writeFileSync(own.tokenFile, `bob:${TOKEN}-of-bob\n`, { mode: 0o600 });
  expect(await closed).toEqual({ code: 4005, reason: 'your token is no longer valid' });
  expect(bob.readyState).toBe(bob.OPEN);
  expect((await refusalOf(dial(own.url))).status).toBe(401);
  const kept = once(bob, 'message');
  rmSync(own.tokenFile);
  bob.send(JSON.stringify({ type: 'ping', id: 1 }));
  await kept;
  await own.close();
});

test('C10: a server that shuts down notifies its clients, ends its shells, and stops listening', async () => {
  const shell = new FakeShell();
  const own = await startLiveServer(folder(), [], { openShell: () => Promise.resolve(shell) });
  const socket = dial(own.url, { hello: helloHeader() });
  await nextText(socket);
  const input = { epoch: id32(1), start: 0 };
  socket.send(
    JSON.stringify({
      type: 'open',
      channel: 0,
      request: id32(1),
      target: { kind: 'local' },
      options: {},
      size: { cols: 80, rows: 24 },
      input,
    }),
  );
  expect((await nextText(socket))['type']).toBe('attached');
  const notice = nextText(socket);
  const closed = closeOf(socket);
  await own.close();
  expect(await notice).toMatchObject({ type: 'notice', message: 'the server is shutting down' });
  expect((await closed).code).toBe(4003);
  expect(shell.ended).toBe(true);
  const failed = once(dial(own.url), 'error') as Promise<[Error & { code: string }]>;
  expect((await failed)[0].code).toBe('ECONNREFUSED');
});

test('W1 W4: a client that acknowledges receives a mebibyte completely over a real socket', async () => {
  const socket = dial(server.url, { hello: helloHeader({ device: freshDevice(), windowBytes: 64 * 1024 }) });
  await nextText(socket);
  const input = { epoch: id32(1), start: 0 };
  const before = shells.length;
  socket.send(
    JSON.stringify({
      type: 'open',
      channel: 3,
      request: id32('f1'),
      target: { kind: 'local' },
      options: {},
      size: { cols: 80, rows: 24 },
      input,
    }),
  );
  await nextText(socket);
  const received: Buffer[] = [];
  const whole = new Promise<void>((resolve) => {
    let next = 0;
    socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) return;
      received.push(data.subarray(13));
      next += data.length - 13;
      const receipt = Buffer.alloc(13);
      receipt[0] = 2;
      receipt.writeUInt32BE(3, 1);
      receipt.writeUInt32BE(next, 9);
      socket.send(receipt);
      if (next === 1024 * 1024) resolve();
    });
  });
  const printed = Buffer.alloc(1024 * 1024, 'wxyz1');
  shells[before]?.print(printed);
  await whole;
  expect(Buffer.concat(received).equals(printed)).toBe(true);
  socket.terminate();
});
