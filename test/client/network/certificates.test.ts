// Certificates that are not accepted, over real TLS: each has a reason and a sentence of its own.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { dialServerOver } from '../../../client/link/dialServer.ts';
import type { DialFailure } from '../../../client/link/linkReason.ts';
import { environmentProxies } from '../../../client/network/proxies.ts';
import { trustedContext } from '../../../client/network/trustedAuthorities.ts';
import { ENGLISH } from '../../../shared/words/english.ts';
import { GERMAN } from '../../../shared/words/german.ts';
import { createIdentity, type Identity } from '../../support/network/certificates.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const folder = scratchFolders();
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const ROOT = createIdentity('Example Corp Root');
const INTERMEDIATE = createIdentity('Example Corp Issuing CA', ROOT, { isAuthority: true });

/** Port of a server that accepts every upgrade as Holdfast does, with the certificates that it sends. */
async function serving(identity: Identity, ...chain: readonly Identity[]): Promise<number> {
  const cert = [identity, ...chain].map((each) => each.cert).join('');
  const server = createServer({ cert, key: identity.key });
  const sockets = new WebSocketServer({ server, handleProtocols: ([first]) => first ?? false });
  sockets.on('headers', (headers) => headers.push('Holdfast-Server: 9.9.9'));
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Dials; returns the failure, or `connected`. */
function dial(url: string, authority?: Identity): Promise<DialFailure | 'connected'> {
  let caFile: string | undefined;
  if (authority !== undefined) {
    caFile = join(folder(), 'ca.pem');
    writeFileSync(caFile, authority.cert);
  }
  const network = { findProxies: environmentProxies({}), secureContext: trustedContext(caFile, {}) };
  return new Promise((resolve) => {
    const giveUp = dialServerOver(network)(
      { url, token: 't', hello: 'e30' },
      {
        onOpen: () => {
          giveUp();
          resolve('connected');
        },
        onFailure: resolve,
        onText: () => undefined,
        onBytes: () => undefined,
        onDrain: () => undefined,
        onClose: () => undefined,
      },
    );
  });
}

test('a CA file makes the certificates of its authority trusted', async () => {
  const port = await serving(createIdentity('server', ROOT));
  expect(await dial(`wss://127.0.0.1:${port}`, ROOT)).toBe('connected');
});

test('an intermediate certificate that the server sends completes the chain', async () => {
  const port = await serving(createIdentity('server', INTERMEDIATE), INTERMEDIATE);
  expect(await dial(`wss://127.0.0.1:${port}`, ROOT)).toBe('connected');
});

test('six broken certificates have six problems, and a sentence each in both languages', async () => {
  const cases: readonly (readonly [string, number, Identity | undefined])[] = [
    ['self-signed', await serving(createIdentity('server')), undefined],
    ['unknown-authority', await serving(createIdentity('server', ROOT)), undefined],
    ['missing-intermediate', await serving(createIdentity('server', INTERMEDIATE)), ROOT],
    ['wrong-name', await serving(createIdentity('server', ROOT, { address: [10, 0, 0, 1] })), ROOT],
    ['expired', await serving(createIdentity('server', ROOT, { fromDays: -9, untilDays: -2 })), ROOT],
    ['not-yet-valid', await serving(createIdentity('server', ROOT, { fromDays: 2, untilDays: 9 })), ROOT],
  ];
  const failures = await Promise.all(
    cases.map(([, port, authority]) => dial(`wss://127.0.0.1:${port}`, authority)),
  );
  const known = failures.filter((failure) => failure !== 'connected');
  expect(known.map((failure) => failure.kind === 'certificate' && failure.problem)).toEqual(
    cases.map(([problem]) => problem),
  );
  for (const { link } of [ENGLISH, GERMAN]) {
    const sentences = known.map((failure) => link.why(failure));
    expect(new Set(sentences).size).toBe(6);
    for (const sentence of sentences)
      expect(sentence).not.toMatch(/openssl|--use-system-ca|[A-Z]+_[A-Z]+_CERT/i);
  }
});

test('an unknown authority is named although the server sends its certificate', async () => {
  const port = await serving(createIdentity('server', ROOT), ROOT);
  expect(await dial(`wss://127.0.0.1:${port}`)).toMatchObject({
    kind: 'certificate',
    problem: 'unknown-authority',
    issuer: 'Example Corp Root',
  });
});

test('a ws address of a TLS port is reported as one that expects wss', async () => {
  const port = await serving(createIdentity('server'));
  expect(await dial(`ws://127.0.0.1:${port}`)).toEqual({ kind: 'expects-tls' });
});
