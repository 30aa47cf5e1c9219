/** One connection on the server: from its hello to its end. It remembers nothing that the sessions do not. */

import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { CLOSE } from '../../protocol/errors.ts';
import { decodeFrame } from '../../protocol/frames.ts';
import { HELLO_TIMEOUT_MS, INPUT_WINDOW_BYTES, MAX_CHANNELS } from '../../protocol/limits.ts';
import type { Profile } from '../../protocol/messages/common.ts';
import type { Down } from '../../protocol/messages/down.ts';
import { forVersion } from '../../protocol/messages/forVersion.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import { parseUp } from '../../protocol/messages/parse.ts';
import type { Credential } from '../auth/tokens.ts';
import type { Log } from '../log.ts';
import type { Registry } from '../sessions/registry.ts';
import { SERVER_VERSION } from '../version.ts';
import { Channels } from './channels.ts';
import type { Clients } from './clients.ts';
import { attach, dispatch } from './dispatch.ts';
import { SilenceWatch } from './silence.ts';
import { TargetsFeed, type TargetSource } from './targetsFeed.ts';
import { Turns } from './turns.ts';

/** Unsent bytes after which a client that does not read is let go: several of the largest control messages. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;

/** What all connections share. */
export type Hub = {
  readonly hostId: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly registry: Registry;
  readonly clients: Clients;
  readonly targets: TargetSource;
};

type State =
  | { readonly kind: 'greeting'; readonly cancelTimeout: Cancel }
  | { readonly kind: 'current'; readonly hello: Hello; readonly silence: SilenceWatch }
  /** Nothing that still arrives has any effect. */
  | { readonly kind: 'over' };

export class Client {
  readonly credential: Credential;
  readonly hub: Hub;
  readonly channels = new Channels();
  readonly turns: Turns;
  readonly targets: TargetsFeed;
  readonly #connection: Connection;
  readonly #version: number;
  #profile: Profile | undefined;
  #state: State;

  constructor(connection: Connection, version: number, credential: Credential, hub: Hub) {
    this.credential = credential;
    this.hub = hub;
    this.#connection = connection;
    this.#version = version;
    this.turns = new Turns(connection.bufferedBytes);
    this.targets = new TargetsFeed(
      hub.targets,
      (message) => this.send(message),
      (feed) => this.turns.wake(feed),
    );
    const onTimeout = (): void => this.fail(`no hello within ${HELLO_TIMEOUT_MS} ms`);
    this.#state = { kind: 'greeting', cancelTimeout: hub.clock.setTimeout(onTimeout, HELLO_TIMEOUT_MS) };
    hub.clients.add(this);
  }

  get isOver(): boolean {
    return this.#state.kind === 'over';
  }

  /** What applications may ask of this client's terminals (S11). Only after hello. */
  get profile(): Profile {
    if (this.#profile === undefined) throw new Error('a client without hello has no profile');
    return this.#profile;
  }

  setProfile(profile: Profile): void {
    this.#profile = profile;
    for (const attachment of this.channels.attachments()) attachment.setProfile(profile);
  }

  readonly events: ConnectionEvents = {
    onText: (json) => this.receiveText(json),
    onBytes: (frame) => this.#receiveBytes(frame),
    onDrain: () => {
      if (this.#state.kind === 'current') this.turns.run();
    },
    onClose: (code) => {
      this.deafen();
      this.dispose();
      this.hub.log.info({ user: this.credential.user, code }, 'connection closed');
    },
  };

  /** A control message, from a text frame or, the hello, from the upgrade request (C5). */
  receiveText(json: string): void {
    const state = this.#state;
    if (state.kind === 'over') return;
    const message = parseUp(json);
    if (message.type === 'malformed') this.fail(message.message);
    else if (state.kind === 'greeting') {
      if (message.type === 'hello') this.#greet(message, state.cancelTimeout);
      else this.fail(`${message.type} before hello`);
    } else {
      state.silence.heard();
      if (message.type === 'hello') this.fail('a second hello');
      else dispatch(this, state.hello, message);
    }
  }

  send(message: Down): void {
    if (this.#state.kind !== 'current') return;
    const inItsWords = forVersion(this.#version, message);
    if (inItsWords === undefined) return;
    this.#connection.sendText(JSON.stringify(inItsWords));
    this.#checkBuffer();
  }

  sendBytes(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#state.kind !== 'current') return;
    this.#connection.sendBytes(frame);
    this.#checkBuffer();
  }

  /** The peer broke a rule (C8). */
  fail(reason: string): void {
    if (this.isOver) return;
    this.hub.log.warn({ user: this.credential.user, reason }, 'protocol error');
    this.close(CLOSE.protocolError, reason);
  }

  /** Nothing that still arrives has any effect; what is attached stays so until `dispose`. */
  deafen(): void {
    const state = this.#state;
    if (state.kind === 'over') return;
    if (state.kind === 'greeting') state.cancelTimeout();
    else state.silence.stop();
    this.#state = { kind: 'over' };
    this.hub.clients.remove(this, state.kind === 'current' ? state.hello : undefined);
  }

  /** Turns deaf, closes, and gives up all channels. */
  close(code: number, reason: string): void {
    this.deafen();
    this.#connection.close(code, reason);
    this.dispose();
  }

  /** Gives up all channels (S4). */
  dispose(): void {
    this.targets.stop();
    this.turns.clear();
    this.channels.clear();
  }

  #greet(hello: Hello, cancelTimeout: Cancel): void {
    cancelTimeout();
    const { clients, clock, hostId: host, log } = this.hub;
    const admission = clients.admit(this, hello);
    if (admission.kind === 'superseded') {
      this.close(CLOSE.superseded, 'a newer connection of this device is open');
      return;
    }
    const silence = new SilenceWatch(clock, hello.heartbeatMs, () => this.#silent());
    this.#state = { kind: 'current', hello, silence };
    this.#profile = hello.profile;
    const { user } = this.credential;
    log.info(
      { user, client: hello.client, device: hello.device, attaches: hello.attach.length },
      'client connected',
    );
    const limits = { windowBytes: INPUT_WINDOW_BYTES, maxChannels: MAX_CHANNELS };
    this.send({ type: 'welcome', version: this.#version, server: SERVER_VERSION, host, user, ...limits });
    for (const one of hello.attach) attach(this, hello, one);
    // Only now, so that a session that moves over is never without an attachment in between.
    admission.older?.close(CLOSE.superseded, 'superseded by a newer connection of this device');
  }

  #receiveBytes(bytes: Uint8Array): void {
    if (this.#state.kind === 'over') return;
    if (this.#state.kind === 'greeting') {
      this.fail('data before hello');
      return;
    }
    this.#state.silence.heard();
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') {
      this.fail(frame.message);
      return;
    }
    // A frame for a channel that is not attached may have crossed a detach (F3).
    const user = this.channels.get(frame.channel)?.user;
    if (frame.kind === 'data') user?.data(frame.offset, frame.bytes);
    else if (frame.kind === 'receipt') user?.receipt(frame.offset);
    else this.fail('a snapshot from a client');
  }

  #silent(): void {
    this.close(CLOSE.silent, 'nothing was heard for two heartbeats');
    this.#connection.terminate();
  }

  #checkBuffer(): void {
    if (this.#connection.bufferedBytes() <= MAX_BUFFERED_BYTES) return;
    this.hub.log.warn(
      { user: this.credential.user },
      'a client does not read what it is sent; connection dropped',
    );
    this.deafen();
    this.#connection.terminate();
  }
}
