/** Recorded output of a session, fetched over all of its link's connections: each block once and whole (H2, H3). */

import { inflateRawSync } from 'node:zlib';
import { encodeReceipt } from '../../protocol/frames.ts';
import { BlockReader, type Block } from '../../protocol/history/block.ts';
import { decodeRecords, type HistoryRecord } from '../../protocol/history/record.ts';
import type { Refusal } from '../terminal/refusal.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { History } from '../../protocol/messages/history.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import type { ChannelMessage, ChannelUser } from '../link/channelUser.ts';
import type { LinkHandle, Sender } from '../terminal/terminalTypes.ts';

/** Output with its times and sizes, from a block that begins at `from`, maybe before what was asked for. */
export type HistoryPart = {
  readonly from: number;
  readonly to: number;
  readonly records: readonly HistoryRecord[];
};

export type HistoryFetchOptions = {
  readonly session: string;
  readonly from: number;
  /** Null for everything until now. */
  readonly to: number | null;
  /** Blocks come in order and never overlap; what lies between two is no longer held. */
  readonly onPart: (part: HistoryPart) => void;
  /** Everything came; `to` is where the range that was asked for ends. */
  readonly onEnd: (to: number) => void;
  readonly onFailed: (refusal: Refusal) => void;
};

export class HistoryFetch implements ChannelUser {
  readonly #options: HistoryFetchOptions;
  #link: LinkHandle | undefined;
  #channel = 0;
  #next: number;
  /** What came on the present connection. */
  #cursor = new ByteCursor();
  #reader = new BlockReader();
  #over = false;

  constructor(options: HistoryFetchOptions) {
    this.#options = options;
    this.#next = options.from;
  }

  bind(link: LinkHandle, channel: number): void {
    this.#link = link;
    this.#channel = channel;
  }

  readonly waitsForHost = false;

  get session(): string {
    return this.#options.session;
  }

  attachMessage(): History | undefined {
    if (this.#over) return undefined;
    this.#cursor = new ByteCursor();
    this.#reader = new BlockReader();
    const { session, to } = this.#options;
    return { type: 'history', channel: this.#channel, session, from: this.#next, to };
  }

  receive(message: ChannelMessage, sender: Sender): void {
    if (this.#over) return;
    if (message.type === 'refused') {
      // Its host will be back, and the link asks again then.
      if (message.code !== 'host-away') this.#fail({ code: message.code, message: message.message });
    } else if (message.type === 'historyEnd') {
      this.#finish();
      this.#options.onEnd(message.to);
    } else sender.fail(`${message.type} on a channel that carries history`);
  }

  data(offset: number, bytes: Uint8Array, sender: Sender): boolean {
    if (this.#over) return true;
    const accepted = this.#cursor.accept(offset, bytes);
    if (accepted.kind === 'gap') return false;
    if (accepted.kind === 'fresh') {
      const blocks = this.#reader.read(accepted.bytes);
      if ('kind' in blocks) return false;
      for (const block of blocks) if (!this.#take(block)) return false;
    }
    sender.sendFrame(encodeReceipt(this.#channel, this.#cursor.next));
    return true;
  }

  snapshotPart(): boolean {
    return false;
  }

  receipt(): boolean {
    return false;
  }

  disconnected(): void {
    // It is asked for again on the next connection, from the end of the last whole block.
  }

  hostChanged(host: Host): void {
    if (host.state === 'gone') this.#fail({ code: 'host-gone', message: host.message });
  }

  tick(): void {
    // Nothing here depends on the time.
  }

  /** Nobody wants the rest. */
  cancel(): void {
    if (this.#over) return;
    this.#link?.send({ type: 'detach', channel: this.#channel });
    this.#finish();
  }

  #take(block: Block): boolean {
    const records = recordsOf(block);
    if (records === undefined) return false;
    this.#next = block.to;
    this.#options.onPart({ from: block.from, to: block.to, records });
    return true;
  }

  #fail(refusal: Refusal): void {
    this.#finish();
    this.#options.onFailed(refusal);
  }

  #finish(): void {
    this.#over = true;
    this.#link?.remove();
  }
}

/** Undefined when the block does not hold what its head says. */
function recordsOf(block: Block): readonly HistoryRecord[] | undefined {
  try {
    const inflated = inflateRawSync(block.deflated, { maxOutputLength: block.rawBytes });
    const records = decodeRecords(inflated, block.time);
    return 'kind' in records ? undefined : records;
  } catch {
    return undefined;
  }
}
