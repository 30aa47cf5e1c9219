import { expect, test } from 'vitest';
import { hostOf, SESSION_ID } from '../../../protocol/ids.ts';
import { PLAIN_PROFILE } from '../../../protocol/plainProfile.ts';
import { ShellFailure } from '../../../server/shells/shellFailure.ts';
import { PROFILE, SIZE, id32 } from '../testClient.ts';
import { Stage, settled } from '../stage.ts';

const HOUR_MS = 3_600_000;
const small = { cols: 40, rows: 10 };
const large = { cols: 200, rows: 50 };

/** A second device of the same user, attached on channel 1. */
function secondDevice(stage: Stage, session: string, size = small) {
  const client = stage.connect('ann', { device: id32('d2') });
  client.attach(1, session, { size, input: { epoch: 'b'.repeat(32), start: 0 } });
  return client;
}

test('S1: a session ID is the host id and 128 random bits, and belongs to its owner alone', async () => {
  const stage = new Stage();
  const { id, shell } = await stage.session('ann');
  expect(id).toMatch(SESSION_ID);
  const bob = stage.connect('bob');
  bob.attach(1, id);
  bob.send({ type: 'list', request: 1 });
  bob.send({ type: 'end', session: id });
  expect(bob.last('refused')).toMatchObject({ channel: 1, code: 'unknown-session' });
  expect(bob.last('sessions').sessions).toEqual([]);
  expect(shell.ended).toBe(false);
});

test('S1: the server gives the same answer for a session that does not exist and for one of another user', async () => {
  const stage = new Stage();
  const { id } = await stage.session('ann');
  const bob = stage.connect('bob');
  const unknown = id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  bob.attach(1, id);
  bob.attach(2, unknown);
  const [foreign, missing] = bob.all('refused').map(({ message }) => message);
  expect(foreign?.replace(id, 'ID')).toBe(missing?.replace(unknown, 'ID'));
});

const ENGINE_AWAY = { waitsFor: 'engine', message: 'the engine does not answer', since: 5 } as const;

test('S15: the server notifies every attached client when a shell becomes unreachable, since when, and when it is back', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  const late = stage.connect('ann', { device: id32('d2') });
  shell.goAway(ENGINE_AWAY);
  late.attach(7, id);
  expect(late.received.slice(-2), 'behind the answer').toEqual(['attached', 'host']);
  const { waitsFor, ...reason } = ENGINE_AWAY;
  const away = { ...reason, host: hostOf(id), state: 'away' };
  expect(client.last('host')).toEqual({ type: 'host', ...away, shell: { channel: 1, waitsFor } });
  expect(late.last('host')).toEqual({ type: 'host', ...away, shell: { channel: 7, waitsFor } });
  stage.clock.advance(3);
  shell.goAway(null);
  for (const one of [client, late])
    expect(one.last('host')).toMatchObject({ state: 'up', since: stage.clock.now(), message: '' });
  stage.connect('ann', { device: id32('d3') }).attach(1, id);
  expect(client.all('host')).toHaveLength(2);
});

test('S15: input for an unreachable shell waits and is typed once', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session();
  shell.blocked = true;
  shell.goAway(ENGINE_AWAY);
  client.type(1, 0, 'ls\r');
  await settled();
  expect(client.receipts).toEqual([]);
  shell.goAway(null);
  shell.takeInput();
  await settled();
  expect([client.receipts, shell.inputText]).toEqual([[[1, 3]], 'ls\r']);
});

test('S2: open starts a shell with the requested size, target and options, and answers with the new session', async () => {
  const stage = new Stage();
  const client = stage.connect();
  const target = { kind: 'container', container: 'web-1' } as const;
  client.open(3, { target, size: large, options: { command: ['top'] } });
  await settled();
  const attached = client.last('attached');
  expect(attached).toMatchObject({
    channel: 3,
    target,
    targetName: 'web-1',
    size: large,
    input: { received: 0, taken: 0 },
  });
  expect(attached.state).toEqual({ kind: 'running' });
  expect(stage.opened).toEqual([
    { target, options: { command: ['top'], size: large }, sessionId: attached.session },
  ]);
});

