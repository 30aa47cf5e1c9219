/** One session seen through a link: exactly once in both directions, across all of the link's connections. */

import { encodeData, encodeReceipt } from '../../protocol/frames.ts';
import { randomId } from '../../protocol/ids.ts';
import { TURN_BYTES } from '../../protocol/limits.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { Attached } from '../../protocol/messages/attached.ts';
import { sameSize, type SessionEnd, type Size } from '../../protocol/messages/common.ts';
import type { Ended } from '../../protocol/messages/ended.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Refused } from '../../protocol/messages/refused.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import { FlowWindow } from '../../protocol/resume/flowWindow.ts';
import type { HeldView, TabState } from '../../preload/view.ts';
import { InputLog } from './inputLog.ts';
import { OutputReceipts } from './outputReceipts.ts';
import type {
  LinkHandle,
  OpenRequest,
  OutputPosition,
  RemoteTerminalEvents,
  RemoteTerminalOptions,
  Sender,
} from './terminalTypes.ts';

/** Input that is late by this much shows as waiting although the link seems well, ms. */
const SHOW_HELD_AFTER_MS = 2_000;

/** What this terminal has on one connection, from `attached` on. */
type Attachment = {
  readonly sender: Sender;
  readonly input: FlowWindow;
  readonly receipts: OutputReceipts;
};

export class RemoteTerminal {
  readonly #options: RemoteTerminalOptions;
  readonly #events: RemoteTerminalEvents;
  readonly #input: InputLog;
  #open: OpenRequest;
  #session: string | null;
  #epoch: string | null;
  #output: ByteCursor;
  #parsed: number;
  #size: Size;
  /** The size that the last attach or open stated (S9). */
  #statedSize: Size;
  #link: LinkHandle | undefined;
  #channel = 0;
  #attachment: Attachment | undefined;
  #state: TabState = { kind: 'opening' };
  #endWanted = false;
  /** Told with `ended`; the state follows when all output before it was taken. */
  #end: { readonly end: SessionEnd; readonly at: number; readonly outputEnd: number } | undefined;

  constructor(options: RemoteTerminalOptions) {
    this.#options = options;
    this.#events = options.events;
    this.#input = new InputLog(options.random);
    this.#open = options.open;
    this.#session = options.session;
    this.#epoch = options.position?.epoch ?? null;
    this.#output = new ByteCursor(options.position?.offset ?? 0);
    this.#parsed = this.#output.next;
    this.#size = options.size;
    this.#statedSize = options.size;
  }

  get session(): string | null {
    return this.#session;
  }

  get state(): TabState {
    return this.#state;
  }

  /** The epoch and next offset of the output, or null before anything was attached. */
  get position(): OutputPosition | null {
    return this.#epoch === null ? null : { epoch: this.#epoch, offset: this.#output.next };
  }

  /** Typed input that waits: for a link, for an answer that is late, or for the user's decision. */
  get held(): HeldView | null {
    const { oldestAt } = this.#input;
    const late = oldestAt !== undefined && this.#options.clock.now() - oldestAt > SHOW_HELD_AFTER_MS;
    return this.#attachment === undefined || this.#input.asking || late ? this.#input.held() : null;
  }

