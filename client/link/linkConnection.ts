/** One connection of a link, from the dial to its end. It decodes what arrives and passes it to the users of the channels. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Connection } from '../../protocol/connection.ts';
import { CLOSE } from '../../protocol/errors.ts';
import { decodeFrame, type Frame } from '../../protocol/frames.ts';
import { MAX_UP_CONTROL_BYTES } from '../../protocol/limits.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { Notice } from '../../protocol/messages/notice.ts';
import { parseDown } from '../../protocol/messages/parse.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { Welcome } from '../../protocol/messages/welcome.ts';
import { shortReason } from '../../protocol/socketConnection.ts';
import type { ChannelUser, Sender } from './channelUser.ts';
import type { Dial, DialRequest } from './dial.ts';
import type { DialFailure } from './linkReason.ts';
import type { HostTargets } from './linkTargets.ts';
import type { SessionList } from './remoteSessions.ts';

/** Time limit from the finished upgrade to the welcome, ms. */
const WELCOME_TIMEOUT_MS = 10_000;

type LinkConnectionEvents = {
  readonly onWelcome: () => void;
  readonly onFailure: (failure: DialFailure) => void;
  /** Called when a message or a frame has arrived. */
  readonly onSignOfLife: () => void;
  readonly onPong: (id: number) => void;
  readonly onTargets: (targets: HostTargets) => void;
  readonly onSessions: (request: number, list: SessionList) => void;
  readonly onHost: (host: Host) => void;
  readonly onNotice: (notice: Notice) => void;
  readonly onClose: (code: number, reason: string) => void;
};

type Options = {
  readonly clock: Clock;
  readonly userOf: (channel: number) => ChannelUser | undefined;
  readonly events: LinkConnectionEvents;
};

