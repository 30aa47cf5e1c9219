import { expect, test } from 'vitest';
import { encodeData } from '../../../protocol/frames.ts';
import { MAX_INPUT_EPOCHS } from '../../../protocol/limits.ts';
import { INPUT_EPOCH, id32 } from '../testClient.ts';
import { until } from '../../support/until.ts';
import { KiB, Stage, settled } from '../stage.ts';

/** Attaches as many other devices with new input epochs as a session remembers, and disconnects them. */
function useOtherEpochs(stage: Stage, session: string): void {
  for (let count = 0; count < MAX_INPUT_EPOCHS; count++) {
    const other = stage.connect('ann', { device: id32(`e${count}`) });
    other.attach(1, session, { input: { epoch: id32(`b${count}`), start: 0 } });
    expect(other.last('attached').input?.taken).toBe(0);
    other.pair.cut();
  }
}

test('R1 R4: the output of the shell arrives complete and in order', async () => {
  const { client, shell } = await new Stage().session();
  shell.print('hello ');
  shell.print('world');
  expect(client.outputText(1)).toBe('hello world');
});

test('R2: the server ignores a duplicate input frame, and types only the new part of an overlapping one', async () => {
  const { client, shell } = await new Stage().session();
  client.type(1, 0, 'abc');
  client.type(1, 0, 'abc');
  client.type(1, 1, 'bcdef');
  await settled();
  expect(shell.inputText).toBe('abcdef');
});

test('R2: the server ignores an old input frame that arrives again later', async () => {
  const { client, shell } = await new Stage().session();
  client.type(1, 0, 'one ');
  client.type(1, 4, 'two');
  client.pair.repeat(client.pair.client, { kind: 'bytes', frame: encodeData(1, 0, Buffer.from('one ')) });
  await settled();
  expect(shell.inputText).toBe('one two');
  expect(client.closed).toBeUndefined();
});

test('R3: input that starts beyond the cursor is not typed and closes the connection; the session keeps running', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  client.type(1, 5, 'late');
  expect(client.closed).toEqual({ code: 4000, reason: 'input on channel 1 starts at 5, expected 0' });
  await settled();
  expect(shell.inputText).toBe('');
  expect(stage.registry.find('ann', id)?.state.kind).toBe('detached');
});

test('R1: a new connection resumes at exactly the offset it asks for', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  shell.print('0123456789');
  client.pair.cut();
  shell.print('abc');
  const again = stage.connect('ann', { dial: 2 });
  again.attach(7, id, { output: { epoch: shell.epoch, offset: 8, sizes: 0 } });
  expect(again.last('attached').output).toEqual({
    epoch: shell.epoch,
    from: 8,
    end: 13,
    sizes: 0,
    retainedFrom: 0,
    skipped: null,
    snapshot: false,
  });
  expect(again.outputText(7)).toBe('89abc');
  shell.print('!');
  expect(again.outputText(7)).toBe('89abc!');
});

test('R5: the server ignores an offset of another epoch, and sends output from its beginning', async () => {
  const stage = new Stage();
  const { shell, id } = await stage.session();
  shell.print('abc');
  const other = stage.connect('ann', { device: id32('d2') });
  other.attach(2, id, { output: { epoch: id32('f00'), offset: 999, sizes: 0 } });
  expect(other.last('attached').output).toMatchObject({ epoch: shell.epoch, from: 0, end: 3, skipped: null });
});

test('R3: an output offset beyond the end of its own epoch is a protocol error', async () => {
  const stage = new Stage();
  const { shell, id } = await stage.session();
  const other = stage.connect('ann', { device: id32('d2') });
  other.attach(2, id, { output: { epoch: shell.epoch, offset: 1, sizes: 0 } });
  expect(other.closed?.code).toBe(4000);
});

