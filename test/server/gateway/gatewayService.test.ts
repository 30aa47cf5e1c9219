// A gateway that relays one client. The test plays the hosts.
import { beforeEach, expect, test } from 'vitest';
import { CLOSE } from '../../../protocol/errors.ts';
import { encodeData } from '../../../protocol/frames.ts';
import type { Down } from '../../../protocol/messages/down.ts';
import type { Targets } from '../../../protocol/messages/targets.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { hostAnswer } from '../../../server/auth/clusterProof.ts';
import type { HostDial, HostDialEvents } from '../../../server/gateway/hostDial.ts';
import { GatewayService } from '../../../server/gateway/gatewayService.ts';
import type { HostConnectionParts } from '../../../server/gateway/hostConnection.ts';
import { HostBook } from '../../../server/gateway/hostBook.ts';
import { Client } from '../../../server/transport/client.ts';
import { Clients } from '../../../server/transport/clients.ts';
import type { Hub } from '../../../server/transport/service.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { SocketPair } from '../../fakes/socketPair.ts';
import { settled } from '../stage.ts';
import { id32, TestClient } from '../testClient.ts';

const SECRET = Buffer.from('a secret of the whole cluster, long enough');
const TARGETS: Targets = { type: 'targets', local: true, engine: { state: 'none' }, containers: [] };
const session = (name: string): string => `${name}.${id32(7)}`;

/** One connection from the gateway to a host, as the host sees it. */
type FakeHost = {
  readonly url: string;
  readonly user: string;
  readonly events: HostDialEvents;
  readonly pair: SocketPair;
  readonly received: Record<string, unknown>[];
  readonly frames: Uint8Array[];
  send(message: Down): void;
};

let clock: ManualClock;
let hosts: FakeHost[];
let down: Set<string>;
let client: TestClient;
let book: HostBook;

const dial: HostDial = ({ url, authorization }, events) => {
  const [, , nonce = '', encoded = ''] = /^\S+ (\d+)\.(\w+)\.([\w-]*)\./.exec(authorization) ?? [];
  if (down.has(url)) {
    queueMicrotask(() => events.onFailure('connection refused'));
    return () => undefined;
  }
  const pair = new SocketPair();
  const received: Record<string, unknown>[] = [];
  const frames: Uint8Array[] = [];
  const send = (message: Down): void => pair.server.sendText(JSON.stringify(message));
  pair.client.open(events);
  pair.server.open({
    onText: (json) => {
      const message = JSON.parse(json) as Record<string, unknown>;
      if (message['type'] === 'ping') send({ type: 'pong', id: 0 });
      else received.push(message);
    },
    onBytes: (frame) => void frames.push(frame),
    onDrain: () => undefined,
    onClose: () => undefined,
  });
  const user = Buffer.from(encoded, 'base64url').toString();
  hosts.push({ url, user, events, pair, received, frames, send });
  events.onOpen(pair.client, hostAnswer(SECRET, nonce, url.replace('ws://', '')));
  return () => pair.client.terminate();
};

/** Returns the newest connection to a host for a user. The gateway's own connection has an empty user name. */
function host(name: string, user = 'ann'): FakeHost {
  const found = hosts.findLast((connection) => connection.url === `ws://${name}` && connection.user === user);
  if (found === undefined) throw new Error(`no connection to ${name} for '${user}'`);
  return found;
}

beforeEach(() => {
  clock = new ManualClock();
  hosts = [];
  down = new Set();
  const parts = partsOf(SECRET);
  book = new HostBook(
    (onChange) => {
      onChange(['ws://web-1', 'ws://web-2']);
      return () => undefined;
    },
    parts,
    silentLog,
  );
  for (const name of ['web-1', 'web-2']) host(name, '').send(TARGETS);
  client = connect(parts);
});

/** A client before its hello. */
function connect(parts: HostConnectionParts): TestClient {
  const pair = new SocketPair();
  const newClient = new TestClient(pair, {});
  const hub: Hub = {
    hostId: 'gateway',
    clock,
    log: silentLog,
    clients: new Clients(),
    serve: (peer, hello) => new GatewayService(peer, hello, book, parts),
  };
  pair.server.open(
    new Client(pair.server, PROTOCOL_VERSION, { user: 'ann', sha256: Buffer.alloc(32) }, hub).events,
  );
  return newClient;
}

test('G2 G6: the gateway forwards each attach to the host in the session ID, with the client’s device, run and dial', () => {
  const attach = [client.attachMessage(0, session('web-1')), client.attachMessage(1, session('web-2'))];
  client.hello({ attach, dial: 4 });
  for (const [at, name] of ['web-1', 'web-2'].entries()) {
    const [hello, forwarded] = host(name).received;
    expect(hello).toMatchObject({ type: 'hello', device: id32('d1'), run: id32('1'), dial: 4, attach: [] });
    expect(forwarded).toEqual(attach[at]);
  }
});

