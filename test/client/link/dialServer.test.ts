// Failed connection attempts over real sockets. Each kind of failure is reported with its own reason.
import { ENGLISH } from '../../../shared/words/english.ts';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { DialFailure } from '../../../client/link/linkReason.ts';
import { serverTestWords } from '../../../shared/words/serverTestWords.ts';
import { parseServerUrl } from '../../../client/link/serverUrl.ts';
import { testServer } from '../../../client/link/testServer.ts';
import { dialServer } from '../../../client/link/dialServer.ts';
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

/** Returns the port of an HTTP server that answers upgrade requests with these lines. */
function answering(status: string, headers: readonly string[] = []): Promise<number> {
  const server = createHttpServer((_request, response) => response.end('hello'));
  server.on('upgrade', (_request, socket) => {
    socket.end(
      [`HTTP/1.1 ${status}`, ...headers, 'Content-Length: 0', 'Connection: close', '', ''].join('\r\n'),
    );
  });
  return listen(server);
}

/** Dials and returns the failure. Rejects if the connection succeeds. */
function failureOf(url: string): Promise<DialFailure> {
  return new Promise((resolve, reject) => {
    dialServer(
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

const SERVER_HEADER = 'Holdfast-Server: 9.9.9';

test.each([
  ['status 401 of a Holdfast server', '401 Unauthorized', [SERVER_HEADER], { kind: 'token-rejected' }],
  ['status 403 of a Holdfast server', '403 Forbidden', [SERVER_HEADER], { kind: 'forbidden' }],
  [
    'status 426 of a Holdfast server',
    '426 Upgrade Required',
    [SERVER_HEADER, 'Holdfast-Versions: 7, 8'],
    { kind: 'version', theirs: '7, 8' },
  ],
  ['status 503 of a Holdfast server', '503 Busy', [SERVER_HEADER], { kind: 'busy', status: 503 }],
  ['status 401 of another server', '401 Unauthorized', [], { kind: 'not-holdfast' }],
  ['status 404', '404 Not Found', [], { kind: 'not-holdfast' }],
  ['a redirect', '302 Found', ['Location: http://127.0.0.1:1/'], { kind: 'not-holdfast' }],
  [
    'an upgrade response without the WebSocket key',
    '101 Switching Protocols',
    ['Upgrade: websocket', 'Connection: Upgrade'],
    { kind: 'not-holdfast' },
  ],
] as const)('C4: %s is reported as its own failure', async (_name, status, headers, failure) => {
  const port = await answering(status, headers);
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toMatchObject(failure);
});

test('a port without a listener is reported as a refused connection', async () => {
  const port = await answering('200 OK');
  open.pop()?.close();
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toEqual({ kind: 'refused' });
});

test('a server of another protocol is reported as not Holdfast', async () => {
  const port = await listen(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toMatchObject({ kind: 'not-holdfast' });
});

test('a wss address of a server without TLS is reported as a TLS failure', async () => {
  const port = await answering('200 OK');
  expect(await failureOf(`wss://127.0.0.1:${port}`)).toMatchObject({ kind: 'tls' });
});

test('a connection that is reset during the upgrade is reported as a network failure', async () => {
  const port = await listen(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
  expect(await failureOf(`ws://127.0.0.1:${port}`)).toMatchObject({ kind: 'network' });
});

test('an address that is not a WebSocket URL is reported as a bad URL', async () => {
  expect(await failureOf('https://[')).toMatchObject({ kind: 'bad-url' });
});

test('C4: a WebSocket server that is not Holdfast is reported as such, even if it accepts the subprotocol', async () => {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols: ([first]) => first ?? false,
  });
  await once(server, 'listening');
  const connection = once(server, 'connection') as Promise<[WebSocket]>;
  const failure = await failureOf(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(failure).toMatchObject({ kind: 'not-holdfast' });
  const [socket] = await connection;
  if (socket.readyState !== socket.CLOSED) await once(socket, 'close');
  server.close();
});

test('an attempt that was canceled reports no event', async () => {
  const events: string[] = [];
  const server = createServer();
  const port = await listen(server);
  const note = (what: string) => (): void => void events.push(what);
  const giveUp = dialServer(
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
  expect(events).toEqual([]);
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

test('`Test` reports the user name at a server that works, and the reason for one that does not', async () => {
  const server = await startLiveServer(folder());
  const tested = async (url: string, token: string) => {
    const outcome = await testServer({ url, token, hello }, dialServer, systemClock);
    return { ok: outcome.ok, message: serverTestWords(ENGLISH, outcome) };
  };
  try {
    expect(await tested(server.url, TOKEN)).toMatchObject({
      ok: true,
      message: expect.stringContaining('as ann'),
    });
    expect(await tested(server.url, 'wrong')).toEqual({
      ok: false,
      message: ENGLISH.link.why({ kind: 'token-rejected' }),
    });
    expect(await tested('no address', TOKEN)).toMatchObject({
      ok: false,
      message: expect.stringContaining('no address'),
    });
    expect(await tested(server.url, '')).toMatchObject({
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
])('the typed address %s becomes the URL %s', (text, url, insecure) => {
  expect(parseServerUrl(text)).toEqual({ ok: true, url, insecure });
});

test.each(['', 'ftp://a.example', 'wss://', 'wss://user:secret@a.example', 'a b c'])(
  '%j is not a server address',
  (text) => {
    expect(parseServerUrl(text)).toMatchObject({ ok: false });
  },
);