test('R6: the server reports output that it no longer retains as skipped, and continues at the start of a line', async () => {
  const stage = new Stage({ logBytes: 64 * KiB });
  const { client, shell, id } = await stage.session();
  shell.print('first\n');
  client.pair.cut();
  const line = `${'x'.repeat(99)}\n`;
  for (let count = 0; count < 2000; count++) shell.print(line);
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { output: { epoch: shell.epoch, offset: 6, sizes: 0 } });
  const { output } = again.last('attached');
  const retainedFrom = shell.printedBytes - 64 * KiB;
  expect(output.skipped).toMatchObject({ from: 6, to: output.from });
  expect(output.from).toBeGreaterThanOrEqual(retainedFrom);
  expect(output.from).toBeLessThan(retainedFrom + 100);
  expect((output.from - 6) % 100).toBe(0);
  expect(again.output(1).length).toBe(shell.printedBytes - output.from);
});

test('R6: the server skips nothing when a history file has the output', async () => {
  const stage = new Stage({ logBytes: 64 * KiB, historyBytes: 512 * KiB });
  const { client, shell, id } = await stage.session();
  shell.print('first\n');
  client.pair.cut();
  const printed = Buffer.alloc(300 * KiB, 'abcdefg');
  shell.print(printed);
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { output: { epoch: shell.epoch, offset: 6, sizes: 0 } });
  expect(again.last('attached').output.skipped).toBeNull();
  expect(again.output(1).equals(printed)).toBe(true);
});

test('R6: with a full disk older output is lost and reported as skipped, and the session keeps running', async () => {
  const stage = new Stage({ logBytes: 64 * KiB, historyBytes: 512 * KiB });
  const { client, shell, id } = await stage.session();
  client.pair.cut();
  stage.files.isFull = true;
  shell.print(Buffer.alloc(512 * KiB, 'a'));
  await until('the disk refused', () => stage.logged.join().includes('no space left on device'));
  shell.print(Buffer.alloc(100 * KiB, 'b'));
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { output: { epoch: shell.epoch, offset: 0, sizes: 0 } });
  const { from, skipped } = again.last('attached').output;
  expect(skipped).toMatchObject({ from: 0, to: from });
  expect(from).toBeGreaterThanOrEqual(256 * KiB);
  expect(again.output(1).length).toBe(612 * KiB - from);
});

test('R7 R10: attached states how much input was received, and input that is sent again is typed once', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  client.type(1, 0, 'make te');
  await settled();
  client.pair.cut();
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id);
  expect(again.last('attached').input?.taken).toBe(7);
  again.type(1, 0, 'make test\n');
  await settled();
  expect(shell.inputText).toBe('make test\n');
});

test('R7 R8: attached counts received input that the shell has not read yet, and it is typed once', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  shell.blocked = true;
  client.type(1, 0, 'abc');
  await settled();
  client.pair.cut();
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id);
  expect(again.last('attached').input).toEqual({ received: 3, taken: 0 });
  shell.takeInput();
  await settled();
  expect(again.receipts, 'R8: what an earlier connection brought').toEqual([[1, 3]]);
  again.type(1, 0, 'abcd');
  await settled();
  expect(again.receipts).toEqual([[1, 3]]);
  shell.takeInput();
  await settled();
  expect(again.receipts.at(-1)).toEqual([1, 4]);
  expect(shell.inputText).toBe('abcd');
});

test('R7: a new input epoch starts at 0, and a forgotten epoch is answered with null', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  client.type(1, 0, 'abc');
  await settled();
  client.pair.cut();
  useOtherEpochs(stage, id);
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { input: { epoch: INPUT_EPOCH, start: 0 } });
  expect(again.last('attached').input).toBeNull();
  again.send({ type: 'detach', channel: 1 });
  again.attach(1, id, { input: { epoch: id32('c'), start: 0 } });
  again.type(1, 0, 'x');
  await settled();
  expect(shell.inputText).toBe('abcx');
});

test('R7: the epoch of an attached client is not forgotten, however many others are used', async () => {
  const stage = new Stage();
  const { client, id } = await stage.session();
  client.type(1, 0, 'abc');
  await settled();
  useOtherEpochs(stage, id);
  client.pair.cut();
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id);
  expect(again.last('attached').input).toEqual({ received: 3, taken: 3 });
});

