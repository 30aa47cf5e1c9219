// Input that is sent to a holder over connections that break. It arrives in order and exactly once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteCursor } from '../../../../protocol/resume/byteCursor.ts';
import { HeldInput } from '../../../../server/shells/held/heldInput.ts';
import type { ToHolder } from '../../../../server/shells/held/holderWire.ts';

const EPOCH = '1'.repeat(32);
const at = (offset: number) => ({ kind: 'client', epoch: EPOCH, offset }) as const;
const NOTHING_RECEIVED = { inputs: [], answeredTo: 0 };

/** A holder at the other end of connections, which may break while frames are in transit. */
class Holder {
  readonly input = new HeldInput((frame) => this.#wire.push(frame));
  #wire: ToHolder[] = [];
  readonly #cursor = new ByteCursor();
  received = '';

  connect(): void {
    this.#wire = [];
    this.input.connected({ inputs: [{ epoch: EPOCH, received: this.#cursor.next }], answeredTo: 0 });
  }

  /** Lets `count` frames arrive, with or without their acknowledgments, and loses the others. */
  receive(count: number, areAcknowledged: boolean): void {
    for (const frame of this.#wire.splice(0, count)) {
      if (frame.kind !== 'input') throw new Error(`unexpected frame ${frame.kind}`);
      const accepted = this.#cursor.accept(frame.offset, frame.bytes);
      if (accepted.kind === 'gap') throw new Error(`input at ${frame.offset} leaves a gap`);
      if (accepted.kind === 'fresh') this.received += Buffer.from(accepted.bytes).toString();
      if (areAcknowledged) this.input.taken(EPOCH, this.#cursor.next);
    }
  }

  disconnect(): void {
    this.#wire = [];
    this.input.disconnected();
  }
}

test('R7: input reaches a holder in order and exactly once, wherever connections break', async () => {
  const cut = fc.record({ arriving: fc.nat(4), areAcknowledged: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 })), fc.array(cut), async (texts, cuts) => {
      const holder = new Holder();
      const taken: number[] = [];
      let offset = 0;
      const writes = texts.map((text, index) => {
        const bytes = Buffer.from(text);
        const write = holder.input.write(bytes, at(offset)).then(() => taken.push(index));
        offset += bytes.length;
        return write;
      });
      for (const { arriving, areAcknowledged } of cuts) {
        holder.connect();
        holder.receive(arriving, areAcknowledged);
        holder.disconnect();
      }
      holder.connect();
      holder.receive(Infinity, true);
      await Promise.all(writes);
      expect(holder.received).toBe(texts.join(''));
      expect(taken).toEqual(texts.map((_, index) => index));
    }),
  );
});

test('a large write is sent in pieces within the limit in flight, and resolves when the last piece is acknowledged', async () => {
  const sent: number[] = [];
  const input = new HeldInput((frame) => {
    if (frame.kind === 'input') sent.push(frame.offset);
  });
  let isTaken = false;
  const write = input.write(Buffer.alloc(160 * 1024), at(0)).then(() => (isTaken = true));
  input.connected(NOTHING_RECEIVED);
  expect(sent).toEqual([0]);
  input.taken(EPOCH, 64 * 1024);
  expect(sent).toEqual([0, 64 * 1024, 128 * 1024]);
  input.taken(EPOCH, 128 * 1024);
  await Promise.resolve();
  expect(isTaken).toBe(false);
  input.taken(EPOCH, 160 * 1024);
  await write;
  expect(isTaken).toBe(true);
});

test('S11: an answer counts as delivered once it is sent, and is sent again only if the holder did not receive it', async () => {
  const sent: ToHolder[] = [];
  const input = new HeldInput((frame) => sent.push(frame));
  const answer = { kind: 'answer', outputOffset: 7 } as const;
  const write = input.write(Buffer.from('a'), answer);
  input.connected(NOTHING_RECEIVED);
  await write;
  input.disconnected();
  input.connected(NOTHING_RECEIVED);
  expect(sent.map(({ kind }) => kind)).toEqual(['answer', 'answer']);
  input.disconnected();
  input.connected({ inputs: [], answeredTo: 7 });
  expect(sent).toHaveLength(2);
});

test('a shell that ends rejects pending and future writes with the first error', async () => {
  const input = new HeldInput(() => undefined);
  const writes = [
    input.write(Buffer.alloc(100 * 1024), at(0)),
    input.write(Buffer.from('b'), at(100 * 1024)),
  ];
  input.fail(new Error('the shell has ended'));
  input.fail(new Error('later'));
  for (const write of [...writes, input.write(Buffer.from('c'), at(100 * 1024 + 1))])
    await expect(write).rejects.toThrow('the shell has ended');
});
