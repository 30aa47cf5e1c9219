import { expect, test } from 'vitest';
import { INPUT_WINDOW_BYTES, TURN_BYTES } from '../../../protocol/limits.ts';
import type { FakeShell } from '../../fakes/fakeShell.ts';
import { id32, type TestClient } from '../testClient.ts';
import { KiB, Stage, settled } from '../stage.ts';

const WINDOW = 64 * KiB;

/** Prints and acknowledges until a full window may be in flight (W5). Returns the end offset of the output. */
function warmUp(client: TestClient, shell: FakeShell): number {
  for (let round = 0; round < 8; round++) {
    shell.print(Buffer.alloc(WINDOW));
    while (client.outputOffset(1) < shell.printedBytes) client.receipt(1, client.outputOffset(1));
    client.receipt(1, client.outputOffset(1));
  }
  return shell.printedBytes;
}

test('W1: the server sends at most one window without an acknowledgment, and continues after one', async () => {
  const { client, shell } = await new Stage().session('ann', { receipts: false, windowBytes: WINDOW });
  const start = warmUp(client, shell);
  shell.print(Buffer.alloc(100 * KiB));
  expect(client.outputOffset(1)).toBe(start + WINDOW);
  client.receipt(1, start + 20 * KiB);
  expect(client.outputOffset(1)).toBe(start + WINDOW + TURN_BYTES);
  client.receipt(1, start + WINDOW + TURN_BYTES);
  expect(client.outputOffset(1)).toBe(start + 100 * KiB);
});

test('W1: frequent small acknowledgments do not split the output into small frames', async () => {
  const { client, shell } = await new Stage().session('ann', { receipts: false, windowBytes: WINDOW });
  const start = warmUp(client, shell);
  shell.print(Buffer.alloc(128 * KiB));
  const before = client.frames(1);
  for (let offset = 100; offset <= TURN_BYTES; offset += 100) client.receipt(1, start + offset);
  expect(client.frames(1)).toBe(before);
  client.receipt(1, start + TURN_BYTES);
  expect(client.frames(1)).toBe(before + 1);
});

test('W1: the server accepts input that fills the window, and closes the connection for one byte more', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session();
  shell.blocked = true;
  client.type(1, 0, Buffer.alloc(INPUT_WINDOW_BYTES, 'a'));
  expect(client.closed).toBeUndefined();
  client.type(1, INPUT_WINDOW_BYTES, 'b');
  expect(client.closed).toEqual({
    code: 4000,
    reason: 'input on channel 1 is over its window of 65536 bytes',
  });
});

test('W1: the server limits the pending input of all clients together while the shell reads none', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  shell.blocked = true;
  client.type(1, 0, Buffer.alloc(INPUT_WINDOW_BYTES, 'a'));
  let refusedAt = 0;
  for (let count = 1; count < 20 && refusedAt === 0; count++) {
    const other = stage.connect('ann', { device: id32(`e${count}`) });
    other.attach(1, id, { input: { epoch: id32(`b${count}`), start: 0 } });
    other.type(1, 0, Buffer.alloc(INPUT_WINDOW_BYTES, 'b'));
    if (other.closed !== undefined) refusedAt = count;
  }
  expect(refusedAt).toBe(16);
  shell.blocked = false;
  shell.takeInput();
  await settled();
  await settled();
  const back = stage.connect('ann', { device: id32('e16'), dial: 2 });
  back.attach(1, id, { input: { epoch: id32('b16'), start: 0 } });
  expect(back.last('attached').input?.taken).toBe(0);
  back.type(1, 0, 'what was turned away is fresh when it comes again');
  await settled();
  expect(shell.inputText.endsWith('when it comes again')).toBe(true);
});

test('W2: the server reads a shell only as far as the fastest client can follow, and continues once it catches up', async () => {
  const { client, shell } = await new Stage().session('ann', { receipts: false, windowBytes: WINDOW });
  const start = warmUp(client, shell);
  while (!shell.isPaused) shell.print(Buffer.alloc(KiB));
  expect(shell.printedBytes - start).toBeLessThanOrEqual(WINDOW + KiB);
  client.receipt(1, start + WINDOW);
  expect(client.outputOffset(1)).toBeGreaterThan(start + WINDOW);
  client.receipt(1, client.outputOffset(1));
  expect(shell.isPaused).toBe(false);
});

test('W2: the server keeps reading the shell while no client is attached, even after a slow one has left', async () => {
  const { client, shell } = await new Stage().session('ann', { receipts: false, windowBytes: WINDOW });
  shell.print(Buffer.alloc(250 * KiB));
  expect(shell.isPaused).toBe(true);
  client.pair.cut();
  expect(shell.isPaused).toBe(false);
  shell.print(Buffer.alloc(1024 * KiB));
  expect(shell.isPaused).toBe(false);
});

test('W2: the server pauses the shell for a client that returns far behind, until it has caught up', async () => {
  const stage = new Stage({ historyBytes: 4096 * KiB });
  const { client, shell, id } = await stage.session('ann', { receipts: false, windowBytes: WINDOW });
  client.pair.cut();
  shell.print(Buffer.alloc(1024 * KiB));
  const again = stage.connect('ann', { dial: 2, receipts: false, windowBytes: WINDOW });
  again.attach(1, id);
  expect(shell.isPaused).toBe(true);
  while (again.outputOffset(1) < 1024 * KiB) again.receipt(1, again.outputOffset(1));
  again.receipt(1, 1024 * KiB);
  expect(shell.isPaused).toBe(false);
});

