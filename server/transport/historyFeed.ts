/** Recorded output on a channel of its own: blocks as they come, in turns and within the client's window (H2, H3). */

import { encodeData } from '../../protocol/frames.ts';
import { TURN_BYTES } from '../../protocol/limits.ts';
import { FlowWindow } from '../../protocol/resume/flowWindow.ts';
import type { AttachmentSink } from '../sessions/attach/attachment.ts';
import type { HistoryAnswer } from '../sessions/sessionTypes.ts';
import type { ChannelUser } from './channels.ts';

const NONE: Uint8Array = new Uint8Array(0);

export class HistoryFeed implements ChannelUser {
  readonly #channel: number;
  readonly #answer: HistoryAnswer;
  readonly #blocks: AsyncIterator<Uint8Array>;
  readonly #sink: AttachmentSink;
  readonly #window: FlowWindow;
  /** Size of a frame: a turn, or the whole window where that is smaller. */
  readonly #turnBytes: number;
  #block = NONE;
  #blockSent = 0;
  #state: 'sending' | 'pulling' | 'all-pulled' | 'over' = 'sending';

  constructor(channel: number, answer: HistoryAnswer, windowBytes: number, sink: AttachmentSink) {
    this.#channel = channel;
    this.#answer = answer;
    this.#blocks = answer.blocks[Symbol.asyncIterator]();
    this.#sink = sink;
    this.#window = new FlowWindow(windowBytes, 0);
    this.#turnBytes = Math.min(TURN_BYTES, windowBytes);
  }

  takeTurn(): boolean {
    if (this.#state === 'over' || this.#state === 'pulling') return false;
    const remaining = this.#block.length - this.#blockSent;
    if (remaining > 0) return this.#send(remaining);
    if (this.#state === 'all-pulled') this.#finish();
    else void this.#pull();
    return false;
  }

  data(): void {
    this.#sink.fail(`input on channel ${this.#channel}, which carries history`);
  }

  receipt(offset: number): void {
    if (this.#state === 'over') return;
    if (this.#window.receipt(offset)) this.#sink.wake();
    else this.#sink.fail(`receipt ${offset} on channel ${this.#channel} is above what was sent`);
  }

  /** The client wants no more of it, or is gone. */
  detach(): void {
    this.#state = 'over';
    this.#block = NONE;
    void this.#blocks.return?.();
  }

  #send(remaining: number): boolean {
    const byteCount = Math.min(remaining, this.#turnBytes);
    if (this.#window.available < byteCount) return false;
    const part = this.#block.subarray(this.#blockSent, this.#blockSent + byteCount);
    const { sent } = this.#window;
    // First: a receipt may come back before sending returns.
    this.#window.advance(byteCount);
    this.#blockSent += byteCount;
    this.#sink.sendBytes(encodeData(this.#channel, sent, part));
    return true;
  }

  async #pull(): Promise<void> {
    this.#state = 'pulling';
    const next = await this.#blocks.next();
    // The client may have gone meanwhile.
    if ((this.#state as string) === 'over') return;
    if (next.done === true) this.#state = 'all-pulled';
    else {
      this.#block = next.value;
      this.#blockSent = 0;
      this.#state = 'sending';
    }
    this.#sink.wake();
  }

  #finish(): void {
    this.#state = 'over';
    const { epoch, to } = this.#answer;
    this.#sink.send({ type: 'historyEnd', channel: this.#channel, epoch, to });
    this.#sink.released();
  }
}
