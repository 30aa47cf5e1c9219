// Proxies between a client and a Holdfast server: real tunnels, and the rules that choose them.
import { afterEach, expect, test } from 'vitest';
import { dialServerOver } from '../../../client/link/dialServer.ts';
import { environmentProxies, environmentProxyFor, pacProxies } from '../../../client/network/proxies.ts';
import { testServer, type TestOutcome } from '../../../client/link/testServer.ts';
import { trustedContext } from '../../../client/network/trustedAuthorities.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';
import { startLiveServer, TOKEN } from '../../server/liveServer.ts';
import { startFront } from '../../support/network/frontProxy.ts';
import { startConnectProxy, type ConnectProxy } from '../../support/network/connectProxy.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const folder = scratchFolders();
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const HELLO = {
  type: 'hello',
  client: 'test',
  device: 'd'.repeat(32),
  run: 'e'.repeat(32),
  dial: 1,
  heartbeatMs: 12_000,
  windowBytes: 65_536,
  profile: PROFILE,
} as const;

type Options = Parameters<typeof startConnectProxy>[0];

/** A Holdfast server that only the proxy knows under the name `inside.corp`; returns its URL under that name. */
async function behindProxy(
  options: Options = {},
): Promise<{ readonly url: string; readonly proxy: ConnectProxy }> {
  const server = await startLiveServer(folder());
  ends.push(() => server.close());
  const proxy = await startConnectProxy({ hosts: { 'inside.corp': '127.0.0.1' }, ...options });
  ends.push(() => proxy.close());
  return { url: `ws://inside.corp:${new URL(server.url).port}`, proxy };
}

function tryServer(url: string, environment: Readonly<Record<string, string>>): Promise<TestOutcome> {
  const network = {
    findProxies: environmentProxies(environment),
    secureContext: trustedContext(undefined, {}),
  };
  return testServer({ url, token: TOKEN, hello: HELLO }, dialServerOver(network), systemClock);
}

test('a server whose name only the proxy resolves is reached through it', async () => {
  const { url, proxy } = await behindProxy();
  expect(await tryServer(url, { HTTP_PROXY: `http://${proxy.address}` })).toMatchObject({ ok: true });
  expect(await tryServer(url, { ALL_PROXY: proxy.address })).toMatchObject({ ok: true });
  expect(proxy.requests).toEqual([new URL(url).host, new URL(url).host]);
});

test('a proxy that requires a sign-in gets the user and password of its URL', async () => {
  const { url, proxy } = await behindProxy({ credentials: 'ann:p@ss' });
  expect(await tryServer(url, { HTTP_PROXY: `http://ann:p%40ss@${proxy.address}` })).toMatchObject({
    ok: true,
  });
  expect(await tryServer(url, { HTTP_PROXY: `http://${proxy.address}` })).toEqual({
    ok: false,
    problem: { kind: 'proxy-sign-in', proxy: proxy.address },
  });
});

test('a proxy that is down, and one that refuses the server, are told apart', async () => {
  const { url, proxy } = await behindProxy({ forbidden: ['inside.corp'] });
  expect(await tryServer(url, { HTTP_PROXY: proxy.address })).toMatchObject({
    problem: { kind: 'proxy-refused', status: 403 },
  });
  proxy.close();
  expect(await tryServer(url, { HTTP_PROXY: proxy.address })).toMatchObject({
    problem: { kind: 'proxy-unreachable', proxy: proxy.address },
  });
});

test('C3: a user in the address signs in to a proxy in front of the server, beside the token', async () => {
  const server = await startLiveServer(folder());
  ends.push(() => server.close());
  const front = await startFront(server.url, 'ann:p@ss');
  ends.push(() => front.close());
  expect(await tryServer(`ws://ann:p%40ss@${front.address}/sub/path`, {})).toMatchObject({ ok: true });
  expect(await tryServer(`ws://ann:wrong@${front.address}`, {})).toMatchObject({
    problem: { kind: 'front-sign-in', rejected: true },
  });
  expect(await tryServer(`ws://${front.address}`, {})).toMatchObject({
    problem: { kind: 'front-sign-in', rejected: false },
  });
});

test('a server in NO_PROXY is dialed directly', async () => {
  const { url, proxy } = await behindProxy();
  const environment = { HTTP_PROXY: proxy.address, NO_PROXY: 'other.example, .corp' };
  expect(await tryServer(url, environment)).toMatchObject({ problem: { kind: 'name-not-found' } });
  expect(proxy.requests).toEqual([]);
});

test.each([
  ['wss://a.corp', 'b.corp', true],
  ['wss://a.corp', '*', false],
  ['wss://a.corp', 'corp', false],
  ['wss://a.corp', '*.corp', false],
  ['wss://acorp', 'corp', true],
  ['wss://a.corp', 'a.corp:8443', true],
  ['wss://a.corp:8443', 'a.corp:8443', false],
  ['wss://10.1.2.3', '10.0.0.0/8', false],
  ['wss://11.1.2.3', '10.0.0.0/8', true],
  ['wss://[fd00::1]', 'fd00::/8', false],
  ['wss://[fd00::1]', 'fd00::1', false],
  ['wss://127.0.0.1', '', false],
  ['wss://localhost', '', false],
  ['wss://A.Corp', 'a.CORP', false],
])('%s with NO_PROXY=%s goes through the proxy: %s', (url, noProxy, isProxied) => {
  const environment = { https_proxy: 'http://proxy:3128', NO_PROXY: noProxy };
  expect(environmentProxyFor(new URL(url), environment) instanceof URL).toBe(isProxied);
});

test('a PAC answer is read in its order, and a way that cannot be used is left out', () => {
  const hrefs = (answer: string) => pacProxies(answer).map((proxy) => proxy?.href ?? null);
  expect(hrefs('PROXY a:8080; HTTPS b:443; DIRECT')).toEqual(['http://a:8080/', 'https://b/', null]);
  expect(hrefs('SOCKS5 c:1080; PROXY a:8080')).toEqual(['http://a:8080/']);
  expect(hrefs('')).toEqual([null]);
});
