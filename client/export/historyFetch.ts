/**
 * Fetches a session's recorded output over any number of its link's connections. Each block arrives once and complete (H2, H3).
 */

import { inflateRawSync } from 'node:zlib';
import { encodeReceipt } from '../../protocol/frames.ts';
import { BlockReader, type Block } from '../../protocol/history/block.ts';
import { decodeRecords, type HistoryRecord } from '../../protocol/history/record.ts';
import type { History } from '../../protocol/messages/history.ts';
import type { Host } from '../../protocol/messages/host.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import type { ChannelLink, ChannelMessage, ChannelUser, Sender } from '../link/channelUser.ts';
import type { Refusal } from '../terminal/refusal.ts';

/** One block of output with its times and sizes. The first block may begin before the requested range. */
export type HistoryPart = {
  readonly from: number;
  readonly to: number;
  readonly records: readonly HistoryRecord[];
};

type HistoryFetchOptions = {
  readonly session: string;
  readonly from: number;
  /** End of the range; null for everything up to now. */
  readonly to: number | null;
  /** Called for each block, in order. Blocks never overlap, and output missing between two blocks is no longer stored. */
  readonly onPart: (part: HistoryPart) => void;
  /** Called when everything has arrived. `to` is the end of the requested range. */
  readonly onEnd: (to: number) => void;
  readonly onFailed: (refusal: Refusal) => void;
};

export class HistoryFetch implements ChannelUser {
  readonly waitsForHost = false;
  readonly hasPendingInput = false;
  readonly #options: HistoryFetchOptions;
  /** Current connection of the link; undefined while there is none. */
  #link: ChannelLink | undefined;
  /** Channel of the fetch on that connection. */
  #channel = 0;
  /** End of the last complete block, where a later connection continues. */
  #next: number;
  /** Position in the bytes of the current connection. */
  #cursor = new ByteCursor();
  /** Splits the received bytes into blocks. */
  #reader = new BlockReader();
  /** True after the end, a refusal or a cancel. */
  #isOver = false;

  constructor(options: HistoryFetchOptions) {
    this.#options = options;
    this.#next = options.from;
  }

  bind(link: ChannelLink, channel: number): void {
    this.#link = link;
    this.#channel = channel;
  }

  get session(): string {
    return this.#options.session;
  }

  attachMessage(): History | undefined {
    if (this.#isOver) return undefined;
    this.#cursor = new ByteCursor();
    this.#reader = new BlockReader();
    const { session, to } = this.#options;
    return { type: 'history', channel: this.#channel, session, from: this.#next, to };
  }

  receive(message: ChannelMessage, sender: Sender): void {
    if (this.#isOver) return;
    if (message.type === 'refused') {
      // The link requests the history again when the host is back.
      if (message.code !== 'host-away') this.#fail({ code: message.code, message: message.message });
    } else if (message.type === 'historyEnd') {
      this.#finish();
      this.#options.onEnd(message.to);
    } else sender.fail(`${message.type} on a channel that carries history`);
  }

  data(offset: number, bytes: Uint8Array, sender: Sender): boolean {
    if (this.#isOver) return true;
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
    // The next connection requests the rest, from the end of the last complete block on.
  }

  hostChanged(host: Host): void {
    if (host.state === 'gone') this.#fail({ code: 'host-gone', message: host.message });
  }

  tick(): void {
    // Nothing to do: a fetch has no timeouts.
  }

  /** Stops the fetch. No event follows. */
  cancel(): void {
    if (this.#isOver) return;
    this.#link?.send({ type: 'detach', channel: this.#channel });
    this.#finish();
  }

  /** Handles a block. Returns false if its contents contradict its header. */
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
    this.#isOver = true;
    this.#link?.release(this.#channel);
  }
}

/** Returns the block's records; undefined if its contents contradict its header. */
function recordsOf(block: Block): readonly HistoryRecord[] | undefined {
  try {
    const inflated = inflateRawSync(block.deflated, { maxOutputLength: block.rawBytes });
    const records = decodeRecords(inflated, block.time);
    return 'kind' in records ? undefined : records;
  } catch {
    return undefined;
  }
}