test('S2: a repeated request opens one session, also while the first is still opening', async () => {
  const stage = new Stage();
  let go = (): void => undefined;
  stage.opening = new Promise((resolve) => (go = resolve));
  const lost = stage.connect();
  lost.open(1, { request: id32(7) });
  lost.pair.cut();
  const again = stage.connect('ann', { dial: 2 });
  again.open(5, { request: id32(7) });
  go();
  await settled();
  expect(stage.shells.length).toBe(1);
  again.pair.cut();
  const later = stage.connect('ann', { dial: 3 });
  later.open(6, { request: id32(7) });
  await settled();
  expect(later.last('attached').session).toBe(again.last('attached').session);
  expect(stage.shells.length).toBe(1);
});

test('S2: the same request id from another user is a different request', async () => {
  const stage = new Stage();
  await stage.session('ann');
  await stage.session('bob');
  expect(stage.shells.length).toBe(2);
});

test('S2: a target that cannot be opened is refused with a reason, and its channel and request id become free', async () => {
  const stage = new Stage();
  const client = stage.connect();
  stage.opening = Promise.reject(
    new ShellFailure('target-not-running', 'container web-1 is stopped; start it first'),
  );
  client.open(1);
  await settled();
  expect(client.last('refused')).toEqual({
    type: 'refused',
    channel: 1,
    code: 'target-not-running',
    message: 'container web-1 is stopped; start it first',
  });
  stage.opening = Promise.resolve();
  client.open(1);
  await settled();
  expect(client.last('attached').channel).toBe(1);
});

test('S3: an unknown session is refused, and no shell is opened', () => {
  const stage = new Stage();
  const client = stage.connect();
  client.attach(9, `host-1.${id32(0)}`);
  expect(client.last('refused')).toMatchObject({ channel: 9, code: 'unknown-session' });
  expect(stage.shells.length).toBe(0);
});

test('S4: after detach or a lost connection the session keeps running, and the channel is free at once', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  client.send({ type: 'detach', channel: 1 });
  shell.print('unseen');
  client.type(1, 0, 'F3: this crossed the detach');
  await settled();
  expect(client.outputText(1)).toBe('');
  expect(shell.inputText).toBe('');
  client.attach(1, id);
  expect(client.outputText(1)).toBe('unseen');
  client.pair.cut();
  expect(shell.ended).toBe(false);
});

test('S4: a detach while the session is opening leaves it running in the background', async () => {
  const stage = new Stage();
  const client = stage.connect();
  client.open(1);
  client.send({ type: 'detach', channel: 1 });
  await settled();
  expect(client.all('attached')).toEqual([]);
  client.send({ type: 'list', request: 3 });
  expect(client.last('sessions').sessions.map(({ attachments }) => attachments)).toEqual([0]);
});

test('S5: the `end` message ends the shell, attached or not, and `ended` follows all output', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  shell.print('last words');
  client.send({ type: 'end', session: id });
  await settled();
  expect(shell.ended).toBe(true);
  expect(client.received.slice(-2)).toEqual(['data 1', 'ended']);
  expect(client.last('ended')).toMatchObject({ end: { kind: 'closed', by: 'user' }, outputEnd: 10 });
});

test('S5: `ended` has the exit code of a shell that exits by itself, and reaches a slow client after all output', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session('ann', { receipts: false, windowBytes: 1024 });
  shell.print(Buffer.alloc(1500));
  shell.exit({ kind: 'exited', exitCode: 3 });
  expect(client.all('ended')).toEqual([]);
  client.receipt(1, 1024);
  expect(client.last('ended')).toMatchObject({ end: { kind: 'exited', exitCode: 3 }, outputEnd: 1500 });
  client.receipt(1, 1500);
  expect(client.all('ended').length).toBe(1);
});

test('S5: clients can attach to an ended session for an hour, with its output and exit; then it is unknown', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  shell.print('bye');
  shell.exit({ kind: 'exited', exitCode: 0 });
  client.pair.cut();
  stage.clock.advance(HOUR_MS - 1);
  stage.registry.sweep();
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id);
  expect(again.outputText(1)).toBe('bye');
  expect(again.last('attached').state).toMatchObject({ kind: 'ended', end: { kind: 'exited', exitCode: 0 } });
  expect(again.received.slice(-1)).toEqual(['ended']);
  again.type(1, 0, 'ignored');
  expect(again.closed).toBeUndefined();
  stage.clock.advance(1);
  stage.registry.sweep();
  again.send({ type: 'list', request: 1 });
  expect(again.last('sessions').sessions.length, 'while somebody looks at it, it stays').toBe(1);
  again.send({ type: 'detach', channel: 1 });
  stage.registry.sweep();
  again.attach(1, id);
  expect(again.last('refused').code).toBe('unknown-session');
});