test('G1: the gateway relays frames unchanged, and only between a channel and that channel’s host', () => {
  client.hello({ attach: [client.attachMessage(3, session('web-1'))] });
  client.pair.client.sendBytes(encodeData(3, 0, Buffer.from('typed')));
  expect(host('web-1').frames.map((frame) => Buffer.from(frame).toString('latin1').slice(13))).toEqual([
    'typed',
  ]);
  host('web-1').send(attached(3, session('web-1')));
  host('web-1').pair.server.sendBytes(encodeData(3, 0, Buffer.from('printed')));
  expect(client.outputText(3)).toBe('printed');
  client.attach(4, session('web-2'));
  const before = client.received.length;
  // Messages about another host's channel are ignored.
  host('web-2').pair.server.sendBytes(encodeData(3, 7, Buffer.from('forged')));
  host('web-2').send({
    type: 'ended',
    channel: 3,
    end: { kind: 'exited', exitCode: 0 },
    at: 1,
    outputEnd: 7,
  });
  expect(client.received).toHaveLength(before);
});

test('G3 G4: the gateway reports a lost host, frees its channels, and reports when it is back', async () => {
  client.hello({
    attach: [client.attachMessage(0, session('web-1')), client.attachMessage(1, session('web-2'))],
  });
  down.add('ws://web-1');
  host('web-1', '').pair.server.terminate();
  expect(client.all('host')).toMatchObject([{ host: 'web-1', state: 'away', since: clock.now() }]);
  expect(client.all('host')[0]?.message).toContain('its sessions are kept');
  client.attach(0, session('web-1'));
  expect(client.all('refused')).toMatchObject([{ channel: 0, code: 'host-away' }]);
  await settled();
  down.clear();
  clock.advance(20_000);
  host('web-1', '').send(TARGETS);
  expect(client.all('host').at(-1)).toMatchObject({ host: 'web-1', state: 'up' });
  client.attach(0, session('web-1'));
  expect(host('web-1').received.at(-1)).toMatchObject({ type: 'attach', channel: 0 });
  expect(host('web-2').received.filter(({ type }) => type === 'attach')).toHaveLength(1);
});

test('S15 G1: the gateway relays from a session’s host, and no other, that its shell is unreachable or back', () => {
  client.hello({ attach: [client.attachMessage(0, session('web-1'))] });
  host('web-1').send(attached(0, session('web-1')));
  const shell = { channel: 0, waitsFor: 'engine' } as const;
  const away = { type: 'host', state: 'away', since: 5, message: 'no engine', shell } as const;
  host('web-2', '').send({ ...away, host: 'web-2' });
  host('web-1').send({ ...away, host: 'web-1', shell: { ...shell, channel: 4 } });
  // Only the gateway itself reports the state of a host.
  host('web-1').send({ type: 'host', host: 'web-1', state: 'gone', since: 5, message: 'never' });
  expect(client.all('host')).toEqual([]);
  host('web-1').send({ ...away, host: 'web-1' });
  expect(client.all('host')).toEqual([{ ...away, host: 'web-1' }]);
});

test('G4: an open that waits for a host is refused when that host is lost', () => {
  client.hello();
  client.open(5);
  const chosen = hosts.find(({ received }) => received.some(({ type }) => type === 'open'));
  chosen?.pair.server.terminate();
  expect(client.all('refused')).toMatchObject([{ channel: 5, code: 'host-away' }]);
});

test('G3: a host that the gateway has not seen counts as away, and after ten minutes as unknown', () => {
  client.hello({ attach: [client.attachMessage(0, session('web-9'))] });
  expect(client.all('refused')).toMatchObject([{ channel: 0, code: 'host-away' }]);
  clock.advance(10 * 60_000);
  client = connect(partsOf(SECRET));
  client.hello({ attach: [client.attachMessage(0, session('web-9'))] });
  expect(client.all('refused').at(-1)).toMatchObject({ channel: 0, code: 'unknown-host' });
});

test('G4: the gateway reports a removed host as gone, and relays its history once the same host id is back', () => {
  let use: (urls: readonly string[]) => void = () => undefined;
  const own = partsOf(SECRET);
  book.close();
  book = new HostBook(
    (onChange) => {
      use = onChange;
      return () => undefined;
    },
    own,
    silentLog,
  );
  use(['ws://web-1']);
  host('web-1', '').send(TARGETS);
  use([]);
  clock.advance(11 * 60_000);
  client = connect(own);
  client.hello({ attach: [client.attachMessage(0, session('web-1'))] });
  expect(client.all('host').at(-1)).toMatchObject({ host: 'web-1', state: 'gone' });
  expect(client.all('refused').at(-1)).toMatchObject({ channel: 0, code: 'unknown-host' });
  use(['ws://web-1']);
  host('web-1', '').send(TARGETS);
  expect(client.all('host').at(-1)).toMatchObject({ host: 'web-1', state: 'up' });
  const request = { type: 'history', channel: 1, session: session('web-1'), from: 0, to: null } as const;
  client.send(request);
  expect(host('web-1').received.at(-1)).toEqual(request);
});

