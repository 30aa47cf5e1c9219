/**
 * A terminal attached to a session through a link. Input and output arrive exactly once, across all of the link's connections.
 */

import type { Clock } from '../../protocol/clock.ts';
import { encodeReceipt } from '../../protocol/frames.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { Attached } from '../../protocol/messages/attached.ts';
import type { Durability, OpenOptions, Size, Target } from '../../protocol/messages/common.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Refused } from '../../protocol/messages/refused.ts';
import type { ChannelLink, ChannelMessage, ChannelUser, Sender } from '../link/channelUser.ts';
import { ActivityCursor, type ActivitySubscription } from './activityCursor.ts';
import type { PendingInput } from './inputLog.ts';
import { RemoteInput, type InputEvents } from './remoteInput.ts';
import { RemoteOutput, type OutputEvents, type OutputPosition } from './remoteOutput.ts';
import { RequestedSize } from './requestedSize.ts';
import { SessionStatus, type StatusEvents } from './sessionStatus.ts';
import { unreachableOf } from './unreachable.ts';

/** Parameters to open a session that does not exist yet. With `request`, a repeated open does no harm (S2). */
export type OpenRequest = {
  readonly request: string;
  readonly target: Target;
  readonly options: OpenOptions;
};

type SessionEvents = {
  /** Called when the session is known. `durability` is null if the server does not report it (S13). */
  readonly onSession: (session: string, targetName: string, durability: Durability | null) => void;
  /** Called with the offset from which on the server still has output (H1). */
  readonly onRetained: (retainedFrom: number) => void;
  /** Called when another device's size applies to the tty; with null when this terminal's size applies again. */
  readonly onForeignSize: (size: Size | null) => void;
};

/** Handlers of a terminal's events. An event without a handler is ignored. */
export type RemoteTerminalEvents = Partial<OutputEvents & InputEvents & StatusEvents & SessionEvents>;

type RemoteTerminalOptions = {
  /** ID of the session; null to open a new one. */
  readonly session: string | null;
  readonly open: OpenRequest;
  /** Position of a saved terminal; null for a new one. */
  readonly position: OutputPosition | null;
  /** If more output than this was missed, a snapshot replaces it; null for every byte that is retained (R11). */
  readonly snapshotBehindBytes: number | null;
  readonly activity?: ActivitySubscription;
  readonly size: Size;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly events: RemoteTerminalEvents;
};

export class RemoteTerminal implements ChannelUser {
  /** True if an open failed because no host could be reached, until the next attach message. */
  waitsForHost = false;
  readonly #options: RemoteTerminalOptions;
  /** Received output and its position. */
  readonly #output: RemoteOutput;
  /** Typed input that the server has not acknowledged. */
  readonly #input: RemoteInput;
  /** State of the session and its end. */
  readonly #status: SessionStatus;
  /** Size that this terminal requests, and that of the tty. */
  readonly #size: RequestedSize;
  /** Position in the activity events; undefined if nobody wants them. */
  readonly #activity: ActivityCursor | undefined;
  /** ID of the session; null until it is opened. */
  #session: string | null;
  /** Link; undefined before `bind` and after `close`. */
  #link: ChannelLink | undefined;
  /** Channel; valid only while there is a link. */
  #channel = 0;
  /** Sender of the current connection, from `attached` on. */
  #sender: Sender | undefined;
  /** True from `end` on. The request is repeated on each attach until the session has ended. */
  #isEndRequested = false;

  constructor(options: RemoteTerminalOptions) {
    const { clock, random, events } = options;
    this.#options = options;
    this.#session = options.session;
    this.#output = this.#newOutput(options);
    this.#input = new RemoteInput(clock, random, events);
    this.#status = new SessionStatus(events);
    this.#size = new RequestedSize(options.size, (size) => events.onForeignSize?.(size));
    this.#activity = options.activity && new ActivityCursor(options.activity);
  }

  get session(): string | null {
    return this.#session;
  }

  /** True when the session has ended or was refused. */
  get isOver(): boolean {
    return this.#status.isOver;
  }

  /** Position of the next output, or null before the first attach. */
  get position(): OutputPosition | null {
    return this.#output.position;
  }

  /** Typed input that is waiting; null if there is none. */
  get pendingInput(): PendingInput | null {
    return this.#input.pending(this.#status.isReachable);
  }

  get hasPendingInput(): boolean {
    return this.pendingInput !== null;
  }

  /** Typed input that no connection has sent, bytes. */
  get unsentBytes(): number {
    return this.#status.isOver ? 0 : this.#input.unsentBytes;
  }

