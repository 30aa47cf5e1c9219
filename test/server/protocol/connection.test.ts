import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { expect, test } from 'vitest';
import { encodeData } from '../../../protocol/frames.ts';
import {
  HELLO_TIMEOUT_MS,
  INPUT_WINDOW_BYTES,
  MAX_CHANNELS,
  MAX_UP_CONTROL_BYTES,
} from '../../../protocol/limits.ts';
import { MAX_CONNECTIONS_PER_USER } from '../../../server/transport/clients.ts';
import { id32 } from '../testClient.ts';
import { HOST_ID, Stage, settled } from '../stage.ts';

test('C5: the server closes a connection without a hello within 10 s, and no other', () => {
  const stage = new Stage();
  const silent = stage.dial();
  const polite = stage.dial();
  stage.clock.advance(HELLO_TIMEOUT_MS - 1);
  expect(silent.closed).toBeUndefined();
  polite.hello();
  stage.clock.advance(1);
  expect(silent.closed).toEqual({ code: 4000, reason: 'no hello within 10000 ms' });
  expect(polite.closed).toBeUndefined();
});

test('C6: the server sends welcome first, then the answers to the attaches in hello, and their output', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  shell.print('missed');
  client.pair.cut();
  const again = stage.dial();
  again.hello({
    dial: 2,
    attach: [again.attachMessage(4, id), again.attachMessage(5, `${HOST_ID}.${id32(0)}`)],
  });
  expect(again.received).toEqual(['welcome', 'attached', 'data 4', 'refused']);
  expect(again.last('welcome')).toMatchObject({
    version: PROTOCOL_VERSION,
    host: HOST_ID,
    user: 'ann',
    windowBytes: INPUT_WINDOW_BYTES,
    maxChannels: MAX_CHANNELS,
  });
});

test('C7: a higher dial of the same run replaces the older connection, which is closed with 4001 and ignored', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  const newer = stage.dial();
  newer.hello({ dial: 2, attach: [newer.attachMessage(1, id)] });
  expect(client.closed).toEqual({ code: 4001, reason: 'superseded by a newer connection of this device' });
  expect(client.all('displaced')).toEqual([]);
  client.pair.repeat(client.pair.client, { kind: 'bytes', frame: encodeData(1, 0, Buffer.from('late')) });
  stage.hub.clients.forEach((one) => one.events.onDrain());
  await settled();
  expect(shell.inputText).toBe('');
  expect(stage.clients.size).toBe(1);
});

test('C7: the server closes a new connection whose dial is not higher than the latest of the same run', () => {
  const stage = new Stage();
  const current = stage.connect('ann', { dial: 5 });
  for (const dial of [5, 4]) {
    const late = stage.connect('ann', { dial });
    expect(late.closed?.code).toBe(4001);
    expect(late.messages).toEqual([]);
  }
  expect(current.closed).toBeUndefined();
});

test('C7: a connection of another run of the device replaces the current one, whatever its dial number', () => {
  const stage = new Stage();
  const before = stage.connect('ann', { dial: 5 });
  const after = stage.connect('ann', { run: id32(2), dial: 0 });
  expect(before.closed?.code).toBe(4001);
  expect(after.closed).toBeUndefined();
});

test('C7: another device, or another user with the same device id, replaces nothing', () => {
  const stage = new Stage();
  const clients = [stage.connect('ann'), stage.connect('ann', { device: id32('d2') }), stage.connect('bob')];
  expect(clients.map(({ closed }) => closed)).toEqual([undefined, undefined, undefined]);
});

test('C7: the server ignores everything that arrives on a replaced connection, even before its close completes', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session();
  client.pair.hold();
  client.type(1, 0, 'x');
  client.send({
    type: 'open',
    channel: 2,
    request: id32(9),
    target: { kind: 'local' },
    options: {},
    size: { cols: 1, rows: 1 },
    input: { epoch: id32(1), start: 0 },
  });
  const [data, open] = client.pair.client.outgoing;
  stage.connect('ann', { dial: 2 });
  if (data === undefined || open === undefined) throw new Error('nothing is under way');
  client.pair.repeat(client.pair.client, data);
  client.pair.repeat(client.pair.client, open);
  await settled();
  expect(shell.inputText).toBe('');
  expect(stage.shells.length).toBe(1);
});

test.each([
  ['text that is not JSON', '{', 'message is not JSON'],
  ['an unknown type', '{"type":"dance"}', 'message field type'],
  ['a field of the wrong kind', '{"type":"detach","channel":"1"}', 'message field channel'],
  ['an unknown field', '{"type":"watch","on":true,"more":1}', 'message field more'],
  ['a channel over the limit', `{"type":"detach","channel":${MAX_CHANNELS}}`, 'message field channel'],
])(
  'C8: %s closes the connection with 4000 and a reason; sessions keep running',
  async (_what, json, reason) => {
    const stage = new Stage();
    const { client, shell, id } = await stage.session();
    client.pair.client.sendText(json);
    expect(client.closed?.code).toBe(4000);
    expect(client.closed?.reason).toContain(reason);
    expect(shell.ended).toBe(false);
    expect(stage.registry.find('ann', id)?.state.kind).toBe('detached');
  },
);