  /** Takes typed input; false when so much waits already that nothing more is taken. */
  type(bytes: Uint8Array): boolean {
    if (this.#state.kind === 'ended' || this.#state.kind === 'refused') return true;
    const taken = this.#input.type(bytes, this.#options.clock.now());
    if (taken) {
      this.#link?.typed();
      this.#sendInput();
      if (this.#attachment === undefined) this.#events.onHeldChanged();
    }
    return taken;
  }

  resize(size: Size): void {
    if (sameSize(size, this.#size)) return;
    this.#size = size;
    this.#attachment?.sender.send({ type: 'resize', channel: this.#channel, size });
  }

  /** The terminal has parsed everything below `offset` (R8). */
  parsed(offset: number): void {
    if (offset > this.#parsed) this.#parsed = offset;
    this.#attachment?.receipts.parsed(offset);
  }

  sendHeld(): void {
    this.#input.send();
    this.#sendInput();
    this.#events.onHeldChanged();
  }

  discardHeld(): void {
    this.#input.discard(this.#attachment?.input.sent);
    this.#events.onHeldChanged();
  }

  /** Ends the session's shell, now or as soon as there is a link to say it through; its end is told as a state. */
  end(): void {
    this.#endWanted = true;
    if (this.#session !== null) this.#link?.endSession(this.#session);
  }

  /** After the end of its session, or a refusal: a new session on the same target. */
  startAgain(): void {
    this.detach();
    this.#open = { ...this.#open, request: randomId(this.#options.random) };
    this.#session = null;
    this.#epoch = null;
    this.#end = undefined;
    this.#endWanted = false;
    this.#setState({ kind: 'opening' });
    this.#link?.attach();
  }

  /** Leaves the session running and this terminal without it. */
  detach(): void {
    this.#attachment?.sender.send({ type: 'detach', channel: this.#channel });
    this.disconnected();
  }

  /** Detaches and leaves the link for good. */
  close(): void {
    this.detach();
    this.#link?.remove();
    this.#link = undefined;
  }

  bind(link: LinkHandle, channel: number): void {
    this.#link = link;
    this.#channel = channel;
  }

  /** What a new connection has to ask for this terminal, or undefined when there is nothing to ask. */
  attachMessage(): Attach | Open | undefined {
    if (this.#state.kind === 'ended' || this.#state.kind === 'refused') return undefined;
    this.#statedSize = this.#size;
    const common = {
      channel: this.#channel,
      input: { epoch: this.#input.epoch, start: this.#input.start },
      size: this.#size,
    };
    if (this.#session === null) return { type: 'open', ...this.#open, ...common };
    return { type: 'attach', session: this.#session, output: this.position, ...common };
  }

  /** Called every second: input that is late shows as waiting. */
  tick(): void {
    if (this.#attachment !== undefined && this.#input.oldestAt !== undefined) this.#events.onHeldChanged();
  }

  disconnected(): void {
    this.#attachment?.receipts.close();
    this.#attachment = undefined;
    this.#events.onHeldChanged();
  }

  attached(message: Attached, sender: Sender): void {
    this.#session = message.session;
    this.#events.onSession(message.session, message.targetName);
    this.#placeOutput(message.output);
    if (!this.#input.attached(message.input?.received ?? null, this.#options.clock.now())) {
      // The epoch is new: the server has to hear of it before input is sent.
      sender.send({ type: 'detach', channel: this.#channel });
      this.#link?.attach();
      return;
    }
    const input = new FlowWindow(sender.windowBytes, this.#input.start, message.input?.taken);
    const receipts = new OutputReceipts(this.#options.clock, message.output.from, this.#parsed, (offset) => {
      sender.sendFrame(encodeReceipt(this.#channel, offset));
    });
    this.#attachment = { sender, input, receipts };
    this.#setState({ kind: 'running' });
    this.#events.onSized(sameSize(message.size, this.#statedSize) ? null : message.size);
    // The terminal may have taken another size while the answer was on its way.
    if (!sameSize(this.#size, this.#statedSize))
      sender.send({ type: 'resize', channel: this.#channel, size: this.#size });
    if (this.#endWanted) this.end();
    this.#sendInput();
    this.#events.onHeldChanged();
  }

  refused(message: Refused): void {
    this.#setState({ kind: 'refused', message: message.message });
  }

  ended(message: Ended): void {
    this.#end = message;
    this.#endWhenComplete();
  }

  displaced(): void {
    this.disconnected();
    this.#setState({
      kind: 'refused',
      message: 'this session was opened in another window of this computer',
    });
  }

  sized(size: Size): void {
    this.#events.onSized(sameSize(size, this.#size) ? null : size);
  }

  /** Output in the middle of an attachment that was forgotten before it was sent (W3). */
  skipped(from: number, to: number): void {
    if (this.#attachment === undefined || to <= this.#output.next) return;
    this.#skip(Math.max(from, this.#output.next), to);
    this.#attachment.receipts.arrived(to);
  }

  /** A data frame; false when it leaves a hole, which is an error of the server (R3). */
  data(offset: number, bytes: Uint8Array): boolean {
    const attachment = this.#attachment;
    if (attachment === undefined) return true;
    const accepted = this.#output.accept(offset, bytes);
    if (accepted.kind === 'gap') return false;
    if (accepted.kind === 'fresh')
      this.#events.onOutput(this.#output.next - accepted.bytes.length, accepted.bytes);
    attachment.receipts.arrived(offset + bytes.length);
    this.#endWhenComplete();
    return true;
  }

  /** A receipt for input; false when it is for bytes that were never sent (R9). */
  receipt(offset: number): boolean {
    const attachment = this.#attachment;
    if (attachment === undefined) return true;
    if (!attachment.input.receipt(offset)) return false;
    this.#input.receipt(offset);
    this.#sendInput();
    return true;
  }

  #placeOutput(output: Attached['output']): void {
    if (this.#epoch !== output.epoch) {
      this.#epoch = output.epoch;
      this.#output = new ByteCursor();
      this.#parsed = 0;
      this.#events.onReset(output.epoch);
    }
    if (output.from > this.#output.next) this.#skip(output.skipped?.from ?? this.#output.next, output.from);
  }

  #skip(from: number, to: number): void {
    this.#output.skipTo(to);
    this.#parsed = Math.max(this.#parsed, to);
    this.#events.onSkipped(from, to);
  }

  #sendInput(): void {
    const attachment = this.#attachment;
    if (attachment === undefined || this.#input.asking) return;
    const { input, sender } = attachment;
    while (input.available > 0 && input.sent < this.#input.end) {
      const offset = input.sent;
      const bytes = this.#input.take(offset, Math.min(input.available, TURN_BYTES));
      input.advance(bytes.length);
      sender.sendFrame(encodeData(this.#channel, offset, bytes));
    }
  }

  #endWhenComplete(): void {
    if (this.#end === undefined || this.#output.next < this.#end.outputEnd) return;
    const { end, at } = this.#end;
    this.#setState({ kind: 'ended', end, at });
  }

  #setState(state: TabState): void {
    if (state.kind === this.#state.kind && state.kind !== 'refused') return;
    this.#state = state;
    this.#events.onState(state);
  }
}