test('S6: a session that is detached and idle for the timeout ends; attached or busy ones do not', async () => {
  const stage = new Stage({ idleTimeoutMs: 1000 });
  const attended = await stage.session('ann');
  const busy = await stage.session('bob');
  const idle = await stage.session('cyd');
  busy.client.pair.cut();
  idle.client.pair.cut();
  stage.clock.advance(600);
  busy.shell.print('tick');
  stage.clock.advance(400);
  stage.registry.sweep();
  await settled();
  expect([attended, busy, idle].map(({ shell }) => shell.ended)).toEqual([false, false, true]);
  const back = stage.connect('cyd', { dial: 2 });
  back.attach(1, idle.id);
  expect(back.last('ended').end).toEqual({ kind: 'closed', by: 'idle-timeout' });
});

test('S6: a step of the wall clock is not idleness', async () => {
  const stage = new Stage({ idleTimeoutMs: 72 * 3_600_000 });
  const { client, shell } = await stage.session('ann');
  client.pair.cut();
  stage.clock.step(80 * 3_600_000);
  stage.registry.sweep();
  await settled();
  expect(shell.ended).toBe(false);
  stage.clock.advance(72 * 3_600_000);
  stage.registry.sweep();
  await settled();
  expect(shell.ended).toBe(true);
});

test('S6: a silent command in the foreground is not idleness, and idleness counts anew after it', async () => {
  const stage = new Stage({ idleTimeoutMs: 1000 });
  const { client, shell } = await stage.session('ann');
  client.pair.cut();
  shell.hasForegroundCommand = true;
  stage.clock.advance(1000);
  stage.registry.sweep();
  await settled();
  shell.hasForegroundCommand = false;
  stage.clock.advance(999);
  stage.registry.sweep();
  await settled();
  expect(shell.ended).toBe(false);
  stage.clock.advance(1);
  stage.registry.sweep();
  await settled();
  expect(shell.ended).toBe(true);
});

test('S7: one session over the limit is refused with the limit; an ended session makes room', async () => {
  const stage = new Stage({ maxSessionsPerUser: 2 });
  const client = stage.connect();
  for (const channel of [1, 2, 3]) client.open(channel);
  await settled();
  expect(client.last('refused')).toMatchObject({ channel: 3, code: 'too-many-sessions' });
  expect(client.last('refused').message).toContain('2 running sessions');
  expect((await stage.session('bob')).shell).toBeDefined();
  stage.shells[0]?.exit();
  client.open(4);
  await settled();
  expect(client.last('attached').channel).toBe(4);
});

test('S7: sessions that are still opening count toward the limit', async () => {
  const stage = new Stage({ maxSessionsPerUser: 1 });
  stage.opening = new Promise(() => undefined);
  const client = stage.connect();
  client.open(1);
  client.open(2);
  await settled();
  expect(client.last('refused').channel).toBe(2);
});

test('S5 S7: when there are too many ended sessions, the oldest detached one is removed first', async () => {
  const stage = new Stage({ maxSessionsPerUser: 2 });
  const client = stage.connect();
  for (const channel of [1, 2, 3, 4]) {
    client.open(channel);
    await settled();
    stage.shells.at(-1)?.exit();
    if (channel > 1) client.send({ type: 'detach', channel });
  }
  client.send({ type: 'list', request: 1 });
  const channels = client
    .last('sessions')
    .sessions.map(({ session }) => client.all('attached').find((one) => one.session === session)?.channel);
  expect(channels).toEqual([4, 3, 1].filter((channel) => channels.includes(channel)));
  expect(channels).toContain(1);
  expect(channels).not.toContain(2);
});

