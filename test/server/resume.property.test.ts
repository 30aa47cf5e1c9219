/** Property test of R4: whatever the network does, accepted data is a prefix of the stream, except for reported gaps. */

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFrame, encodeData, encodeReceipt } from '../../protocol/frames.ts';
import { INPUT_WINDOW_BYTES } from '../../protocol/limits.ts';
import type { Down } from '../../protocol/messages/down.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import type { FakeShell } from '../fakes/fakeShell.ts';
import type { Delivery, SocketPair } from '../fakes/socketPair.ts';
import { SocketPair as Pair } from '../fakes/socketPair.ts';
import { Client } from '../../server/transport/client.ts';
import { KiB, Stage, settled } from './stage.ts';
import { INPUT_EPOCH, TestClient } from './testClient.ts';

/** Value of the stream's byte at an offset, so that data at a wrong offset is detected. */
const byteAt = (offset: number): number => (offset * 31 + (offset >> 8) * 7 + (offset >> 16)) & 0xff;

function stream(from: number, byteCount: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: byteCount }, (_, at) => byteAt(from + at));
}

/** A device that resumes over many connections and checks every byte that it accepts. */
class Resumer {
  readonly #stage: Stage;
  readonly #session: string;
  readonly #epoch: string;
  readonly output = new ByteCursor();
  /** Missing ranges that the server reported. */
  readonly gaps: [from: number, to: number][] = [];
  /** All input frames sent so far, kept so that the test can send them again. */
  readonly #sent: Delivery[] = [];
  /** Current connection; undefined after a cut. */
  pair: SocketPair | undefined;
  /** Number of bytes typed so far. */
  typed = 0;
  #dial = 1;
  #attached = false;
  #inputSent = 0;
  #inputReceived = 0;
  #inputTaken = 0;

  constructor(stage: Stage, session: string, epoch: string) {
    this.#stage = stage;
    this.#session = session;
    this.#epoch = epoch;
  }

