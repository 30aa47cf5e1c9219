// Snapshots and history on the wire, over a real session with a fake screen.
import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BlockReader } from '../../../protocol/history/block.ts';
import { decodeRecords } from '../../../protocol/history/record.ts';
import { MAX_SNAPSHOT_BYTES, TURN_BYTES } from '../../../protocol/limits.ts';
import { id32, SIZE } from '../testClient.ts';
import { until } from '../../support/until.ts';
import { KiB, settled, Stage } from '../stage.ts';

const large = { cols: 200, rows: 50 };
const wanting = (epoch: string, offset: number) => ({
  output: { epoch, offset, sizes: 0 },
  snapshotBehindBytes: 10,
});

test('R11: a client that missed little output gets exactly that output', async () => {
  const stage = new Stage();
  const { client, shell, screen, id } = await stage.session();
  client.pair.cut();
  shell.print('0123456789');
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, wanting(shell.epoch, 0));
  expect(again.last('attached').output).toMatchObject({ from: 0, skipped: null, snapshot: false });
  expect(again.outputText(1)).toBe('0123456789');
  expect(screen.snapshotsAsked).toBe(0);
});

test('R11: a client that missed more gets a snapshot first, and then the output printed since', async () => {
  const stage = new Stage();
  const { client, shell, screen, id } = await stage.session();
  shell.print('0');
  client.pair.cut();
  shell.print('123456789ab');
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { ...wanting(shell.epoch, 1), size: large });
  expect(again.last('attached')).toMatchObject({
    size: large,
    output: { from: 12, end: 12, sizes: 1, skipped: { from: 1, to: 12 }, snapshot: true },
  });
  shell.print('later');
  expect(again.output(1), 'nothing goes before the snapshot').toHaveLength(0);
  const snapshot = Buffer.alloc(2 * TURN_BYTES + 5, 's');
  screen.giveSnapshot(snapshot);
  await settled();
  expect(again.last('snapshot').bytes).toBe(snapshot.length);
  expect(again.snapshot(1).equals(snapshot)).toBe(true);
  expect(again.outputText(1)).toBe('later');
  expect(again.received.slice(-5)).toEqual(['snapshot', 'snapshot 1', 'snapshot 1', 'snapshot 1', 'data 1']);
});

test('R11: a client without an offset gets a snapshot of a long session, and the output of a short one', async () => {
  const stage = new Stage();
  const { shell, id } = await stage.session();
  shell.print('short');
  const other = stage.connect('ann', { device: id32('d2') });
  other.attach(2, id, { output: null, snapshotBehindBytes: 10 });
  expect(other.last('attached').output).toMatchObject({ from: 0, snapshot: false });
  shell.print(' and then long');
  const third = stage.connect('ann', { device: id32('d3') });
  third.attach(2, id, { output: null, snapshotBehindBytes: 10 });
  expect(third.last('attached').output).toMatchObject({ from: 19, skipped: { from: 0 }, snapshot: true });
});

test('R11: a snapshot replaces output that is no longer retained, unless the client wants none', async () => {
  const stage = new Stage({ logBytes: 64 * KiB });
  const { client, shell, id } = await stage.session();
  client.pair.cut();
  shell.print(Buffer.alloc(100 * KiB, 'a\n'));
  const again = stage.connect('ann', { dial: 2 });
  const output = { epoch: shell.epoch, offset: 0, sizes: 0 };
  again.attach(1, id, { output, snapshotBehindBytes: 1024 * KiB });
  expect(again.last('attached').output).toMatchObject({ from: 100 * KiB, snapshot: true });
  again.attach(2, id, { output, snapshotBehindBytes: null });
  expect(again.last('attached').output).toMatchObject({ snapshot: false, retainedFrom: 36 * KiB });
  expect(again.last('attached').output.from).toBeLessThan(40 * KiB);
});

test.each([
  ['no snapshot could be made', null],
  ['the snapshot is over the limit', new Uint8Array(MAX_SNAPSHOT_BYTES + 1)],
])('R12: when %s, the snapshot has a length of 0 and output continues', async (_name, snapshot) => {
  const stage = new Stage();
  const { client, shell, screen, id } = await stage.session();
  client.pair.cut();
  shell.print('0123456789ab');
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, wanting(shell.epoch, 0));
  screen.giveSnapshot(snapshot);
  await settled();
  shell.print('!');
  expect(again.last('snapshot').bytes).toBe(0);
  expect(again.outputText(1)).toBe('!');
});

