/** One connection on the server, from its hello to its end. It has no state that a later connection would need. */

import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';
import type { Cancel } from '../../protocol/clock.ts';
import { CLOSE } from '../../protocol/errors.ts';
import { decodeFrame } from '../../protocol/frames.ts';
import { HELLO_TIMEOUT_MS, INPUT_WINDOW_BYTES, MAX_CHANNELS } from '../../protocol/limits.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import { parseUp } from '../../protocol/messages/parse.ts';
import type { Credential, Vouched } from '../auth/tokens.ts';
import { PRODUCT_VERSION } from '../../protocol/productVersion.ts';
import type { Hub, Peer, Service } from './service.ts';
import { SilenceWatch } from './silenceWatch.ts';

/** Max unsent bytes before a client that does not read is dropped. Several of the largest control messages fit. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;

type State =
  | { readonly kind: 'greeting'; readonly cancelTimeout: Cancel }
  | { readonly kind: 'current'; readonly hello: Hello; readonly silence: SilenceWatch }
  /** Nothing is sent anymore, and received messages have no effect. */
  | { readonly kind: 'closed' };

export class Client implements Peer {
  readonly credential: Credential | Vouched;
  readonly hub: Hub;
  readonly #connection: Connection;
  readonly #version: number;
  #state: State;
  /** Undefined before the hello. */
  #service: Service | undefined;

  constructor(connection: Connection, version: number, credential: Credential | Vouched, hub: Hub) {
    this.credential = credential;
    this.hub = hub;
    this.#connection = connection;
    this.#version = version;
    const onTimeout = (): void => this.fail(`no hello within ${HELLO_TIMEOUT_MS} ms`);
    this.#state = { kind: 'greeting', cancelTimeout: hub.clock.setTimeout(onTimeout, HELLO_TIMEOUT_MS) };
    hub.clients.add(this);
  }

  get isClosed(): boolean {
    return this.#state.kind === 'closed';
  }

  readonly events: ConnectionEvents = {
    onText: (json) => this.receiveText(json),
    onBytes: (frame) => this.#receiveBytes(frame),
    onDrain: () => {
      if (this.#state.kind === 'current') this.#service?.drained();
    },
    onClose: (code) => {
      this.fence();
      this.dispose();
      this.hub.log.info({ user: this.credential.user, code }, 'connection closed');
    },
  };

  /** Receives a control message: from a text frame, or the hello from the upgrade request (C5). */
  receiveText(json: string): void {
    const state = this.#state;
    if (state.kind === 'closed') return;
    const message = parseUp(json);
    if (message.type === 'malformed') this.fail(message.message, message.closeCode);
    else if (state.kind === 'greeting') {
      if (message.type === 'hello') this.#greet(message, state.cancelTimeout);
      else this.fail(`${message.type} before hello`);
    } else {
      state.silence.received();
      if (message.type === 'hello') this.fail('a second hello');
      else this.#service?.receive(message);
    }
  }

  send(message: Down): void {
    if (this.#state.kind !== 'current') return;
    this.#connection.sendText(JSON.stringify(message));
    this.#checkBuffer();
  }

  bufferedBytes(): number {
    return this.#connection.bufferedBytes();
  }

  sendBytes(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#state.kind !== 'current') return;
    this.#connection.sendBytes(frame);
    this.#checkBuffer();
  }

  /** Closes the connection because the client broke a rule (C8). */
  fail(reason: string, code: number = CLOSE.protocolError): void {
    if (this.isClosed) return;
    this.hub.log.warn({ user: this.credential.user, reason }, 'protocol error');
    this.close(code, reason);
  }

  /** Ignores everything that still arrives. The channels stay attached until `dispose`. */
  fence(): void {
    const state = this.#state;
    if (state.kind === 'closed') return;
    if (state.kind === 'greeting') state.cancelTimeout();
    else state.silence.stop();
    this.#state = { kind: 'closed' };
    this.hub.clients.remove(this, state.kind === 'current' ? state.hello : undefined);
  }

  /** Fences (ignores) and closes the connection, and detaches all channels. */
  close(code: number, reason: string): void {
    this.fence();
    this.#connection.close(code, reason);
    this.dispose();
  }

  /** Detaches all channels (S4). */
  dispose(): void {
    this.#service?.dispose();
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
    const { user } = this.credential;
    log.info(
      { user, client: hello.client, device: hello.device, attaches: hello.attach.length },
      'client connected',
    );
    const service = this.hub.serve(this, hello);
    this.#service = service;
    const limits = { windowBytes: INPUT_WINDOW_BYTES, maxChannels: MAX_CHANNELS };
    this.send({ type: 'welcome', version: this.#version, server: PRODUCT_VERSION, host, user, ...limits });
    service.begin();
    // The older connection is closed last, so that a session used by both is never detached in between.
    admission.older?.close(CLOSE.superseded, 'superseded by a newer connection of this device');
  }

  #receiveBytes(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#state.kind === 'closed') return;
    if (this.#state.kind === 'greeting') {
      this.fail('data before hello');
      return;
    }
    this.#state.silence.received();
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') {
      this.fail(frame.message, frame.closeCode);
      return;
    }
    this.#service?.receiveFrame(frame, bytes);
  }

  #silent(): void {
    this.close(CLOSE.silent, 'nothing was received for two heartbeats');
    this.#connection.terminate();
  }

  #checkBuffer(): void {
    if (this.#connection.bufferedBytes() <= MAX_BUFFERED_BYTES) return;
    this.hub.log.warn(
      { user: this.credential.user },
      'connection dropped: the client does not read what it is sent',
    );
    this.fence();
    this.#connection.terminate();
  }
}
