/** One session seen through one connection: what was sent, what was received, and the client's input. */

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

/** Where an attachment's messages go: one channel of a connection. */
export type AttachmentSink = {
  readonly send: (message: Down) => void;
  readonly sendBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Asks for turns (W4): `takeTurn` is called until it returns false. */
  readonly wake: () => void;
  /** The client broke a rule (C8). */
  readonly fail: (reason: string) => void;
  /** The session gave the channel up: it is free again. */
  readonly released: () => void;
};

/** Where a client goes on whose next output is no longer held (W3). */
export type Skip = {
  readonly to: number;
  readonly since: number | null;
  readonly sized: SizeChange;
  /** What is shown in place of the missing output; null when the client wants none (R11). */
  readonly snapshot: Promise<Uint8Array | null> | null;
};

/** What an attachment asks of its session. */
export type AttachmentOwner = {
  /** The time, ms. */
  readonly now: () => number;
  readonly output: OutputLog;
  readonly sizes: SizeLog;
  readonly activity: () => ActivityLog;
  readonly skip: (from: number, wantsSnapshot: boolean) => Skip;
  /** How the session ended, once it did. */
  readonly ending: () => Ending | undefined;
  /** Whether the session can hold so much more input for its shell. */
  readonly hasRoomFor: (byteCount: number) => boolean;
  /** Takes input that nobody sent before. */
  readonly typed: (attachment: Attachment, bytes: Uint8Array) => void;
  readonly resized: (attachment: Attachment) => void;
  readonly profiled: (profile: TerminalProfile) => void;
  /** Output was sent to this client. */
  readonly followed: () => void;
  readonly detached: (attachment: Attachment) => void;
};

export type AttachmentOptions = {
  readonly channel: number;
  readonly device: string;
  /** Unreceipted output the client takes, bytes (W1). */
  readonly windowBytes: number;
  readonly outputFrom: number;
  /** Whether a snapshot may stand for missed output (R11). */
  readonly wantsSnapshots: boolean;
  readonly input: InputEpoch;
  readonly size: Size;
};

export class Attachment {
  readonly channel: number;
  readonly device: string;
  readonly input: InputEpoch;
  /** The size the client has room for. */
  size: Size;
  /** The number of the last change of size that the client knows (S8). */
  sizesTold = 0;
  readonly #host: AttachmentOwner;
  readonly #sink: AttachmentSink;
  readonly #window: FlowWindow;
  readonly #pace: Pace;
  readonly #wantsSnapshots: boolean;
  #repaint: SnapshotSender | undefined;
  /** How far input was sent on this connection: no receipt goes beyond (R9). */
  #inputSent: number;
  #inputReceipted: number;
  #endTold = false;
  /** Number of the next event that the client is told; undefined while it has not asked (A2). */
  #nextEvent: number | undefined;
  #open = true;

  constructor(host: AttachmentOwner, sink: AttachmentSink, options: AttachmentOptions) {
    this.channel = options.channel;
    this.device = options.device;
    this.input = options.input;
    this.size = options.size;
    this.#host = host;
    this.#sink = sink;
    this.#pace = new Pace(options.windowBytes, options.outputFrom);
    this.#wantsSnapshots = options.wantsSnapshots;
    this.#window = new FlowWindow(options.windowBytes, options.outputFrom);
    this.#inputSent = options.input.cursor.next;
    this.#inputReceipted = options.input.taken;
  }