  /** Opens a connection, also while the old one is still open (make before break). */
  connect(isHeld: boolean): void {
    const pair = new Pair();
    const template = new TestClient(new Pair(), {});
    this.pair = pair;
    this.#attached = false;
    pair.client.open({
      onText: (json) => this.pair === pair && this.#receive(JSON.parse(json) as Down),
      onBytes: (frame) => this.pair === pair && this.#frame(frame),
      onDrain: () => undefined,
      onClose: () => {
        if (this.pair === pair) this.pair = undefined;
      },
    });
    const user = { user: 'ann', sha256: Buffer.alloc(32) };
    pair.server.open(new Client(pair.server, 1, user, this.#stage.hub).events);
    if (isHeld) pair.hold();
    const output = { epoch: this.#epoch, offset: this.output.next, sizes: 0 };
    const input = { epoch: INPUT_EPOCH, start: this.#inputReceived };
    const attach = [template.attachMessage(1, this.#session, { output, input })];
    pair.client.sendText(
      JSON.stringify(template.helloMessage({ dial: ++this.#dial, attach, windowBytes: 8 * KiB })),
    );
  }

  type(byteCount: number): void {
    this.typed += byteCount;
    this.#sendInput();
  }

  /** Delivers an old frame again, from this connection or an earlier one. */
  repeat(which: number): void {
    const delivery = this.#sent[which % Math.max(1, this.#sent.length)];
    if (delivery !== undefined && this.pair !== undefined && this.#attached)
      this.pair.repeat(this.pair.client, delivery);
  }

  #receive(message: Down): void {
    if (message.type === 'attached') {
      const { from, skipped } = message.output;
      if (skipped === null) expect(from).toBe(this.output.next);
      else this.#skip(skipped.from, skipped.to);
      expect(message.input?.received).toBeGreaterThanOrEqual(this.#inputReceived);
      this.#inputReceived = message.input?.received ?? 0;
      this.#inputTaken = message.input?.taken ?? 0;
      this.#inputSent = this.#inputReceived;
      this.#attached = true;
      this.#sendInput();
    }
    if (message.type === 'gap') this.#skip(message.from, message.to);
  }

  #skip(from: number, to: number): void {
    expect(from).toBe(this.output.next);
    this.gaps.push([from, to]);
    this.output.skipTo(to);
  }

  #frame(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame.kind === 'receipt') {
      expect(frame.offset).toBeLessThanOrEqual(this.#inputSent);
      this.#inputTaken = Math.max(this.#inputTaken, frame.offset);
      this.#sendInput();
    }
    if (frame.kind !== 'data') return;
    const at = this.output.next;
    const accepted = this.output.accept(frame.offset, frame.bytes);
    expect(accepted.kind).not.toBe('gap');
    if (accepted.kind !== 'fresh') return;
    expect(Buffer.from(accepted.bytes).equals(stream(at, accepted.bytes.length))).toBe(true);
    this.pair?.client.sendBytes(encodeReceipt(1, this.output.next));
  }

  #sendInput(): void {
    while (this.#attached && this.pair !== undefined && this.#inputSent < this.typed) {
      const room = INPUT_WINDOW_BYTES - (this.#inputSent - this.#inputTaken);
      const byteCount = Math.min(room, this.typed - this.#inputSent, 1500);
      if (byteCount <= 0) return;
      const frame = encodeData(1, this.#inputSent, stream(this.#inputSent, byteCount));
      this.#inputSent += byteCount;
      this.#sent.push({ kind: 'bytes', frame });
      this.pair.client.sendBytes(frame);
    }
  }
}

type Step =
  | { readonly do: 'print' | 'type'; readonly byteCount: number }
  | { readonly do: 'cut' | 'release' | 'block' | 'unblock' | 'settle' }
  | { readonly do: 'connect'; readonly held: boolean }
  | { readonly do: 'deliver'; readonly from: 'client' | 'server'; readonly count: number }
  | { readonly do: 'repeat'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('print' as const),
      byteCount: fc.integer({ min: 1, max: 40 * KiB }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('type' as const),
      byteCount: fc.integer({ min: 1, max: 5000 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'release', 'block', 'unblock', 'settle') }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('connect' as const), held: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      from: fc.constantFrom('client' as const, 'server'),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat(1000) }) },
);

async function take(action: Step, resumer: Resumer, shell: FakeShell): Promise<void> {
  const { pair } = resumer;
  switch (action.do) {
    case 'print':
      return shell.print(stream(shell.printedBytes, action.byteCount));
    case 'type':
      return resumer.type(action.byteCount);
    case 'cut':
      return pair?.cut();
    case 'release':
      return pair?.release();
    case 'block':
      shell.blocked = true;
      return;
    case 'unblock':
      shell.blocked = false;
      return shell.takeInput();
    case 'settle':
      return settled();
    case 'connect':
      return resumer.connect(action.held);
    case 'deliver':
      if (pair !== undefined) {
        for (let count = 0; count < action.count; count++) pair.deliver(pair[action.from]);
      }
      return;
    case 'repeat':
      return resumer.repeat(action.which);
  }
}

async function run(steps: readonly Step[], historyBytes: number): Promise<Resumer> {
  const stage = new Stage({ logBytes: 64 * KiB, historyBytes });
  const { shell, id, client } = await stage.session();
  client.pair.cut();
  const resumer = new Resumer(stage, id, shell.epoch);
  const isPrefix = (): boolean => Buffer.from(stream(0, shell.inputBytes.length)).equals(shell.inputBytes);
  for (const action of steps) {
    await take(action, resumer, shell);
    expect(shell.inputBytes.length).toBeLessThanOrEqual(resumer.typed);
    expect(isPrefix()).toBe(true);
  }
  // The schedule ends with a connection, so that the rest can arrive.
  resumer.connect(false);
  for (let count = 0; count < 400 && shell.inputBytes.length < resumer.typed; count++) {
    shell.blocked = false;
    shell.takeInput();
    await settled();
  }
  expect(resumer.output.next).toBe(shell.printedBytes);
  expect(shell.inputBytes.length).toBe(resumer.typed);
  expect(isPrefix()).toBe(true);
  return resumer;
}

const schedule = fc.array(step, { maxLength: 60 });

test('R4: with a history, both directions are exact through cuts, delayed and repeated frames, and re-attaches', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (steps) => {
      const { gaps } = await run(steps, 4096 * KiB);
      expect(gaps).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('R4 R6: without a history, both directions are exact except for reported gaps', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (steps) => {
      await run(steps, 0);
    }),
    { numRuns: 150 },
  );
});
