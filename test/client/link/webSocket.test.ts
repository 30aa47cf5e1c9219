// What can be wrong with a server, over real sockets: each thing is told by its own name.
import { ENGLISH } from '../../../shared/words/english.ts';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import type { DialFailure } from '../../../client/link/linkReason.ts';
import { serverTestWords } from '../../../shared/words/serverTestWords.ts';
import { parseServerUrl } from '../../../client/link/serverUrl.ts';
import { testServer } from '../../../client/link/testServer.ts';
import { dialWebSocket } from '../../../client/link/webSocket.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { startLiveServer, TOKEN } from '../../server/liveServer.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';

const open: (Server | HttpServer)[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Server | HttpServer): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** An HTTP server that answers upgrades with these lines. */
function answering(status: string, headers: readonly string[] = []): Promise<number> {
  const server = createHttpServer((_request, response) => response.end('hello'));
  server.on('upgrade', (_request, socket) => {
    socket.end(
      [`HTTP/1.1 ${status}`, ...headers, 'Content-Length: 0', 'Connection: close', '', ''].join('\r\n'),
    );
  });
  return listen(server);
}

/** Dials and gives the failure; fails when it connects. */
function failureOf(url: string): Promise<DialFailure> {
  return new Promise((resolve, reject) => {
    dialWebSocket(
      { url, token: 't', hello: 'e30' },
      {
        onOpen: () => reject(new Error('it connected')),
        onFailure: resolve,
        onText: () => undefined,
        onBytes: () => undefined,
        onDrain: () => undefined,
        onClose: () => undefined,
      },
    );
  });
}

const ours = 'Holdfast-Server: 9.9.9';

test.each([
  ['401 of ours', '401 Unauthorized', [ours], { kind: 'token-rejected' }],
  ['403 of ours', '403 Forbidden', [ours], { kind: 'forbidden' }],
  [
    '426 of ours',
    '426 Upgrade Required',
    [ours, 'Holdfast-Versions: 7, 8'],
    { kind: 'version', theirs: '7, 8' },
  ],
  ['503 of ours', '503 Busy', [ours], { kind: 'busy', status: 503 }],
  ["401 of somebody's", '401 Unauthorized', [], { kind: 'not-holdfast' }],
  ['404', '404 Not Found', [], { kind: 'not-holdfast' }],
  ['a redirect', '302 Found', ['Location: http://127.0.0.1:1/'], { kind: 'not-holdfast' }],
  [
    'an upgrade that is none',
    '101 Switching Protocols',
    ['Upgrade: websocket', 'Connection: Upgrade'],
    { kind: 'not-holdfast' },
  ],
] as const)('C4: %s', async (_name, status, headers, failure) => {
  const port = await answering(status, headers);
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toMatchObject(failure);
});

test('nobody listens', async () => {
  const port = await answering('200 OK');
  open.pop()?.close();
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toEqual({ kind: 'refused' });
});

test('a server that speaks something else altogether', async () => {
  const port = await listen(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toMatchObject({ kind: 'not-holdfast' });
});

test('a server without TLS behind a wss address', async () => {
  const port = await answering('200 OK');
  expect(await failureOf(`wss://127.0.0.1:${port}`)).toMatchObject({ kind: 'tls' });
});

test('a connection that is dropped in the middle of the upgrade', async () => {
  const port = await listen(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toMatchObject({ kind: 'network' });
});

test('a try that was given up says nothing any more', async () => {
  const heard: string[] = [];
  const server = createServer();
  const port = await listen(server);
  const note = (what: string) => (): void => void heard.push(what);
  const giveUp = dialWebSocket(
    { url: `ws://127.0.0.1:${port}`, token: 't', hello: 'e30' },
    {
      onOpen: note('open'),
      onFailure: note('failure'),
      onText: note('text'),
      onBytes: note('bytes'),
      onDrain: note('drain'),
      onClose: note('close'),
    },
  );
  const [socket] = (await once(server, 'connection')) as [NodeJS.WritableStream];
  const closed = once(socket, 'close');
  giveUp();
  await closed;
  expect(heard).toEqual([]);
});

const folder = scratchFolders();

const hello = {
  type: 'hello',
  client: 'test',
  device: 'd'.repeat(32),
  run: 'e'.repeat(32),
  dial: 1,
  heartbeatMs: 12_000,
  windowBytes: 65_536,
  profile: PROFILE,
} as const;

test('`Test` says who one is at a server that works, and what is wrong with one that does not', async () => {
  const server = await startLiveServer(folder());
  const ask = async (url: string, token: string) => {
    const outcome = await testServer({ url, token, hello }, dialWebSocket, systemClock);
    return { ok: outcome.ok, message: serverTestWords(ENGLISH, outcome) };
  };
  try {
    expect(await ask(server.url, TOKEN)).toMatchObject({
      ok: true,
      message: expect.stringContaining('as ann'),
    });
    expect(await ask(server.url, 'wrong')).toEqual({
      ok: false,
      message: ENGLISH.link.why({ kind: 'token-rejected' }),
    });
    expect(await ask('no address', TOKEN)).toMatchObject({
      ok: false,
      message: expect.stringContaining('no address'),
    });
    expect(await ask(server.url, '')).toMatchObject({
      ok: false,
      message: expect.stringContaining('Enter your token'),
    });
  } finally {
    await server.close();
  }
});

test.each([
  ['wss://a.example:7420', 'wss://a.example:7420', false],
  ['https://a.example/path', 'wss://a.example/path', false],
  ['ws://a.example', 'ws://a.example', true],
  ['a.example:7420', 'wss://a.example:7420', false],
  ['127.0.0.1:7420', 'ws://127.0.0.1:7420', false],
  ['localhost:7420', 'ws://localhost:7420', false],
  ['http://[::1]:7420', 'ws://[::1]:7420', false],
])('the address %s means %s', (text, url, insecure) => {
  expect(parseServerUrl(text)).toEqual({ ok: true, url, insecure });
});

test.each(['', 'ftp://a.example', 'wss://', 'wss://user:secret@a.example', 'a b c'])(
  '%j is no address',
  (text) => {
    expect(parseServerUrl(text)).toMatchObject({ ok: false });
  },
);