  /** Output that the client has not received, beyond what may be under way to it now and as a share of that (W5). */
  get behind(): number {
    const { limitBytes } = this.#pace;
    return (this.#host.output.end - this.#window.received) / limitBytes - 1;
  }

  /** Sends at most one turn (W4); false when there is nothing to send, or not now. */
  takeTurn(): boolean {
    if (!this.#open) return false;
    if (this.#repaint !== undefined) {
      const turn = this.#repaint.takeTurn();
      if (turn !== 'done') return turn === 'sent';
      this.#repaint = undefined;
    }
    const until = this.#tellSizes();
    const remaining = until - this.#window.sent;
    return remaining > 0 ? this.#sendOutput(remaining) : this.#tellEnd();
  }

  /** What is sent next stands for everything before it (R11). */
  repaint(snapshot: Promise<Uint8Array | null>): void {
    this.#repaint = new SnapshotSender(this.channel, this.#sink, snapshot);
  }

  /** There is something new to send. */
  wake(): void {
    if (this.#open) this.#sink.wake();
  }

  send(message: Down): void {
    if (this.#open) this.#sink.send(message);
  }

  /** The client parsed its output below `offset` (R8). */
  receipt(offset: number): void {
    if (!this.#open) return;
    if (this.#window.receipt(offset)) {
      this.#pace.received(offset, this.#host.now());
      this.#host.followed();
      this.#sink.wake();
    } else
      this.#sink.fail(
        `receipt ${offset} on channel ${this.channel} is above the ${this.#window.sent} that were sent`,
      );
  }

  /** Input that starts at `offset` of the client's epoch (R2, R3). */
  data(offset: number, bytes: Uint8Array): void {
    if (!this.#open || this.#host.ending() !== undefined) return;
    const end = offset + bytes.length;
    if (end - this.input.taken > INPUT_WINDOW_BYTES) {
      this.#sink.fail(`input on channel ${this.channel} is over its window of ${INPUT_WINDOW_BYTES} bytes`);
      return;
    }
    // Before the cursor moves: what is turned away here must be fresh when it comes again.
    if (!this.#host.hasRoomFor(bytes.length)) {
      this.#sink.fail(`the shell of channel ${this.channel} takes no input and too much of it waits`);
      return;
    }
    const accepted = this.input.cursor.accept(offset, bytes);
    if (accepted.kind === 'gap') {
      this.#sink.fail(
        `input on channel ${this.channel} starts at ${accepted.got}, expected ${accepted.expected}`,
      );
      return;
    }
    this.#inputSent = Math.max(this.#inputSent, end);
    if (accepted.kind === 'fresh') this.#host.typed(this, accepted.bytes);
    this.sendReceipt();
  }

  /** Tells how far the shell took this client's input, when it is further than told before (R8, R9). */
  sendReceipt(): void {
    const taken = Math.min(this.input.taken, this.#inputSent);
    if (!this.#open || taken <= this.#inputReceipted) return;
    this.#inputReceipted = taken;
    this.#sink.sendBytes(encodeReceipt(this.channel, taken));
  }

  resize(size: Size): void {
    if (!this.#open) return;
    this.size = size;
    this.#host.resized(this);
  }

  /** What applications may ask of the client's terminals changed (S11). */
  setProfile(profile: TerminalProfile): void {
    if (this.#open) this.#host.profiled(profile);
  }

  /** Tells what happened from an event on, and from now on what happens (A2). */
  follow({ request, next }: Follow): void {
    this.#nextEvent = next;
    this.#sendActivity(request);
  }

  /** Something happened. */
  tellActivity(): void {
    if (this.#nextEvent !== undefined) this.#sendActivity(null);
  }

  /** The connection or the client gave the channel up (S4). */
  detach(): void {
    if (!this.#open) return;
    this.#close();
    this.#host.detached(this);
  }

  /** The session gave the channel up to a newer attachment of the device (S10). */
  displace(): void {
    if (!this.#open) return;
    this.#close();
    this.#sink.send({ type: 'displaced', channel: this.channel });
    this.#sink.released();
  }

  #sendActivity(request: number | null): void {
    const told = this.#host.activity().after(this.#nextEvent ?? 0);
    this.#nextEvent = told.from + told.events.length;
    const [outputEnd, now] = [this.#host.output.end, this.#host.now()];
    this.send({ type: 'activity', channel: this.channel, request, ...told, outputEnd, now });
  }

  #close(): void {
    this.#open = false;
    this.#repaint?.cancel();
  }

  /** Tells the sizes that were taken up to here; returns the offset of the next, or the output's end. */
  #tellSizes(): number {
    const { sizes, output } = this.#host;
    for (;;) {
      const change = sizes.after(this.sizesTold);
      if (change === undefined) return output.end;
      if (change.at > this.#window.sent) return change.at;
      this.sizesTold = change.number;
      this.#sink.send({ type: 'sized', channel: this.channel, ...change });
    }
  }

  #sendOutput(remaining: number): boolean {
    const { received, sent } = this.#window;
    const { limitBytes, frameBytes } = this.#pace;
    const available = limitBytes - (sent - received);
    // Crumbs between receipts would cost more than they carry: a frame goes out whole, or half of what may.
    if (available < Math.min(remaining, frameBytes, limitBytes / 2)) return false;
    const bytes = this.#host.output.read(sent, Math.min(frameBytes, available, remaining));
    if (bytes === undefined) this.#skip(sent);
    else {
      this.#window.advance(bytes.length);
      this.#pace.sent(this.#window.sent, this.#host.now());
      this.#sink.sendBytes(encodeData(this.channel, sent, bytes));
    }
    this.#host.followed();
    return true;
  }

  /** What comes next is no longer held (W3). */
  #skip(from: number): void {
    const { to, since, sized, snapshot } = this.#host.skip(from, this.#wantsSnapshots);
    this.#window.skipTo(to);
    this.sizesTold = sized.number;
    const { size, number: sizes } = sized;
    this.#sink.send({ type: 'gap', channel: this.channel, from, to, since, size, sizes });
    if (snapshot !== null) this.repaint(snapshot);
  }

  #tellEnd(): boolean {
    const ending = this.#host.ending();
    if (ending === undefined || this.#endTold) return false;
    this.#endTold = true;
    this.#sink.send({ type: 'ended', channel: this.channel, ...ending, outputEnd: this.#window.sent });
    return false;
  }
}
