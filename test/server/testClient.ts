/**
 * A client that a test drives. It stores everything it receives, and counts and acknowledges output as the protocol requires.
 */

import { decodeFrame, encodeData, encodeReceipt } from '../../protocol/frames.ts';
import type { OpenOptions, Size, Target } from '../../protocol/messages/common.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import { parseDown } from '../../protocol/messages/parse.ts';
import type { Up } from '../../protocol/messages/up.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import type { SocketPair } from '../fakes/socketPair.ts';

export const SIZE: Size = { cols: 80, rows: 24 };
export const PROFILE = {
  foreground: '#ffffff',
  background: '#1e1e2e',
  cursor: '#00ff00',
  palette: Array<string>(16).fill('#808080'),
  cellWidth: 8,
  cellHeight: 17,
};
export const INPUT_EPOCH = 'a'.repeat(32);

export type TestClientOptions = Partial<Hello> & {
  /** True to acknowledge output as soon as it arrives, which is the default. */
  readonly receipts?: boolean;
};

type Output = { readonly cursor: ByteCursor; readonly bytes: Uint8Array[]; frames: number };

/** Returns 32 hexadecimal digits that end with `text`. */
export function id32(text: string | number): string {
  return String(text).padStart(32, '0');
}

export class TestClient {
  readonly pair: SocketPair;
  readonly messages: Down[] = [];
  /** Everything received, in order: message types, `data CHANNEL` and `snapshot CHANNEL`. */
  readonly received: string[] = [];
  /** Acknowledgments of input by channel, in order. */
  readonly receipts: [channel: number, offset: number][] = [];
  readonly #outputs = new Map<number, Output>();
  readonly #snapshots = new Map<number, Uint8Array[]>();
  readonly #options: TestClientOptions;
  closed: { readonly code: number; readonly reason: string } | undefined;

  constructor(pair: SocketPair, options: TestClientOptions) {
    this.pair = pair;
    this.#options = options;
    pair.client.open({
      onText: (json) => this.#text(json),
      onBytes: (frame) => this.#frame(frame),
      onDrain: () => undefined,
      onClose: (code, reason) => {
        this.closed = { code, reason };
      },
    });
  }

  helloMessage(more: Partial<Hello> = {}): Hello {
    const { receipts: _receipts, ...options } = this.#options;
    return {
      type: 'hello',
      client: 'test',
      device: id32('d1'),
      run: id32('1'),
      dial: 1,
      heartbeatMs: 25_000,
      windowBytes: 64 * 1024,
      profile: PROFILE,
      attach: [],
      ...options,
      ...more,
    };
  }

  hello(more: Partial<Hello> = {}): void {
    this.send(this.helloMessage(more));
  }

  send(message: Up): void {
    this.pair.client.sendText(JSON.stringify(message));
  }

  open(
    channel: number,
    more: { request?: string; target?: Target; options?: OpenOptions; size?: Size } = {},
  ): void {
    const input = { epoch: INPUT_EPOCH, start: 0 };
    const target = { kind: 'local' } as const;
    this.send({
      type: 'open',
      channel,
      request: id32(channel),
      target,
      options: {},
      size: SIZE,
      input,
      ...more,
    });
  }

  attachMessage(channel: number, session: string, more: Partial<Attach> = {}): Attach {
    const input = { epoch: INPUT_EPOCH, start: 0 };
    return {
      type: 'attach',
      channel,
      session,
      output: null,
      snapshotBehindBytes: null,
      input,
      size: SIZE,
      ...more,
    };
  }

  attach(channel: number, session: string, more: Partial<Attach> = {}): void {
    this.send(this.attachMessage(channel, session, more));
  }

  type(channel: number, offset: number, text: string | Uint8Array): void {
    this.pair.client.sendBytes(
      encodeData(channel, offset, typeof text === 'string' ? Buffer.from(text) : text),
    );
  }

  receipt(channel: number, offset: number): void {
    this.pair.client.sendBytes(encodeReceipt(channel, offset));
  }

  /** Messages of one type, oldest first. */
  all<T extends Down['type']>(type: T): Extract<Down, { type: T }>[] {
    return this.messages.filter((message): message is Extract<Down, { type: T }> => message.type === type);
  }

  last<T extends Down['type']>(type: T): Extract<Down, { type: T }> {
    const found = this.all(type).at(-1);
    if (found === undefined)
      throw new Error(
        `no ${type} among ${JSON.stringify(this.messages)}, closed ${JSON.stringify(this.closed)}`,
      );
    return found;
  }

  /** Output of a channel since its attach. */
  output(channel: number): Buffer {
    return Buffer.concat(this.#outputs.get(channel)?.bytes ?? []);
  }

  outputText(channel: number): string {
    return this.output(channel).toString();
  }

  /** Requests history, whose blocks arrive as output of the channel. */
  history(channel: number, session: string, from = 0, to: number | null = null): void {
    this.#outputs.set(channel, { cursor: new ByteCursor(0), bytes: [], frames: 0 });
    this.send({ type: 'history', channel, session, from, to });
  }

  /** Returns the part of a snapshot that was received so far. */
  snapshot(channel: number): Buffer {
    return Buffer.concat(this.#snapshots.get(channel) ?? []);
  }

  outputOffset(channel: number): number {
    return this.#outputs.get(channel)?.cursor.next ?? 0;
  }

  frames(channel: number): number {
    return this.#outputs.get(channel)?.frames ?? 0;
  }

  #text(json: string): void {
    const message = parseDown(json);
    if (message.type === 'malformed') throw new Error(`the server sent ${json}: ${message.message}`);
    this.messages.push(message);
    this.received.push(message.type);
    if (message.type === 'attached') {
      this.#outputs.set(message.channel, {
        cursor: new ByteCursor(message.output.from),
        bytes: [],
        frames: 0,
      });
    }
    if (message.type === 'snapshot') this.#snapshots.set(message.channel, []);
    if (message.type === 'gap') this.#outputs.get(message.channel)?.cursor.skipTo(message.to);
  }

  #frame(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') throw new Error(frame.message);
    if (frame.kind === 'receipt') {
      this.receipts.push([frame.channel, frame.offset]);
      return;
    }
    this.received.push(`${frame.kind} ${frame.channel}`);
    if (frame.kind === 'snapshot') {
      if (frame.offset !== this.snapshot(frame.channel).length) throw new Error(`a part at ${frame.offset}`);
      this.#snapshots.get(frame.channel)?.push(frame.bytes.slice());
      return;
    }
    const output = this.#outputs.get(frame.channel);
    if (output === undefined) throw new Error(`data for channel ${frame.channel}, which is not attached`);
    const accepted = output.cursor.accept(frame.offset, frame.bytes);
    if (accepted.kind !== 'fresh') throw new Error(`the server sent a ${accepted.kind} at ${frame.offset}`);
    output.bytes.push(accepted.bytes.slice());
    output.frames++;
    if (this.#options.receipts !== false) this.receipt(frame.channel, output.cursor.next);
  }
}
