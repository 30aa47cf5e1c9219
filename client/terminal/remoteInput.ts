/**
 * Input side of a remote terminal. On each connection it sends typed bytes from the offset that the server has reached (R7,
 * R10, W1).
 */

import type { Clock } from '../../protocol/clock.ts';
import { encodeData } from '../../protocol/frames.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import { TURN_BYTES } from '../../protocol/limits.ts';
import type { Attached } from '../../protocol/messages/attached.ts';
import { FlowWindow } from '../../protocol/resume/flowWindow.ts';
import type { Sender } from '../link/channelUser.ts';
import { InputLog, type PendingInput } from './inputLog.ts';

/** Input on its way to the tty, bytes: Ctrl+C during a paste waits behind no more than this. */
const MAX_INPUT_ON_WAY_BYTES = 16 * 1024;
/** Input that is unreceived for longer shows as pending although the link seems well, ms. */
const SHOW_PENDING_AFTER_MS = 2_000;

export type InputEvents = {
  readonly onPendingInputChanged: () => void;
  /** Called when the shell has received everything except the last `waitingBytes` bytes. */
  readonly onReceived: (waitingBytes: number) => void;
};

/** The connection and channel on which input is sent. */
type Attachment = { readonly sender: Sender; readonly channel: number; readonly window: FlowWindow };

export class RemoteInput {
  readonly #clock: Clock;
  readonly #events: Partial<InputEvents>;
  readonly #log: InputLog;
  #attachment: Attachment | undefined;

  constructor(clock: Clock, random: RandomBytes, events: Partial<InputEvents>) {
    this.#clock = clock;
    this.#events = events;
    this.#log = new InputLog(random, events.onReceived);
  }

  /** The input part of an attach message. */
  get position(): { readonly epoch: string; readonly start: number } {
    return { epoch: this.#log.epoch, start: this.#log.start };
  }

  /**
   * Returns input that waits for a link, for the shell to be reachable, for a late acknowledgment, or for the user's
   * confirmation.
   */
  pending(isReachable: boolean): PendingInput | null {
    const { oldestAt } = this.#log;
    const isLate = oldestAt !== undefined && this.#clock.now() - oldestAt > SHOW_PENDING_AFTER_MS;
    const waits = this.#attachment === undefined || !isReachable;
    return waits || this.#log.needsConfirmation || isLate ? this.#log.pendingInput() : null;
  }

  /** Accepts typed input. If too much is already waiting, returns false and accepts nothing. */
  type(bytes: Uint8Array): boolean {
    if (!this.#log.type(bytes, this.#clock.now())) return false;
    this.#send();
    if (this.#attachment === undefined) this.#events.onPendingInputChanged?.();
    return true;
  }

  /** Sends the input that waited for the user's confirmation. */
  confirm(): void {
    this.#log.confirm();
    this.flush();
  }

  /** Input that no connection has sent, bytes. */
  get unsentBytes(): number {
    const sent = this.#attachment?.window.sent;
    return sent === undefined || this.#log.needsConfirmation
      ? (this.#log.pendingInput()?.bytes ?? 0)
      : this.#log.end - sent;
  }

  /** Takes back the part of a paste that is not sent yet; true when there was one. */
  takeBackPaste(): boolean {
    const sent = this.#attachment?.window.sent;
    if (sent === undefined || !this.#log.takeBackPaste(sent, this.#clock.now())) return false;
    this.flush();
    return true;
  }

  /** Drops the input that waits. */
  discard(): void {
    this.#log.discard(this.#attachment?.window.sent);
    this.#events.onPendingInputChanged?.();
  }

  /**
   * Handles the server's state of this input. `flush` then sends. Returns false if the server does not know the epoch. The
   * input then has a new epoch, and the terminal must attach again.
   */
  attached(sender: Sender, channel: number, input: Attached['input']): boolean {
    if (!this.#log.attached(input?.received ?? null, this.#clock.now())) return false;
    const window = new FlowWindow(
      Math.min(sender.windowBytes, MAX_INPUT_ON_WAY_BYTES),
      this.#log.start,
      input?.taken,
    );
    this.#attachment = { sender, channel, window };
    return true;
  }

  detached(): void {
    this.#attachment = undefined;
    this.#events.onPendingInputChanged?.();
  }

  /** Sends everything that can be sent now. */
  flush(): void {
    this.#send();
    this.#events.onPendingInputChanged?.();
  }

  /** Handles an acknowledgment. Returns false if it covers bytes that were never sent (R9). */
  receipt(offset: number): boolean {
    if (this.#attachment === undefined) return true;
    if (!this.#attachment.window.receipt(offset)) return false;
    this.#log.receipt(offset);
    this.#send();
    return true;
  }

  /** Called every second, so that late input shows as pending. */
  tick(): void {
    if (this.#attachment !== undefined && this.#log.oldestAt !== undefined)
      this.#events.onPendingInputChanged?.();
  }

  /** Sends what fits into the server's window, unless the user has to confirm it first. */
  #send(): void {
    if (this.#attachment === undefined || this.#log.needsConfirmation) return;
    const { sender, channel, window } = this.#attachment;
    while (window.available > 0 && window.sent < this.#log.end) {
      const offset = window.sent;
      const bytes = this.#log.take(offset, Math.min(window.available, TURN_BYTES));
      window.advance(bytes.length);
      sender.sendFrame(encodeData(channel, offset, bytes));
    }
  }
}