test('G5: a list contains the sessions of all hosts that answer, and names the hosts that do not', () => {
  client.hello();
  client.send({ type: 'list', request: 9 });
  const info = (name: string, createdAt: number) => ({
    session: session(name),
    target: { kind: 'local' as const },
    targetName: name,
    state: { kind: 'running' as const },
    createdAt,
    activeAt: 1,
    attachments: 0,
    title: '',
    lastLine: '',
    closesAt: null,
    keptUntil: null,
  });
  // The gateway ignores a session that belongs to another host.
  host('web-1').send({ type: 'sessions', request: 9, sessions: [info('web-1', 1), info('web-2', 5)] });
  expect(client.all('sessions')).toEqual([]);
  host('web-2').send({ type: 'sessions', request: 9, sessions: [info('web-2', 2)] });
  expect(client.all('sessions')[0]?.sessions.map(({ session: id }) => id)).toEqual([
    session('web-2'),
    session('web-1'),
  ]);
  client.send({ type: 'list', request: 10 });
  host('web-1').send({ type: 'sessions', request: 10, sessions: [info('web-1', 1)] });
  clock.advance(3_000);
  expect(client.all('sessions')[1]).toMatchObject({
    missing: ['web-2'],
    sessions: [{ session: session('web-1') }],
  });
});

test('G6: the gateway closes the client’s connection if a host has a newer one of the same device', () => {
  client.hello({ attach: [client.attachMessage(0, session('web-1'))] });
  host('web-1').pair.server.close(CLOSE.superseded, 'superseded');
  expect(client.closed?.code).toBe(CLOSE.superseded);
});

test.each([CLOSE.protocolError, CLOSE.tooLarge])(
  'C8: closes the client’s connection with %i and the reason if a host closes for what the client sent',
  (code) => {
    client.hello({ attach: [client.attachMessage(0, session('web-1'))] });
    host('web-1').pair.server.close(code, 'input on channel 0 starts at 5, expected 0');
    expect(client.closed).toEqual({ code, reason: 'input on channel 0 starts at 5, expected 0' });
  },
);

test('G7: sends nothing to a host that cannot prove that it knows the secret', () => {
  const other = new HostBook(
    (onChange) => {
      onChange(['ws://web-3']);
      return () => undefined;
    },
    partsOf(Buffer.from('not the secret of that cluster at all')),
    silentLog,
  );
  expect(host('web-3', '').received).toEqual([]);
  expect(other.all).toEqual([]);
  other.close();
});

test('T1 G2: while the client watches targets, the gateway sends those of each host with the host’s name', () => {
  client.hello();
  client.send({ type: 'watch', on: true });
  expect(client.all('targets').map(({ host: name }) => name)).toEqual(['web-1', 'web-2']);
  host('web-2', '').send({ ...TARGETS, local: false });
  expect(client.all('targets').at(-1)).toMatchObject({ host: 'web-2', local: false });
  client.send({ type: 'watch', on: false });
  host('web-2', '').send(TARGETS);
  expect(client.all('targets')).toHaveLength(3);
});

test('when a client disconnects, the gateway closes that client’s connections to hosts', () => {
  client.hello({ attach: [client.attachMessage(0, session('web-1'))] });
  client.pair.client.terminate();
  expect(host('web-1').pair.server.isOpen).toBe(false);
  expect(host('web-1', '').pair.server.isOpen).toBe(true);
});

function attached(channel: number, id: string): Down {
  const output = {
    epoch: id32(2),
    from: 0,
    end: 0,
    sizes: 0,
    retainedFrom: 0,
    skipped: null,
    snapshot: false,
  };
  const facts = {
    target: { kind: 'local' as const },
    targetName: 'web',
    state: { kind: 'running' as const },
  };
  const input = { received: 0, taken: 0 };
  const size = { cols: 80, rows: 24 };
  return { type: 'attached', channel, session: id, output, input, size, ...facts, createdAt: 1 };
}

function partsOf(secret: Uint8Array): HostConnectionParts {
  let serial = 0;
  const random = (byteCount: number): Uint8Array => Buffer.alloc(byteCount, (serial += 1));
  return { secret, dial, clock, random };
}

test('an address without a host is logged once for each reason', async () => {
  const logged: object[] = [];
  const log = { ...silentLog, warn: (facts: object) => void logged.push(facts) };
  down.add('ws://web-3');
  const source = (onChange: (urls: readonly string[]) => void) => {
    onChange(['ws://web-3']);
    return () => undefined;
  };
  const alone = new HostBook(source, partsOf(SECRET), log);
  for (let tries = 0; tries < 3; tries += 1) {
    await settled();
    clock.advance(60_000);
  }
  expect(logged).toEqual([{ url: 'ws://web-3', reason: 'connection refused' }]);
  alone.close();
});