test.each([
  ['one byte over', `"${'x'.repeat(MAX_UP_CONTROL_BYTES - 1)}"`, 65_537],
  ['in bytes of UTF-8', `"${'é'.repeat(MAX_UP_CONTROL_BYTES / 2)}"`, 65_538],
  ['in characters of four bytes', `"${'🐈'.repeat(MAX_UP_CONTROL_BYTES / 4)}"`, 65_538],
])(
  'C8: a message over the limit, %s, closes the connection with 1009; sessions keep running',
  async (_what, json, byteCount) => {
    const stage = new Stage();
    const { client, shell } = await stage.session();
    client.pair.client.sendText(json);
    expect(client.closed).toEqual({ code: 1009, reason: `message of ${byteCount} bytes is over 65536` });
    expect(shell.ended).toBe(false);
  },
);

test('C8: a message of exactly 65,536 bytes is read', async () => {
  const { client } = await new Stage().session();
  const [head, tail] = ['{"type":"ping","id":7', '}'];
  client.pair.client.sendText(head + ' '.repeat(MAX_UP_CONTROL_BYTES - head.length - tail.length) + tail);
  expect(client.last('pong').id).toBe(7);
});

test.each([
  ['a frame without a header', new Uint8Array(12)],
  ['an unknown kind', Uint8Array.from([9].concat(Array<number>(12).fill(0)))],
  ['a receipt with a payload', Uint8Array.from([2].concat(Array<number>(13).fill(0)))],
])('C8: %s closes the connection with 4000', async (_what, frame) => {
  const { client } = await new Stage().session();
  client.pair.client.sendBytes(frame);
  expect(client.closed?.code).toBe(4000);
});

test('C8: a message before hello, a second hello, and a channel already in use are protocol errors with a reason', async () => {
  const stage = new Stage();
  const early = stage.dial();
  early.send({ type: 'ping', id: 1 });
  expect(early.closed?.reason).toBe('ping before hello');
  const data = stage.dial();
  data.type(0, 0, 'x');
  expect(data.closed?.reason).toBe('data before hello');
  const twice = stage.connect('bob');
  twice.hello();
  expect(twice.closed?.reason).toBe('a second hello');
  const { client, id } = await stage.session('cyd');
  client.attach(1, id);
  expect(client.closed?.reason).toBe('channel 1 is in use already');
});

test('C9: the server answers ping with the same id, ahead of queued output', async () => {
  const { client, shell } = await new Stage().session('ann', { windowBytes: 1024 * 1024 });
  client.pair.hold();
  shell.print(Buffer.alloc(512 * 1024));
  const waiting = client.pair.server.outgoing.length;
  client.send({ type: 'ping', id: 42 });
  client.pair.deliver(client.pair.client);
  expect(client.pair.server.outgoing.length).toBe(waiting + 1);
  client.pair.release();
  const pong = client.received.indexOf('pong');
  expect(pong).toBeGreaterThan(0);
  expect(client.received.slice(pong).filter((one) => one === 'data 1').length).toBeGreaterThan(10);
  expect(client.last('pong').id).toBe(42);
});

test('C9: the server closes a connection after two heartbeats without a message, and any message restarts the time', () => {
  const stage = new Stage();
  const client = stage.connect('ann', { heartbeatMs: 1000 });
  stage.clock.advance(1999);
  client.send({ type: 'ping', id: 1 });
  stage.clock.advance(1999);
  expect(client.closed).toBeUndefined();
  stage.clock.advance(1);
  expect(client.closed?.code).toBe(4004);
  expect(stage.clients.size).toBe(0);
});

test('C9: a server that was suspended gives its clients one more heartbeat interval', () => {
  const stage = new Stage();
  const lively = stage.connect('ann', { heartbeatMs: 10_000 });
  const dead = stage.connect('bob', { heartbeatMs: 10_000 });
  stage.clock.sleep(3_600_000);
  expect([lively.closed, dead.closed]).toEqual([undefined, undefined]);
  stage.clock.advance(9_000);
  lively.send({ type: 'ping', id: 1 });
  stage.clock.advance(1_000);
  expect(lively.closed).toBeUndefined();
  expect(dead.closed?.code).toBe(4004);
});

test('section 11: the server limits the connections of a user', () => {
  const stage = new Stage();
  for (let count = 1; count < MAX_CONNECTIONS_PER_USER; count++) stage.dial();
  expect(stage.clients.hasRoomFor('ann')).toBe(true);
  stage.dial();
  expect(stage.clients.hasRoomFor('ann')).toBe(false);
  expect(stage.clients.hasRoomFor('bob')).toBe(true);
});

test('section 11: the server closes the connection of a client that does not read its answers', () => {
  const stage = new Stage();
  const client = stage.connect();
  client.pair.server.extraBufferedBytes = 9 * 1024 * 1024;
  client.send({ type: 'ping', id: 1 });
  expect(client.closed?.code).toBe(1006);
});

test('a closed connection leaves no timer, client or target listener behind', async () => {
  const stage = new Stage();
  const { client } = await stage.session();
  client.send({ type: 'watch', on: true });
  stage.dial('bob').pair.cut();
  client.pair.cut();
  expect(stage.clients.size).toBe(0);
  expect(stage.clock.pendingTimers).toBe(0);
  expect(stage.targetListeners.size).toBe(0);
});
