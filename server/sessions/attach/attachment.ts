/** One session on one connection: the output sent and received, and the client's input. */

import type { Follow } from '../../../protocol/messages/activity.ts';
import type { Down } from '../../../protocol/messages/down.ts';
import type { TerminalProfile, Size } from '../../../protocol/messages/common.ts';
import { encodeData, encodeReceipt } from '../../../protocol/frames.ts';
import { INPUT_WINDOW_BYTES } from '../../../protocol/limits.ts';
import { FlowWindow } from '../../../protocol/resume/flowWindow.ts';
import { Pace } from '../../../protocol/resume/pace.ts';
import type { ActivityLog } from '../activityLog.ts';
import type { InputEpoch } from '../input/inputEpochs.ts';
import type { OutputLog } from '../outputLog.ts';
import { SnapshotSender } from './snapshotSender.ts';
import type { Ending } from '../sessionLife.ts';
import type { SizeChange, SizeLog } from './sizeLog.ts';

/** A channel of a client's connection, on which an attachment sends. */
export type ClientChannel = {
  readonly number: number;
  readonly send: (message: Down) => void;
  readonly sendBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Gives the channel to the attachment: called before `attached` is sent, because the client may answer at once. */
  readonly assign: (attachment: Attachment) => void;
  /** Requests turns (W4): `takeTurn` is called until it returns false. */
  readonly wake: () => void;
  /** Closes the connection because the client broke a rule (C8). */
  readonly fail: (reason: string) => void;
  /** Frees the channel number for another use. */
  readonly free: () => void;
};

/** New position for a client whose next output is no longer retained (W3). */
export type Skip = {
  readonly to: number;
  readonly since: number | null;
  readonly sized: SizeChange;
  /** Snapshot in place of the missing output. Null if nothing is missing; resolves to null if the client wants no snapshot (R11). */
  readonly snapshot: Promise<Uint8Array | null> | null;
};

/** The session, as seen by its attachments. */
export type AttachmentOwner = {
  /** Wall time, ms. */
  readonly now: () => number;
  readonly output: OutputLog;
  readonly sizes: SizeLog;
  readonly activity: () => ActivityLog;
  readonly skip: (from: number, wantsSnapshot: boolean) => Skip;
  /** Returns the session's end; undefined while it runs. */
  readonly ending: () => Ending | undefined;
  /** Returns true if the session can buffer that much more input for its shell. */
  readonly hasRoomFor: (byteCount: number) => boolean;
  /** Passes on new input. */
  readonly typed: (input: InputEpoch, bytes: Uint8Array) => void;
  readonly resized: (attachment: Attachment) => void;
  readonly setProfile: (profile: TerminalProfile) => void;
  /** Called after output was sent to the client, or the client has acknowledged output. */
  readonly lagChanged: () => void;
  readonly detached: (attachment: Attachment) => void;
};

export type AttachmentOptions = {
  readonly device: string;
  /** Max output without an acknowledgment, bytes (W1). */
  readonly windowBytes: number;
  readonly outputFrom: number;
  /** True if a snapshot may replace missed output (R11). */
  readonly wantsSnapshots: boolean;
  /** Undefined after `input: null` in `attached` (R7). */
  readonly input: InputEpoch | undefined;
  readonly size: Size;
};

export class Attachment {
  readonly device: string;
  /** Epoch of the client's input; undefined if it must attach again before it sends any (R7). */
  readonly input: InputEpoch | undefined;
  /** Size of the client's terminal. */
  size: Size;
  /** Number of the latest size change sent to the client (S8). */
  sentSizes = 0;
  /** The session. */
  readonly #owner: AttachmentOwner;
  /** The client's channel. It belongs to this attachment while it is open. */
  readonly #channel: ClientChannel;
  /** Offsets of the output that was sent and acknowledged. */
  readonly #window: FlowWindow;
  /** Limit of output in flight, and frame size. Both follow the measured speed of the client (W5). */
  readonly #pace: Pace;
  /** True if a snapshot may replace missed output (R11). */
  readonly #wantsSnapshots: boolean;
  /** Snapshot that is sent before further output; undefined if there is none. */
  #snapshot: SnapshotSender | undefined;
  /** End of the input that arrived on this connection. No acknowledgment goes beyond it (R9). */
  #maxInputEnd: number;
  /** Offset of the latest acknowledgment of input. */
  #receiptedInput: number;
  /** True once `ended` was sent. */
  #isEndSent = false;
  /** Number of the next event for the client; undefined until the client follows the activity (A2). */
  #nextEvent: number | undefined;
  /** False once the channel was given up. Nothing is sent or accepted anymore. */
  #isOpen = true;