test('S8: the newest attachment sets the size until a client types; after that, the client that typed last does', async () => {
  const stage = new Stage();
  const { client: first, shell, screen, id } = await stage.session();
  const second = secondDevice(stage, id);
  expect(second.last('attached').size).toEqual(small);
  expect(first.last('sized').size).toEqual(small);
  first.type(1, 0, 'x');
  expect(shell.sizes).toEqual([small, SIZE]);
  expect(screen.sizes).toEqual([SIZE, small, SIZE]);
  expect(second.last('sized').size).toEqual(SIZE);
  expect(first.last('sized').size, 'the other size was sent before').toEqual(SIZE);
  second.send({ type: 'resize', channel: 1, size: large });
  expect(shell.sizes.length, 'who did not type last waits').toBe(2);
  second.type(1, 0, 'y');
  expect(shell.sizes.at(-1)).toEqual(large);
});

test('S8: each size change is sent with its offset to every attachment, including the one that caused it', async () => {
  const stage = new Stage();
  const { client: first, shell, id } = await stage.session();
  const second = secondDevice(stage, id, SIZE);
  shell.print('12345');
  second.send({ type: 'resize', channel: 1, size: large });
  expect(shell.sizes).toEqual([large]);
  const sized = { type: 'sized', channel: 1, size: large, at: 5, number: 1 };
  expect(second.all('sized')).toEqual([sized]);
  expect(first.all('sized')).toEqual([sized]);
});

test('S8: a size is sent after the output before it and before the output after it', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session('ann', { receipts: false, windowBytes: 1024 });
  shell.print('a'.repeat(1500));
  client.send({ type: 'resize', channel: 1, size: large });
  shell.print('b');
  expect(client.all('sized'), 'it lies beyond the window').toEqual([]);
  client.receipt(1, client.outputOffset(1));
  expect(client.last('sized')).toMatchObject({ at: 1500, size: large });
  expect(client.received.slice(-2)).toEqual(
    ['sized 1', 'data 1'].map((one) => one.replace('sized 1', 'sized')),
  );
});

test('S8: a returning client gets exactly the size changes it missed, each at its offset', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  client.send({ type: 'resize', channel: 1, size: large });
  client.pair.cut();
  const other = secondDevice(stage, id, small);
  shell.print('12345');
  other.type(1, 0, 'x');
  other.send({ type: 'resize', channel: 1, size: large });
  shell.print('6');
  const again = stage.connect('ann', { dial: 2 });
  const output = { epoch: shell.epoch, offset: 0, sizes: 0 };
  again.attach(1, id, { output, size: large });
  expect(again.last('attached')).toMatchObject({ size: SIZE, output: { from: 0, sizes: 0 } });
  expect(again.all('sized').map(({ at, number, size }) => ({ at, number, size }))).toEqual([
    { at: 0, number: 1, size: large },
    { at: 0, number: 2, size: small },
    { at: 5, number: 3, size: large },
  ]);
  expect(again.received.slice(-5)).toEqual(['sized', 'sized', 'data 1', 'sized', 'data 1']);
});

test('S8: when the attachment that set the size leaves, the remaining one sets it', async () => {
  const stage = new Stage();
  const { client: first, shell, id } = await stage.session();
  const second = secondDevice(stage, id);
  second.type(1, 0, 'x');
  second.pair.cut();
  expect(shell.sizes.at(-1)).toEqual(SIZE);
  expect(first.last('sized').size).toEqual(SIZE);
});

test('S8 C7: replacing a device’s connection does not switch to another client’s size in between', async () => {
  const stage = new Stage();
  const { client: first, shell, id } = await stage.session();
  secondDevice(stage, id);
  first.type(1, 0, 'x');
  const before = shell.sizes.length;
  const newer = stage.dial();
  newer.hello({ dial: 2, attach: [newer.attachMessage(1, id)] });
  expect(shell.sizes.length).toBe(before);
});

test('S9: the size in the attach message applies', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  client.pair.cut();
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { size: large });
  expect(shell.sizes).toEqual([large]);
  expect(again.last('attached').size).toEqual(large);
});

test('S10: a device’s newest attachment replaces its older one, which gets displaced and frees its channel', async () => {
  const { client, shell, id } = await new Stage().session();
  client.attach(2, id);
  expect(client.received.slice(-2)).toEqual(['displaced', 'attached']);
  expect(client.last('displaced').channel).toBe(1);
  shell.print('once');
  expect([client.outputText(1), client.outputText(2)]).toEqual(['', 'once']);
  client.attach(1, id);
  expect(client.last('displaced').channel).toBe(2);
});