  /** Takes typed input; false, and nothing is taken, when too much waits already. */
  type(bytes: Uint8Array): boolean {
    if (this.#status.isOver) return true;
    if (!this.#input.type(bytes)) return false;
    this.#link?.keyTyped();
    return true;
  }

  /** Sets the size for which this terminal has space. The tty gets it when the server confirms it (S8). */
  resize(size: Size): void {
    if (this.#size.change(size) && this.#sender !== undefined) this.#requestSize(this.#sender);
  }

  /** Called when the terminal has parsed everything below `offset` (R8). */
  parsed(offset: number): void {
    this.#output.parsed(offset);
  }

  /** Requests all activity up to now. Events before the answer may have happened long ago (A2). */
  requestActivity(): void {
    if (this.#activity !== undefined) this.#sender?.send(this.#activity.request(this.#channel));
  }

  sendPendingInput(): void {
    this.#input.confirm();
  }

  /** Takes back the part of a paste that is not sent yet, before an interrupt or the end; true when there was one. */
  takeBackPaste(): boolean {
    return this.#input.takeBackPaste();
  }

  discardPendingInput(): void {
    this.#input.discard();
  }

  /** Ends the session's shell, now or as soon as there is a connection. The state reports the end. */
  end(): void {
    this.#isEndRequested = true;
    if (this.#session !== null) this.#link?.endSession(this.#session);
  }

  /** Detaches for good and frees the channel. The session continues. */
  close(): void {
    this.#sender?.send({ type: 'detach', channel: this.#channel });
    this.disconnected();
    this.#link?.release(this.#channel);
    this.#link = undefined;
  }

  bind(link: ChannelLink, channel: number): void {
    this.#link = link;
    this.#channel = channel;
  }

  attachMessage(): Attach | Open | undefined {
    if (this.#status.isOver) return undefined;
    this.waitsForHost = false;
    const common = {
      channel: this.#channel,
      input: this.#input.position,
      size: this.#size.requestAnew(),
    };
    if (this.#session === null) return { type: 'open', ...this.#options.open, ...common };
    const { snapshotBehindBytes } = this.#options;
    return { type: 'attach', session: this.#session, output: this.position, snapshotBehindBytes, ...common };
  }

  tick(): void {
    this.#input.tick();
  }

  disconnected(): void {
    this.#sender = undefined;
    this.#output.detached();
    this.#input.detached();
  }

  hostChanged(host: Host): void {
    if (host.state === 'gone') this.#status.refused({ code: 'host-gone', message: host.message });
    this.#status.setUnreachable(unreachableOf(host));
  }

  receive(message: ChannelMessage, sender: Sender): void {
    switch (message.type) {
      case 'attached':
        return this.#attached(message, sender);
      case 'refused':
        return this.#refused(message);
      case 'ended':
        return this.#status.ended(message, this.#output.next);
      case 'sized':
        return this.#output.sized(message);
      case 'gap':
        return this.#output.gap(message);
      case 'snapshot':
        if (!this.#output.snapshot(message.bytes)) sender.fail('a snapshot that was not announced');
        return this.#status.outputReceived(this.#output.next);
      case 'activity':
        return this.#activity?.receive(message);
      case 'displaced':
        this.disconnected();
        return this.#status.refused({ code: 'displaced', message: '' });
      case 'historyEnd':
        return sender.fail('the end of a history that was not requested');
    }
  }

  data(offset: number, bytes: Uint8Array): boolean {
    const isValid = this.#output.data(offset, bytes);
    if (isValid) this.#status.outputReceived(this.#output.next);
    return isValid;
  }

  snapshotPart(offset: number, bytes: Uint8Array): boolean {
    if (this.#sender === undefined) return true;
    const isValid = this.#output.snapshotPart(offset, bytes);
    if (isValid) this.#status.outputReceived(this.#output.next);
    return isValid;
  }

  receipt(offset: number): boolean {
    return this.#input.receipt(offset);
  }

  #newOutput({ clock, position, snapshotBehindBytes, events }: RemoteTerminalOptions): RemoteOutput {
    return new RemoteOutput(clock, position, snapshotBehindBytes !== null, {
      ...events,
      onSize: (size, number) => {
        events.onSize?.(size, number);
        this.#size.ttySize(size);
      },
    });
  }

  #attached(message: Attached, sender: Sender): void {
    const { session, targetName, durability = null, output, input, size } = message;
    this.#session = session;
    this.#options.events.onSession?.(session, targetName, durability);
    this.#output.attached(message, (offset) => sender.sendFrame(encodeReceipt(this.#channel, offset)));
    this.#options.events.onRetained?.(output.retainedFrom);
    if (!this.#input.attached(sender, this.#channel, input)) {
      // The server must know the new epoch before input is sent.
      sender.send({ type: 'detach', channel: this.#channel });
      this.#link?.attach(this);
      return;
    }
    this.#sender = sender;
    this.requestActivity();
    this.#status.running();
    this.#size.ttySize(size);
    // The terminal may have been resized while the answer was in transit.
    if (!this.#size.isRequested) this.#requestSize(sender);
    if (this.#isEndRequested) this.end();
    this.#input.flush();
  }

  /** Handles a refusal. The link attaches again when the gateway reports that the host is back (G3). */
  #refused({ code, message }: Refused): void {
    if (code !== 'host-away') return this.#status.refused({ code, message });
    this.waitsForHost = this.#session === null;
    this.#status.setUnreachable({ waitsFor: 'host', message, since: this.#options.clock.now() });
  }

  #requestSize(sender: Sender): void {
    sender.send({ type: 'resize', channel: this.#channel, size: this.#size.request() });
  }
}