  constructor(owner: AttachmentOwner, channel: ClientChannel, options: AttachmentOptions) {
    this.device = options.device;
    this.input = options.input;
    this.size = options.size;
    this.#owner = owner;
    this.#channel = channel;
    this.#pace = new Pace(options.windowBytes, options.outputFrom);
    this.#wantsSnapshots = options.wantsSnapshots;
    this.#window = new FlowWindow(options.windowBytes, options.outputFrom);
    this.#maxInputEnd = options.input?.cursor.next ?? 0;
    this.#receiptedInput = options.input?.taken ?? 0;
  }

  get channelNumber(): number {
    return this.#channel.number;
  }

  /**
   * Lag of the client as a multiple of its in-flight limit, minus 1. It is 0 or less while the client is within the limit (W5).
   */
  get lag(): number {
    const { limitBytes } = this.#pace;
    return (this.#owner.output.end - this.#window.received) / limitBytes - 1;
  }

  /** Sends at most one turn (W4). Returns false if there is nothing to send now. */
  takeTurn(): boolean {
    if (!this.#isOpen) return false;
    if (this.#snapshot !== undefined) {
      const turn = this.#snapshot.takeTurn();
      if (turn !== 'done') return turn === 'sent';
      this.#snapshot = undefined;
    }
    const until = this.#sendSizes();
    const remaining = until - this.#window.sent;
    return remaining > 0 ? this.#sendOutput(remaining) : this.#sendEnd();
  }

  /** Sends a snapshot before further output. It replaces everything before it (R11). */
  sendSnapshot(snapshot: Promise<Uint8Array | null>): void {
    this.#snapshot = new SnapshotSender(this.#channel, snapshot);
  }

  /** Requests turns because there is something new to send. */
  wake(): void {
    if (this.#isOpen) this.#channel.wake();
  }

  send(message: Down): void {
    if (this.#isOpen) this.#channel.send(message);
  }

  /** Handles an acknowledgment: the client has parsed all output before `offset` (R8). */
  receipt(offset: number): void {
    if (!this.#isOpen) return;
    if (this.#window.receipt(offset)) {
      this.#pace.received(offset, this.#owner.now());
      this.#owner.lagChanged();
      this.#channel.wake();
    } else
      this.#channel.fail(
        `receipt ${offset} on channel ${this.channelNumber} is above the ${this.#window.sent} that were sent`,
      );
  }

  /** Accepts input that starts at `offset` of the client's epoch (R2, R3). */
  data(offset: number, bytes: Uint8Array): void {
    if (!this.#isOpen || this.#owner.ending() !== undefined) return;
    const { input } = this;
    if (input === undefined) {
      this.#channel.fail(`channel ${this.channelNumber} has no input epoch: attach again with a new one`);
      return;
    }
    const end = offset + bytes.length;
    if (end - input.taken > INPUT_WINDOW_BYTES) {
      this.#channel.fail(
        `input on channel ${this.channelNumber} is over its window of ${INPUT_WINDOW_BYTES} bytes`,
      );
      return;
    }
    // This is checked before the cursor moves, so that rejected input still counts as new when the client sends it again.
    if (!this.#owner.hasRoomFor(bytes.length)) {
      this.#channel.fail(
        `the shell of channel ${this.channelNumber} accepts no input and too much of it waits`,
      );
      return;
    }
    const accepted = input.cursor.accept(offset, bytes);
    if (accepted.kind === 'gap') {
      this.#channel.fail(
        `input on channel ${this.channelNumber} starts at ${accepted.got}, expected ${accepted.expected}`,
      );
      return;
    }
    this.#maxInputEnd = Math.max(this.#maxInputEnd, end);
    if (accepted.kind === 'fresh') this.#owner.typed(input, accepted.bytes);
    this.sendReceipt();
  }

  /** Sends an acknowledgment if the shell has accepted more of this client's input than the latest one covers (R8, R9). */
  sendReceipt(): void {
    const taken = Math.min(this.input?.taken ?? 0, this.#maxInputEnd);
    if (!this.#isOpen || taken <= this.#receiptedInput) return;
    this.#receiptedInput = taken;
    this.#channel.sendBytes(encodeReceipt(this.channelNumber, taken));
  }

  resize(size: Size): void {
    if (!this.#isOpen) return;
    this.size = size;
    this.#owner.resized(this);
  }

  /** Applies a new terminal profile of the client (S11). */
  setProfile(profile: TerminalProfile): void {
    if (this.#isOpen) this.#owner.setProfile(profile);
  }

  /** Sends the activity from event `next` on, now and after each change (A2). */
  follow({ request, next }: Follow): void {
    this.#nextEvent = next;
    this.#reportActivity(request);
  }

  /** Sends new activity if the client follows it. */
  sendActivity(): void {
    if (this.#nextEvent !== undefined) this.#reportActivity(null);
  }

  /** Closes the attachment because the client gave up the channel or the connection ended (S4). */
  detach(): void {
    if (!this.#isOpen) return;
    this.#close();
    this.#owner.detached(this);
  }

  /** Closes the attachment because a newer one of the same device replaces it (S10). */
  displace(): void {
    if (!this.#isOpen) return;
    this.#close();
    this.#channel.send({ type: 'displaced', channel: this.channelNumber });
    this.#channel.free();
  }

  #reportActivity(request: number | null): void {
    const report = this.#owner.activity().after(this.#nextEvent ?? 0);
    this.#nextEvent = report.from + report.events.length;
    const [outputEnd, now] = [this.#owner.output.end, this.#owner.now()];
    this.send({ type: 'activity', channel: this.channelNumber, request, ...report, outputEnd, now });
  }

  #close(): void {
    this.#isOpen = false;
    this.#snapshot?.cancel();
  }

  /** Sends the size changes up to the sent offset. Returns the offset of the next change, or the output's end. */
  #sendSizes(): number {
    const { sizes, output } = this.#owner;
    for (;;) {
      const change = sizes.after(this.sentSizes);
      if (change === undefined) return output.end;
      if (change.at > this.#window.sent) return change.at;
      this.sentSizes = change.number;
      this.#channel.send({ type: 'sized', channel: this.channelNumber, ...change });
    }
  }

  #sendOutput(remaining: number): boolean {
    const { received, sent } = this.#window;
    const { limitBytes, frameBytes } = this.#pace;
    const available = limitBytes - (sent - received);
    // Tiny frames would cost more than they carry. So this waits for room for a whole frame or half of the limit.
    if (available < Math.min(remaining, frameBytes, limitBytes / 2)) return false;
    const bytes = this.#owner.output.read(sent, Math.min(frameBytes, available, remaining));
    if (bytes === undefined) this.#skip(sent);
    else {
      this.#window.advance(bytes.length);
      this.#pace.sent(this.#window.sent, this.#owner.now());
      this.#channel.sendBytes(encodeData(this.channelNumber, sent, bytes));
    }
    this.#owner.lagChanged();
    return true;
  }

  /** Skips output that is no longer retained (W3). */
  #skip(from: number): void {
    const { to, since, sized, snapshot } = this.#owner.skip(from, this.#wantsSnapshots);
    this.#window.skipTo(to);
    this.sentSizes = sized.number;
    const { size, number: sizes } = sized;
    this.#channel.send({ type: 'gap', channel: this.channelNumber, from, to, since, size, sizes });
    if (snapshot !== null) this.sendSnapshot(snapshot);
  }

  #sendEnd(): boolean {
    const ending = this.#owner.ending();
    if (ending === undefined || this.#isEndSent) return false;
    this.#isEndSent = true;
    this.#channel.send({
      type: 'ended',
      channel: this.channelNumber,
      ...ending,
      outputEnd: this.#window.sent,
    });
    return false;
  }
}
