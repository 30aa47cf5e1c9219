import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { TlsError } from '../../../server/config/tls.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { dial, helloHeader, nextText, refusalOf, startLiveServer, type LiveServer } from '../liveServer.ts';
import { TEST_CERTIFICATE, TEST_KEY } from '../tlsFixture.ts';

const folder = scratchFolders();
let server: LiveServer | undefined;
afterEach(() => server?.close());

function start(cert = TEST_CERTIFICATE, key = TEST_KEY): Promise<LiveServer> {
  const path = folder();
  const [certFile, keyFile] = [join(path, 'cert.pem'), join(path, 'key.pem')];
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key, { mode: 0o600 });
  return startLiveServer(path, ['--tls-cert', certFile, '--tls-key', keyFile]);
}

test('a server with a certificate accepts and refuses upgrades over wss', async () => {
  server = await start();
  expect(server.url).toMatch(/^wss:\/\/127\.0\.0\.1:\d+$/);
  const socket = dial(server.url, { ca: TEST_CERTIFICATE, hello: helloHeader() });
  expect((await nextText(socket))['type']).toBe('welcome');
  socket.terminate();
  expect(
    (await refusalOf(dial(server.url, { ca: TEST_CERTIFICATE, token: 'not-a-token-of-anybody' }))).status,
  ).toBe(401);
});

test('the server drops a client without TLS, and still serves others', async () => {
  server = await start();
  const plain = connect(server.port, '127.0.0.1');
  plain.on('error', () => undefined);
  plain.end('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  plain.resume();
  await once(plain, 'close');
  const socket = dial(server.url, { ca: TEST_CERTIFICATE, hello: helloHeader() });
  expect((await nextText(socket))['type']).toBe('welcome');
  socket.terminate();
});

test('the server refuses to start if certificate and key do not match', async () => {
  await expect(start(TEST_KEY)).rejects.toThrow(TlsError);
  server = undefined;
});
