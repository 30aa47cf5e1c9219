/** Stream of recorded output on its own channel. It sends blocks in turns, within the client's window (H2, H3). */

import { encodeData } from '../../protocol/frames.ts';
import { TURN_BYTES } from '../../protocol/limits.ts';
import { FlowWindow } from '../../protocol/resume/flowWindow.ts';
import type { ClientChannel } from '../sessions/attach/attachment.ts';
import type { HistoryAnswer } from '../sessions/outputLog.ts';
import type { ChannelUser } from './channels.ts';

const EMPTY: Uint8Array = new Uint8Array(0);

export class HistoryFeed implements ChannelUser {
  readonly #channel: ClientChannel;
  readonly #answer: HistoryAnswer;
  readonly #blocks: AsyncIterator<Uint8Array>;
  readonly #window: FlowWindow;
  /** Max size of a frame: one turn, or the whole window if that is smaller. */
  readonly #turnBytes: number;
  #block = EMPTY;
  /** Number of bytes of the current block that were sent. */
  #blockSent = 0;
  #state: 'sending' | 'pulling' | 'all-pulled' | 'closed' = 'sending';

  constructor(channel: ClientChannel, answer: HistoryAnswer, windowBytes: number) {
    this.#channel = channel;
    this.#answer = answer;
    this.#blocks = answer.blocks[Symbol.asyncIterator]();
    this.#window = new FlowWindow(windowBytes, 0);
    this.#turnBytes = Math.min(TURN_BYTES, windowBytes);
  }

  takeTurn(): boolean {
    if (this.#state === 'closed' || this.#state === 'pulling') return false;
    const remaining = this.#block.length - this.#blockSent;
    if (remaining > 0) return this.#send(remaining);
    if (this.#state === 'all-pulled') this.#finish();
    else void this.#pull();
    return false;
  }

  data(): void {
    this.#channel.fail(`input on channel ${this.#channel.number}, which carries history`);
  }

  receipt(offset: number): void {
    if (this.#state === 'closed') return;
    if (this.#window.receipt(offset)) this.#channel.wake();
    else this.#channel.fail(`receipt ${offset} on channel ${this.#channel.number} is above what was sent`);
  }

  /** Stops the stream, because the client has detached or disconnected. */
  detach(): void {
    this.#state = 'closed';
    this.#block = EMPTY;
    void this.#blocks.return?.();
  }

  #send(remaining: number): boolean {
    const byteCount = Math.min(remaining, this.#turnBytes);
    if (this.#window.available < byteCount) return false;
    const part = this.#block.subarray(this.#blockSent, this.#blockSent + byteCount);
    const { sent } = this.#window;
    // The window advances first, because an acknowledgment may arrive before sending returns.
    this.#window.advance(byteCount);
    this.#blockSent += byteCount;
    this.#channel.sendBytes(encodeData(this.#channel.number, sent, part));
    return true;
  }

  async #pull(): Promise<void> {
    this.#state = 'pulling';
    const next = await this.#blocks.next();
    // The client may have detached in the meantime.
    if ((this.#state as string) === 'closed') return;
    if (next.done === true) this.#state = 'all-pulled';
    else {
      this.#block = next.value;
      this.#blockSent = 0;
      this.#state = 'sending';
    }
    this.#channel.wake();
  }

  #finish(): void {
    this.#state = 'closed';
    const { epoch, to } = this.#answer;
    this.#channel.send({ type: 'historyEnd', channel: this.#channel.number, epoch, to });
    this.#channel.free();
  }
}