test('R12: no snapshot is sent to a connection that has closed', async () => {
  const stage = new Stage();
  const { client, shell, screen, id } = await stage.session();
  client.pair.cut();
  shell.print('0123456789ab');
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, wanting(shell.epoch, 0));
  again.send({ type: 'detach', channel: 1 });
  screen.giveSnapshot(new Uint8Array(5));
  await settled();
  expect(again.all('snapshot')).toEqual([]);
});

test('W3: a client that is too slow for the log continues with a snapshot', async () => {
  const stage = new Stage({ logBytes: 64 * KiB });
  const { client: fast, shell, screen, id } = await stage.session();
  const slow = stage.connect('ann', { device: id32('d2'), windowBytes: 4 * KiB, receipts: false });
  slow.attach(1, id, { snapshotBehindBytes: 1024 * KiB });
  for (let count = 0; count < 40; count++) shell.print(Buffer.alloc(4 * KiB, 'x'));
  expect(fast.output(1)).toHaveLength(160 * KiB);
  slow.receipt(1, slow.outputOffset(1));
  const gap = slow.last('gap');
  expect(gap).toMatchObject({ from: 4 * KiB, to: 160 * KiB, size: SIZE, sizes: 0 });
  screen.giveSnapshot(Buffer.from('screen'));
  await settled();
  expect(slow.snapshot(1).toString()).toBe('screen');
  shell.print('!');
  expect(slow.outputText(1).slice(-1)).toBe('!');
});

test('S11: a new profile applies to all sessions of the client at once', async () => {
  const stage = new Stage();
  const { client, screen } = await stage.session();
  const profile = { ...client.helloMessage().profile, background: '#fafafa' };
  client.send({ type: 'profile', profile });
  expect(screen.profiles.at(-1)).toEqual(profile);
});

test('S12: a session that its user keeps outlives the idle timeout until the requested time', async () => {
  const stage = new Stage({ idleTimeoutMs: 1000 });
  const { client, id } = await stage.session();
  const end = stage.clock.now() + 5000;
  client.send({ type: 'keep', request: 4, session: id, until: end });
  expect(client.last('sessions')).toMatchObject({
    request: 4,
    sessions: [{ session: id, keptUntil: end, closesAt: null }],
  });
  client.send({ type: 'detach', channel: 1 });
  client.send({ type: 'list', request: 5 });
  expect(client.last('sessions').sessions[0]?.closesAt).toBe(end);
  stage.clock.advance(4999);
  stage.registry.sweep();
  await settled();
  expect(stage.shells[0]?.ended).toBe(false);
  stage.clock.advance(1);
  stage.registry.sweep();
  await settled();
  expect(stage.shells[0]?.ended).toBe(true);
});

test('S12: a session can be kept for at most 30 days, and only by its owner', async () => {
  const stage = new Stage();
  const { client, id } = await stage.session();
  client.send({ type: 'keep', request: 1, session: id, until: Number.MAX_SAFE_INTEGER });
  expect(client.last('sessions').sessions[0]?.keptUntil).toBe(stage.clock.now() + 30 * 86_400_000);
  const stranger = stage.connect('eve');
  stranger.send({ type: 'keep', request: 1, session: id, until: null });
  expect(stranger.last('sessions').sessions).toEqual([]);
  client.send({ type: 'list', request: 2 });
  expect(client.last('sessions').sessions[0]?.keptUntil).not.toBeNull();
});

test('S5: the list has the title and the last line of each session', async () => {
  const stage = new Stage();
  const { client, screen } = await stage.session();
  screen.shown = { title: 'vim', lastLine: '~' };
  client.send({ type: 'list', request: 1 });
  expect(client.last('sessions').sessions[0]).toMatchObject({ title: 'vim', lastLine: '~', attachments: 1 });
});

test('H3: a request for another user’s history is refused; input on a history channel is a protocol error', async () => {
  const stage = new Stage();
  const { client, id } = await stage.session();
  const stranger = stage.connect('eve');
  stranger.history(3, id);
  expect(stranger.last('refused')).toMatchObject({ channel: 3, code: 'unknown-session' });
  client.history(3, id);
  client.type(3, 0, 'x');
  expect(client.closed?.reason).toContain('carries history');
});

