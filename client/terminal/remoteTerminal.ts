/** One session seen through a link: exactly once in both directions, across all of the link's connections. */

import { encodeReceipt } from '../../protocol/frames.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { Attached } from '../../protocol/messages/attached.ts';
import type { SessionEnd, Size } from '../../protocol/messages/common.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Refused } from '../../protocol/messages/refused.ts';
import { FlowWindow } from '../../protocol/resume/flowWindow.ts';
import type { PendingInput } from './inputLog.ts';
import type { Unreachable } from './unreachable.ts';
import type { TerminalState } from './terminalTypes.ts';
import type { ChannelMessage, ChannelUser } from '../link/channelUser.ts';
import { ActivityCursor } from './activityCursor.ts';
import { InputLog } from './inputLog.ts';
import { sendInput, type InputChannel } from './inputChannel.ts';
import { RemoteOutput } from './remoteOutput.ts';
import { SizeWish } from './sizeWish.ts';
import type {
  LinkHandle,
  OutputPosition,
  RemoteTerminalEvents,
  RemoteTerminalOptions,
  Sender,
} from './terminalTypes.ts';
import { unreachableBy } from './unreachable.ts';

/** Input on its way to the tty, bytes: little enough that Ctrl+C during a paste does not wait behind it for long. */
const MAX_INPUT_ON_WAY_BYTES = 16 * 1024;
/** Input that is late by this much shows as waiting although the link seems well, ms. */
const SHOW_HELD_AFTER_MS = 2_000;

export class RemoteTerminal implements ChannelUser {
  waitsForHost = false;
  readonly #options: RemoteTerminalOptions;
  readonly #events: RemoteTerminalEvents;
  readonly #input: InputLog;
  #session: string | null;
  readonly #output: RemoteOutput;
  readonly #wish: SizeWish;
  readonly #activity: ActivityCursor | undefined;
  #foreign = false;
  #link: LinkHandle | undefined;
  #channel = 0;
  /** From `attached` on. */
  #attachment: InputChannel | undefined;
  #state: TerminalState = { kind: 'opening' };
  /** Why nothing comes from the shell, or goes to it, although there is a link. */
  #unreachable: Unreachable | null = null;
  #endWanted = false;
  /** Told with `ended`; the state follows when all output before it was taken. */
  #end: { readonly end: SessionEnd; readonly at: number; readonly outputEnd: number } | undefined;

  constructor(options: RemoteTerminalOptions) {
    this.#options = options;
    this.#events = options.events;
    this.#input = new InputLog(options.random, options.events.onReceived);
    this.#session = options.session;
    this.#output = this.#newOutput(options.position);
    this.#wish = new SizeWish(options.size);
    this.#activity = options.activity && new ActivityCursor(options.activity);
  }

  get session(): string | null {
    return this.#session;
  }

  /** The epoch and next offset of the output, or null before anything was attached. */
  get position(): OutputPosition | null {
    return this.#output.position;
  }

  /** Typed input that waits: for a link, for an answer that is late, or for the user's decision. */
  get pendingInput(): PendingInput | null {
    const { oldestAt } = this.#input;
    const late = oldestAt !== undefined && this.#options.clock.now() - oldestAt > SHOW_HELD_AFTER_MS;
    const waits = this.#attachment === undefined || this.#unreachable !== null;
    return waits || this.#input.asking || late ? this.#input.pendingInput() : null;
  }