test('W3: a slow client does not slow a fast one, and gets a gap message for what it missed', async () => {
  const stage = new Stage({ logBytes: 64 * KiB });
  const { client: fast, shell, id } = await stage.session();
  const slow = stage.connect('ann', { device: id32('d2'), receipts: false, windowBytes: 1024 });
  slow.attach(1, id);
  for (let count = 0; count < 100; count++) shell.print(`${'x'.repeat(1023)}\n`);
  expect(shell.isPaused).toBe(false);
  expect(fast.output(1).length).toBe(100 * KiB);
  expect(slow.outputOffset(1)).toBe(1024);
  slow.receipt(1, 1024);
  const { from, to } = slow.last('gap');
  expect(from).toBe(1024);
  expect(to % KiB).toBe(0);
  expect(to).toBeGreaterThanOrEqual(36 * KiB);
  expect(slow.outputOffset(1)).toBeGreaterThan(to);
});

test('W3: a slow client misses nothing when a history file still has the output', async () => {
  const stage = new Stage({ logBytes: 64 * KiB, historyBytes: 512 * KiB });
  const { shell, id } = await stage.session();
  const slow = stage.connect('ann', { device: id32('d2'), receipts: false, windowBytes: 1024 });
  slow.attach(1, id);
  shell.print(Buffer.alloc(200 * KiB, 'abc'));
  while (slow.outputOffset(1) < 200 * KiB) slow.receipt(1, slow.outputOffset(1));
  expect(slow.all('gap')).toEqual([]);
  expect(slow.output(1).equals(Buffer.alloc(200 * KiB, 'abc'))).toBe(true);
});

test.each([0, 512 * KiB])(
  'R6 W3: output lost while the shell was unreachable is a gap, and the session keeps running (history %i bytes)',
  async (historyBytes) => {
    const stage = new Stage({ logBytes: 64 * KiB, historyBytes });
    const { client, shell, id } = await stage.session();
    shell.print('before');
    shell.skip(10 * 1024 * KiB);
    shell.print('after');
    await settled();
    const to = 6 + 10 * 1024 * KiB;
    expect(client.last('gap')).toMatchObject({ from: 6, to });
    expect(client.output(1).toString()).toBe('beforeafter');
    expect(client.outputOffset(1)).toBe(to + 5);
    const late = stage.connect('ann', { device: id32('d2') });
    late.attach(1, id);
    await settled();
    expect(late.output(1).toString().endsWith('after')).toBe(true);
    expect(late.outputOffset(1)).toBe(to + 5);
    // The shell may print again from the end of the gap. Another unreported hole would be an error.
    shell.printAt(to, Buffer.from('after!'));
    await settled();
    expect(client.output(1).toString()).toBe('beforeafter!');
  },
);

test('W4: channels take turns of at most 16 KiB, so an echo waits for one turn of each busy channel', async () => {
  const stage = new Stage({ logBytes: 1024 * KiB });
  const { client, shell: flood } = await stage.session('ann', { windowBytes: 1024 * KiB });
  client.open(2);
  await settled();
  const quiet = stage.shells[1];
  client.pair.hold();
  flood.print(Buffer.alloc(400 * KiB));
  quiet?.print('echo');
  client.received.length = 0;
  client.pair.release();
  const echoAt = client.received.indexOf('data 2');
  const aheadOfEcho = client.received.slice(0, echoAt).length;
  // The bytes already in the buffer are sent first, then the turn of the other channel.
  expect(aheadOfEcho).toBeLessThanOrEqual((64 * KiB) / TURN_BYTES + 1);
  expect(client.output(1).length).toBe(400 * KiB);
  expect(client.frames(1), 'nearly all of them whole').toBeLessThan((400 * KiB) / TURN_BYTES + 8);
});

test('W4: three channels with endless output share the connection evenly', async () => {
  const stage = new Stage({ logBytes: 1024 * KiB });
  const { client } = await stage.session('ann', { windowBytes: 1024 * KiB });
  client.open(2);
  client.open(3);
  await settled();
  client.pair.hold();
  for (const shell of stage.shells) shell.print(Buffer.alloc(160 * KiB));
  client.received.length = 0;
  client.pair.release();
  const afterStart = client.received.filter((one) => one.startsWith('data')).slice(4, 22);
  const turns = [1, 2, 3].map((channel) => afterStart.filter((one) => one === `data ${channel}`).length);
  expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(4);
});

test('S11 W2: the server pauses the shell while its screen lags far behind, with or without a client', async () => {
  const { client, shell, screen } = await new Stage().session();
  client.pair.cut();
  screen.lags = true;
  shell.print(Buffer.alloc(1024 * KiB));
  expect(shell.isPaused).toBe(false);
  shell.print('x');
  expect(shell.isPaused).toBe(true);
  screen.parse();
  expect(shell.isPaused).toBe(false);
});
