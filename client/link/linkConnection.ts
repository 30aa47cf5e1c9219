/** One connection of a link: from the dial to its end, between the wire and the terminals. */

import type { HostTargets } from './linkTargets.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Connection } from '../../protocol/connection.ts';
import { CLOSE } from '../../protocol/errors.ts';
import { decodeFrame, type Frame } from '../../protocol/frames.ts';
import { MAX_UP_CONTROL_BYTES } from '../../protocol/limits.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { Notice } from '../../protocol/messages/notice.ts';
import { parseDown } from '../../protocol/messages/parse.ts';
import type { SessionList } from './remoteSessions.ts';
import type { Welcome } from '../../protocol/messages/welcome.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { ChannelUser } from './channelUser.ts';
import type { DialFailure } from './linkReason.ts';
import type { Dial, DialRequest } from './dial.ts';
import type { Sender } from '../terminal/terminalTypes.ts';

/** From the upgrade to the welcome, ms. */
const WELCOME_TIMEOUT_MS = 10_000;

export type LinkConnectionEvents = {
  readonly onWelcome: () => void;
  readonly onFailure: (failure: DialFailure) => void;
  /** Anything at all arrived. */
  readonly onHeard: () => void;
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

/** Silent once abandoned: nothing that still arrives on it has any effect. */
export class LinkConnection {
  readonly #options: Options;
  readonly #asked = new Set<number>();
  readonly #onceClosed: (() => void)[] = [];
  #connection: Connection | undefined;
  #giveUp: () => void = () => undefined;
  #cancelWelcome: Cancel | undefined;
  #sender: Sender | undefined;
  #over = false;
  /** Whether a ping is under way whose answer would dispel a doubt. */
  asked = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Dials; the attaches of these channels ride in the hello. */
  dial(dial: Dial, request: DialRequest, attaching: readonly number[]): void {
    for (const channel of attaching) this.#asked.add(channel);
    const { clock, events } = this.#options;
    this.#giveUp = dial(request, {
      onOpen: (connection) => {
        this.#connection = connection;
        this.#cancelWelcome = clock.setTimeout(() => this.#fail({ kind: 'timeout' }), WELCOME_TIMEOUT_MS);
      },
      onFailure: (failure) => {
        this.#over = true;
        events.onFailure(failure);
      },
      onText: (json) => this.#receive(json),
      onBytes: (frame) => this.#receiveFrame(frame),
      // Input is bounded by the server's window: what waits in the socket never grows past it.
      onDrain: () => undefined,
      onClose: (code, reason) => {
        if (this.#over) return;
        this.#end();
        events.onClose(code, reason);
      },
    });
  }

  send(message: Up): void {
    if (!this.#over) this.#connection?.sendText(JSON.stringify(message));
  }

  onceClosed(listener: () => void): void {
    this.#onceClosed.push(listener);
  }

  attach(user: ChannelUser): void {
    const message = user.attachMessage();
    if (message === undefined) return;
    this.#asked.add(message.channel);
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

  attachUnlessAsked(user: ChannelUser): void {
    const message = user.attachMessage();
    if (message !== undefined && !this.#asked.has(message.channel)) this.attach(user);
  }

  /** Drops the connection, or the try to make it; no event follows. */
  abandon(): void {
    this.#end();
    this.#giveUp();
  }

  #end(): void {
    this.#over = true;
    this.#cancelWelcome?.();
    for (const listener of this.#onceClosed.splice(0)) listener();
  }

  #fail(failure: DialFailure): void {
    this.abandon();
    this.#options.events.onFailure(failure);
  }

  /** The server broke the protocol (C8): the connection is worth nothing any more. */
  #protocolError(detail: string, code: number = CLOSE.protocolError): void {
    if (this.#over) return;
    const reason = `protocol error of the server: ${detail}`.slice(0, 120);
    this.#connection?.close(code, reason);
    const welcomed = this.#sender !== undefined;
    this.#end();
    this.#giveUp();
    if (welcomed) this.#options.events.onClose(code, reason);
    else this.#options.events.onFailure({ kind: 'not-holdfast', detail });
  }

  #receive(json: string): void {
    if (this.#over) return;
    const message = parseDown(json);
    if (message.type === 'malformed') {
      this.#protocolError(message.message, message.closeCode);
      return;
    }
    if (message.type === 'welcome') this.#welcome(message);
    else if (this.#sender === undefined) this.#protocolError(`${message.type} before welcome`);
    else {
      this.#options.events.onHeard();
      this.#dispatch(message, this.#sender);
    }
  }

  #welcome({ windowBytes }: Welcome): void {
    if (this.#sender !== undefined) {
      this.#protocolError('a second welcome');
      return;
    }
    this.#cancelWelcome?.();
    this.#sender = {
      windowBytes,
      fail: (detail) => this.#protocolError(detail),
      send: (message) => this.send(message),
      sendFrame: (frame) => {
        if (!this.#over) this.#connection?.sendBytes(frame);
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
    if (this.#over) return;
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') {
      this.#protocolError(frame.message, frame.closeCode);
      return;
    }
    if (this.#sender === undefined) {
      this.#protocolError('data before welcome');
      return;
    }
    this.#options.events.onHeard();
    const user = this.#options.userOf(frame.channel);
    if (user !== undefined && !take(user, frame, this.#sender))
      this.#protocolError(`${frame.kind} at ${frame.offset} on channel ${frame.channel} is out of range`);
  }
}

/** False when the frame breaks a rule. */
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