  /** Typed input that no connection has sent, bytes. */
  get unsentBytes(): number {
    if (this.#state.kind === 'ended' || this.#state.kind === 'refused') return 0;
    const sent = this.#attachment?.input.sent;
    return sent === undefined || this.#input.asking
      ? (this.#input.pendingInput()?.bytes ?? 0)
      : this.#input.end - sent;
  }

  /** Takes typed input; false when so much waits already that nothing more is taken. */
  type(bytes: Uint8Array): boolean {
    if (this.#state.kind === 'ended' || this.#state.kind === 'refused') return true;
    const taken = this.#input.type(bytes, this.#options.clock.now());
    if (taken) {
      this.#link?.typed();
      this.#sendInput();
      if (this.#attachment === undefined) this.#events.onPendingInputChanged();
    }
    return taken;
  }

  /** The size this terminal has room for; the tty's follows when the server says so (S8). */
  resize(size: Size): void {
    if (this.#wish.change(size) && this.#attachment !== undefined) this.#stateSize(this.#attachment.sender);
  }

  /** The terminal has parsed everything below `offset` (R8). */
  parsed(offset: number): void {
    this.#output.parsed(offset);
  }

  /** Asks what happened up to now; what is told before the answer may have happened long ago (A2). */
  askActivity(): void {
    if (this.#activity !== undefined) this.#attachment?.sender.send(this.#activity.ask(this.#channel));
  }

  sendPendingInput(): void {
    this.#input.send();
    this.#sendInput();
    this.#events.onPendingInputChanged();
  }

  /** Takes back the part of a paste that is not sent yet, before an interrupt or the end; true when there was one. */
  takeBackPaste(): boolean {
    const sent = this.#attachment?.input.sent;
    if (sent === undefined || !this.#input.takeBackPaste(sent, this.#options.clock.now())) return false;
    this.#sendInput();
    return true;
  }

  discardPendingInput(): void {
    this.#input.discard(this.#attachment?.input.sent);
    this.#events.onPendingInputChanged();
  }

  /** Ends the session's shell, now or as soon as there is a link to say it through; its end is told as a state. */
  end(): void {
    this.#endWanted = true;
    if (this.#session !== null) this.#link?.endSession(this.#session);
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
    this.waitsForHost = false;
    const common = {
      channel: this.#channel,
      input: { epoch: this.#input.epoch, start: this.#input.start },
      size: this.#wish.stateAnew(),
    };
    if (this.#session === null) return { type: 'open', ...this.#options.open, ...common };
    const { snapshotBehindBytes } = this.#options;
    return { type: 'attach', session: this.#session, output: this.position, snapshotBehindBytes, ...common };
  }

  /** Called every second: input that is late shows as waiting. */
  tick(): void {
    if (this.#attachment !== undefined && this.#input.oldestAt !== undefined)
      this.#events.onPendingInputChanged();
  }

  disconnected(): void {
    this.#output.detached();
    this.#attachment = undefined;
    this.#events.onPendingInputChanged();
  }

  hostChanged(host: Host): void {
    if (host.state === 'gone') this.#setState({ kind: 'refused', code: 'host-gone', message: host.message });
    this.#setUnreachable(unreachableBy(host));
  }

  receive(message: ChannelMessage, sender: Sender): void {
    switch (message.type) {
      case 'attached':
        return this.#attached(message, sender);
      case 'refused':
        return this.#refused(message);
      case 'ended':
        this.#end = message;
        if (message.directory !== undefined) this.#events.onLastDirectory(message.directory);
        return this.#endWhenComplete();
      case 'sized':
        return this.#output.sized(message);
      case 'gap':
        return this.#output.gap(message);
      case 'snapshot':
        if (!this.#output.snapshot(message.bytes)) sender.fail('a snapshot that was not announced');
        return this.#endWhenComplete();
      case 'activity':
        return this.#activity?.told(message);
      case 'displaced':
        this.disconnected();
        return this.#setState({ kind: 'refused', code: 'displaced', message: '' });
      case 'historyEnd':
        return sender.fail('the end of a history that was not asked for');
    }
  }

  data(offset: number, bytes: Uint8Array): boolean {
    const fine = this.#output.data(offset, bytes);
    if (fine) this.#endWhenComplete();
    return fine;
  }

  snapshotPart(offset: number, bytes: Uint8Array): boolean {
    if (this.#attachment === undefined) return true;
    const fine = this.#output.snapshotPart(offset, bytes);
    if (fine) this.#endWhenComplete();
    return fine;
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

  #newOutput(position: OutputPosition | null): RemoteOutput {
    const { clock, snapshotBehindBytes } = this.#options;
    return new RemoteOutput(clock, position, snapshotBehindBytes !== null, {
      ...this.#events,
      onSize: (size, number) => {
        this.#events.onSize(size, number);
        this.#judgeSize(size);
      },
    });
  }

  #attached(message: Attached, sender: Sender): void {
    this.#session = message.session;
    this.#events.onSession(message.session, message.targetName, message.durability ?? null);
    this.#output.attached(message, (offset) => sender.sendFrame(encodeReceipt(this.#channel, offset)));
    this.#events.onRetained(message.output.retainedFrom);
    if (!this.#input.attached(message.input?.received ?? null, this.#options.clock.now())) {
      // The epoch is new: the server has to hear of it before input is sent.
      sender.send({ type: 'detach', channel: this.#channel });
      this.#link?.attach();
      return;
    }
    this.#attachment = {
      sender,
      input: new FlowWindow(
        Math.min(sender.windowBytes, MAX_INPUT_ON_WAY_BYTES),
        this.#input.start,
        message.input?.taken,
      ),
    };
    this.askActivity();
    this.#setState({ kind: 'running' });
    this.#setUnreachable(null);
    this.#judgeSize(message.size);
    // The terminal may have taken another size while the answer was on its way.
    if (!this.#wish.isStated) this.#stateSize(sender);
    if (this.#endWanted) this.end();
    this.#sendInput();
    this.#events.onPendingInputChanged();
  }

  /** A session is kept while its host is away, and attached when the gateway says that the host is back (G3). */
  #refused({ code, message }: Refused): void {
    if (code !== 'host-away') return this.#setState({ kind: 'refused', code, message });
    this.waitsForHost = this.#session === null;
    this.#setUnreachable({ waitsFor: 'host', message, since: this.#options.clock.now() });
  }

  #stateSize(sender: Sender): void {
    sender.send({ type: 'resize', channel: this.#channel, size: this.#wish.state() });
  }

  /** A size that nobody here asked for is another device's. */
  #judgeSize(size: Size): void {
    const foreign = this.#wish.isForeign(size);
    if (foreign || this.#foreign) this.#events.onForeignSize(foreign ? size : null);
    this.#foreign = foreign;
  }

  #sendInput(): void {
    if (this.#attachment !== undefined) sendInput(this.#input, this.#channel, this.#attachment);
  }

  #endWhenComplete(): void {
    if (this.#end === undefined || this.#output.next < this.#end.outputEnd) return;
    const { end, at } = this.#end;
    this.#setState({ kind: 'ended', end, at });
  }

  #setUnreachable(unreachable: Unreachable | null): void {
    this.#unreachable = unreachable;
    this.#events.onUnreachable(unreachable);
  }

  #setState(state: TerminalState): void {
    if (state.kind === this.#state.kind && state.kind !== 'refused') return;
    this.#state = state;
    this.#events.onState(state);
  }
}