test('S11 R13: after a crash of the screen’s thread, the screen is rebuilt from retained output at its sizes', async () => {
  const stage = new Stage();
  const { client, shell, screen } = await stage.session();
  shell.print('abc');
  client.send({ type: 'resize', channel: 1, size: large });
  client.send({ type: 'resize', channel: 1, size: SIZE });
  shell.print('de');
  client.send({ type: 'resize', channel: 1, size: large });
  screen.lose();
  expect(screen.replayed).toEqual([
    { offset: 0, cols: 80, text: 'abc' },
    { offset: 3, cols: 80, text: 'de' },
  ]);
  expect(screen.sizes.slice(-4)).toEqual([SIZE, large, SIZE, large]);
});

test('S11 R13: the screen of a long session is rebuilt from the end of its output', async () => {
  const stage = new Stage({ logBytes: 64 * KiB });
  const { shell, screen } = await stage.session();
  shell.print(Buffer.alloc(200 * KiB, 'x\n'));
  screen.lose();
  const first = screen.replayed[0]?.offset ?? 0;
  expect(first).toBeGreaterThanOrEqual(136 * KiB);
  expect(screen.replayed.map(({ text }) => text).join('')).toHaveLength(200 * KiB - first);
});

test('S11: the terminal reports the focus to programs while a client is attached', async () => {
  const { client, screen } = await new Stage().session();
  expect(screen.focused).toBe(true);
  client.send({ type: 'detach', channel: 1 });
  expect(screen.focused).toBe(false);
});

test('H1 H2 H3: history is sent as blocks on its own channel, within the window, and then historyEnd', async () => {
  const stage = new Stage({ historyBytes: 4096 * KiB });
  const { client, shell, id } = await stage.session();
  const printed = randomBytes(700 * KiB);
  shell.print(printed);
  await settled();
  const slow = stage.connect('ann', { device: id32('d2'), windowBytes: 32 * KiB, receipts: false });
  slow.history(5, id);
  await until('a window full', () => slow.outputOffset(5) > 16 * KiB);
  expect(slow.outputOffset(5)).toBeLessThanOrEqual(32 * KiB);
  expect(slow.all('historyEnd')).toEqual([]);
  await until('everything', () => {
    slow.receipt(5, slow.outputOffset(5));
    return slow.all('historyEnd').length > 0;
  });
  expect(slow.last('historyEnd')).toEqual({
    type: 'historyEnd',
    channel: 5,
    epoch: shell.epoch,
    to: 700 * KiB,
  });
  const blocks = new BlockReader().read(slow.output(5));
  if ('kind' in blocks) throw new Error(blocks.message);
  const outputs = blocks.map((block) => {
    const records = decodeRecords(inflateRawSync(block.deflated), block.time);
    if ('kind' in records) throw new Error(records.message);
    return Buffer.concat(records.flatMap((one) => (one.kind === 'output' ? [one.bytes] : [])));
  });
  expect(Buffer.concat(outputs).equals(printed)).toBe(true);
  slow.attach(5, id);
  expect(slow.last('attached').channel, 'the channel is free again').toBe(5);
  expect(client.closed).toBeUndefined();
});

test('W1 H2: a window smaller than one turn slows a history stream but does not stop it', async () => {
  const stage = new Stage({ historyBytes: 4096 * KiB });
  const { shell, id } = await stage.session();
  shell.print(randomBytes(20 * KiB));
  const other = stage.connect('ann', { device: id32('d2'), windowBytes: 1024 });
  other.history(5, id);
  await until('everything', () => other.all('historyEnd').length > 0);
  expect(other.outputOffset(5)).toBeGreaterThan(20 * KiB);
});

test('H3: detach ends a history stream and frees its channel', async () => {
  const stage = new Stage({ historyBytes: 4096 * KiB });
  const { client, shell, id } = await stage.session();
  shell.print(randomBytes(300 * KiB));
  const other = stage.connect('ann', { device: id32('d2'), windowBytes: 32 * KiB, receipts: false });
  other.history(5, id);
  other.send({ type: 'detach', channel: 5 });
  await settled();
  other.history(5, id, 299 * KiB);
  await until('the end', () => {
    other.receipt(5, other.outputOffset(5));
    return other.all('historyEnd').length > 0;
  });
  expect([client.closed, other.closed]).toEqual([undefined, undefined]);
});