/** A connection. Once it has ended or was abandoned, data that still arrives on it has no effect. */
export class LinkConnection {
  readonly #options: Options;
  /** Channels whose attach message was sent, in the hello or after it. */
  readonly #attachSent = new Set<number>();
  /** Callbacks for the moment at which the socket has closed. */
  readonly #onceClosed: (() => void)[] = [];
  /** Undefined until the upgrade is done. */
  #connection: Connection | undefined;
  /** Cancels the attempt; does nothing once it succeeded. */
  #giveUpDial: () => void = () => undefined;
  /** Set while the welcome is awaited. */
  #cancelWelcomeTimeout: Cancel | undefined;
  /** Undefined until the welcome. */
  #sender: Sender | undefined;
  /** True after the end was reported; it is reported once. */
  #isEnded = false;
  /** True while a ping is unanswered whose answer would end a doubt. */
  isProbed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Dials. `attaching` lists the channels whose attach messages are in the hello. */
  dial(dial: Dial, request: DialRequest, attaching: readonly number[]): void {
    for (const channel of attaching) this.#attachSent.add(channel);
    const { clock, events } = this.#options;
    this.#giveUpDial = dial(request, {
      onOpen: (connection) => {
        this.#connection = connection;
        this.#cancelWelcomeTimeout = clock.setTimeout(
          () => this.#fail({ kind: 'timeout' }),
          WELCOME_TIMEOUT_MS,
        );
      },
      onFailure: (failure) => {
        this.#isEnded = true;
        events.onFailure(failure);
      },
      onText: (json) => this.#receive(json),
      onBytes: (frame) => this.#receiveFrame(frame),
      // The server's window limits the input that waits in the socket, so there is nothing to pause.
      onDrain: () => undefined,
      onClose: (code, reason) => {
        if (this.#isEnded) return;
        this.#end();
        events.onClose(code, reason);
      },
    });
  }

  send(message: Up): void {
    if (!this.#isEnded) this.#connection?.sendText(JSON.stringify(message));
  }

  /** Calls the listener when the connection ends for any reason. */
  onceClosed(listener: () => void): void {
    this.#onceClosed.push(listener);
  }

  attach(user: ChannelUser): void {
    const message = user.attachMessage();
    if (message === undefined) return;
    this.#attachSent.add(message.channel);
    const byteCount = Buffer.byteLength(JSON.stringify(message));
    if (byteCount <= MAX_UP_CONTROL_BYTES || this.#sender === undefined) return this.send(message);
    // The server would close the connection, and every later one that repeats it (C8).
    const reason = `the command has ${byteCount} bytes, and ${MAX_UP_CONTROL_BYTES} are the limit: shorten it`;
    const refused = {
      type: 'refused',
      channel: message.channel,
      code: 'open-failed',
      message: reason,
    } as const;
    user.receive(refused, this.#sender);
  }

  /** Sends the user's attach message unless the hello contained it. */
  attachOnce(user: ChannelUser): void {
    const message = user.attachMessage();
    if (message !== undefined && !this.#attachSent.has(message.channel)) this.attach(user);
  }

  /** Drops the connection, or the attempt to make it. No event follows. */
  abandon(): void {
    this.#end();
    this.#giveUpDial();
  }

  #end(): void {
    this.#isEnded = true;
    this.#cancelWelcomeTimeout?.();
    for (const listener of this.#onceClosed.splice(0)) listener();
  }

  #fail(failure: DialFailure): void {
    this.abandon();
    this.#options.events.onFailure(failure);
  }

  /** Closes the connection because the server broke the protocol (C8). */
  #protocolError(detail: string, code: number = CLOSE.protocolError): void {
    if (this.#isEnded) return;
    const reason = shortReason(`protocol error of the server: ${detail}`);
    this.#connection?.close(code, reason);
    const wasWelcomed = this.#sender !== undefined;
    this.abandon();
    if (wasWelcomed) this.#options.events.onClose(code, reason);
    else this.#options.events.onFailure({ kind: 'not-holdfast', detail });
  }

  #receive(json: string): void {
    if (this.#isEnded) return;
    const message = parseDown(json);
    if (message.type === 'malformed') {
      this.#protocolError(message.message, message.closeCode);
      return;
    }
    if (message.type === 'welcome') this.#welcome(message);
    else if (this.#sender === undefined) this.#protocolError(`${message.type} before welcome`);
    else {
      this.#options.events.onSignOfLife();
      this.#dispatch(message, this.#sender);
    }
  }

  #welcome({ windowBytes }: Welcome): void {
    if (this.#sender !== undefined) {
      this.#protocolError('a second welcome');
      return;
    }
    this.#cancelWelcomeTimeout?.();
    this.#sender = {
      windowBytes,
      fail: (detail) => this.#protocolError(detail),
      send: (message) => this.send(message),
      sendFrame: (frame) => {
        if (!this.#isEnded) this.#connection?.sendBytes(frame);
      },
    };
    this.#options.events.onWelcome();
  }

  #dispatch(message: Exclude<Down, { type: 'welcome' }>, sender: Sender): void {
    const { events, userOf } = this.#options;
    switch (message.type) {
      case 'pong':
        return events.onPong(message.id);
      case 'targets': {
        const { type: _type, ...targets } = message;
        return events.onTargets(targets);
      }
      case 'sessions':
        return events.onSessions(message.request, { missing: [], ...message });
      case 'host':
        if (message.shell === undefined) return events.onHost(message);
        return userOf(message.shell.channel)?.hostChanged(message);
      case 'notice':
        return events.onNotice(message);
      default:
        return userOf(message.channel)?.receive(message, sender);
    }
  }

  #receiveFrame(bytes: Uint8Array): void {
    if (this.#isEnded) return;
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') {
      this.#protocolError(frame.message, frame.closeCode);
      return;
    }
    if (this.#sender === undefined) {
      this.#protocolError('data before welcome');
      return;
    }
    this.#options.events.onSignOfLife();
    const user = this.#options.userOf(frame.channel);
    if (user !== undefined && !take(user, frame, this.#sender))
      this.#protocolError(`${frame.kind} at ${frame.offset} on channel ${frame.channel} is out of range`);
  }
}

/** Passes a frame to the user of its channel. Returns false if it breaks a rule. */
function take(user: ChannelUser, frame: Frame, sender: Sender): boolean {
  switch (frame.kind) {
    case 'data':
      return user.data(frame.offset, frame.bytes, sender);
    case 'snapshot':
      return user.snapshotPart(frame.offset, frame.bytes);
    case 'receipt':
      return user.receipt(frame.offset);
  }
}