test('S8: two devices on one session both receive all output and both type', async () => {
  const stage = new Stage();
  const { client: first, shell, id } = await stage.session();
  const second = secondDevice(stage, id);
  shell.print('both');
  first.type(1, 0, 'one ');
  second.type(1, 0, 'two');
  await settled();
  expect([first.outputText(1), second.outputText(1)]).toEqual(['both', 'both']);
  expect(shell.inputText).toBe('one two');
  expect([first.receipts, second.receipts]).toEqual([[[1, 4]], [[1, 3]]]);
});

test('S11: all output goes to the screen once, and its replies go to the shell as input, attached or not', async () => {
  const stage = new Stage();
  const { client, shell, screen, id } = await stage.session();
  client.type(1, 0, 'a');
  await settled();
  client.pair.cut();
  shell.print('\x1b[6n');
  screen.answer('\x1b[1;1R');
  await settled();
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id);
  again.type(1, 1, 'b');
  await settled();
  expect(Buffer.concat(screen.written).toString()).toBe('\x1b[6n');
  expect(shell.inputText).toBe('a\x1b[1;1Rb');
});

test('S11: the screen replies with the terminal profile of the latest hello', async () => {
  const stage = new Stage();
  const { screen, id } = await stage.session();
  const profile = { ...PROFILE, background: '#000000' };
  const other = stage.connect('ann', { device: id32('d2'), profile });
  other.attach(1, id);
  expect(screen.profiles.at(-1)).toEqual(profile);
});

test('S11: the profile of an unknown terminal does not replace that of a known one', async () => {
  const stage = new Stage();
  const { screen, id } = await stage.session();
  const other = stage.connect('ann', { device: id32('d2'), profile: PLAIN_PROFILE });
  other.attach(1, id);
  other.send({ type: 'profile', profile: { ...PLAIN_PROFILE, palette: [...PLAIN_PROFILE.palette] } });
  expect(screen.profiles.at(-1)).toEqual(PROFILE);
  other.send({ type: 'profile', profile: { ...PLAIN_PROFILE, cellHeight: 18 } });
  expect(screen.profiles.at(-1)).toMatchObject({ cellHeight: 18 });
});

test('S11: the replies queued for a program that sends queries and never reads are limited', async () => {
  const { shell, screen } = await new Stage().session();
  shell.blocked = true;
  for (let count = 0; count < 20_000; count++) screen.answer('\x1b[1;1R');
  shell.blocked = false;
  shell.takeInput();
  await settled();
  expect(shell.inputBytes.length).toBeLessThan(65 * 1024);
});

test('S1: list returns the user’s own sessions, newest first, with their activity and attachments', async () => {
  const stage = new Stage();
  const { client, id: older } = await stage.session();
  stage.clock.advance(5000);
  client.open(2, { target: { kind: 'container', container: 'db' } });
  await settled();
  stage.clock.advance(1000);
  stage.shells[0]?.print('x');
  client.send({ type: 'list', request: 77 });
  const { request, sessions } = client.last('sessions');
  expect(request).toBe(77);
  expect(sessions.map(({ targetName }) => targetName)).toEqual(['db', 'this computer']);
  expect(sessions[1]).toMatchObject({ session: older, attachments: 1, state: { kind: 'running' } });
  expect((sessions[1]?.activeAt ?? 0) - (sessions[1]?.createdAt ?? 0)).toBe(6000);
});

test('C10: a closing server ends all shells, waits for sessions that are opening, and opens no more', async () => {
  const stage = new Stage({ historyBytes: 1024 * 1024 });
  const { client, shell } = await stage.session();
  shell.print(Buffer.alloc(400 * 1024));
  let go = (): void => undefined;
  stage.opening = new Promise((resolve) => (go = resolve));
  client.open(2);
  const closed = stage.registry.close('server');
  client.open(3);
  await settled();
  expect(client.last('refused')).toMatchObject({ channel: 3, code: 'shutting-down' });
  go();
  await closed;
  expect(stage.shells.map(({ ended }) => ended)).toEqual([true, true]);
  expect(stage.files.files.size).toBe(0);
  expect(stage.screens.every(({ disposed }) => disposed)).toBe(true);
  expect(client.last('ended').end).toEqual({ kind: 'closed', by: 'server' });
});