test.each([
  ['that the server has only a part of', INPUT_EPOCH, 4],
  ['that the server does not know', id32('c'), 2 ** 53 - 70_000],
])(
  'R7 C8: data after input: null, in an epoch %s, is a protocol error, and its shell keeps running',
  async (_what, epoch, start) => {
    const stage = new Stage();
    const { client, shell, id } = await stage.session();
    client.type(1, 0, 'abc');
    await settled();
    client.pair.cut();
    const faulty = stage.connect('ann', { dial: 2 });
    faulty.attach(1, id, { input: { epoch, start } });
    expect(faulty.last('attached').input).toBeNull();
    faulty.type(1, start, 'x');
    await settled();
    expect(faulty.closed).toEqual({
      code: 4000,
      reason: 'channel 1 has no input epoch: attach again with a new one',
    });
    expect(shell.inputText).toBe('abc');
    const again = stage.connect('ann', { dial: 3 });
    again.attach(1, id);
    expect(again.last('attached')).toMatchObject({
      input: { received: 3, taken: 3 },
      state: { kind: 'running' },
    });
  },
);

test('R7: attached never states more received input than arrived, whatever a client claimed before', async () => {
  const stage = new Stage();
  const { client, id } = await stage.session();
  client.type(1, 0, 'ab');
  await settled();
  client.send({ type: 'detach', channel: 1 });
  for (const start of [3, 10, 3]) {
    client.attach(1, id, { input: { epoch: INPUT_EPOCH, start } });
    expect(client.last('attached').input).toBeNull();
    client.send({ type: 'detach', channel: 1 });
  }
  client.attach(1, id, { input: { epoch: INPUT_EPOCH, start: 2 } });
  expect(client.last('attached').input).toEqual({ received: 2, taken: 2 });
});

test('R7: answers null when the client can only send input from above the received offset', async () => {
  const stage = new Stage();
  const { client, id } = await stage.session();
  client.pair.cut();
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { input: { epoch: INPUT_EPOCH, start: 10 } });
  expect(again.last('attached').input).toBeNull();
});

test('R10: input before attached is a protocol error', async () => {
  const stage = new Stage();
  const client = stage.connect();
  client.open(1);
  client.type(1, 0, 'x');
  expect(client.closed).toEqual({ code: 4000, reason: 'input on channel 1 before its attached' });
});

test('R7: input to a session that has ended is dropped, without a receipt', async () => {
  const { client, shell } = await new Stage().session();
  shell.exit();
  client.type(1, 0, 'x');
  await settled();
  expect(shell.inputText).toBe('');
  expect(client.receipts).toEqual([]);
  expect(client.closed).toBeUndefined();
});

test('R8: sends a receipt for input once the shell has taken it, and not before', async () => {
  const { client, shell } = await new Stage().session();
  shell.blocked = true;
  client.type(1, 0, 'abc');
  client.type(1, 3, 'de');
  await settled();
  expect(client.receipts).toEqual([]);
  shell.takeInput();
  await settled();
  expect(client.receipts).toEqual([[1, 3]]);
  shell.takeInput();
  await settled();
  expect(client.receipts).toEqual([
    [1, 3],
    [1, 5],
  ]);
});

test('R9: an acknowledgment beyond the sent offset closes the connection, and one at that offset does not', async () => {
  const { client, shell } = await new Stage().session('ann', { receipts: false });
  shell.print('12345');
  client.receipt(1, 5);
  client.receipt(1, 2);
  expect(client.closed).toBeUndefined();
  client.receipt(1, 6);
  expect(client.closed).toEqual({
    code: 4000,
    reason: 'receipt 6 on channel 1 is above the 5 that were sent',
  });
});

test('R3: if the shell leaves out output, the session ends with an error', async () => {
  const { client, shell } = await new Stage().session();
  shell.printAt(0, Buffer.from('abc'));
  shell.printAt(1, Buffer.from('bcd'));
  shell.printAt(9, Buffer.from('j'));
  expect(client.outputText(1)).toBe('abcd');
  expect(client.last('ended').end).toEqual({ kind: 'failed', detail: 'its output from 4 to 9 never came' });
  expect(shell.ended).toBe(true);
});
