/** One connection from a gateway to a host: mutual proof, messages, and detection of silence. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Connection } from '../../protocol/connection.ts';
import { decodeFrame, type Frame } from '../../protocol/frames.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import { parseDown } from '../../protocol/messages/parse.ts';
import type { Up } from '../../protocol/messages/up.ts';
import { checkHostAnswer, gatewayAuthorization } from '../auth/clusterProof.ts';
import { SilenceWatch } from '../transport/silenceWatch.ts';
import type { HostDial } from './hostDial.ts';

/**
 * Heartbeat interval, ms. A host counts as away after two intervals without a message. They are short, because hosts are near
 * and clients wait.
 */
const HEARTBEAT_MS = 5_000;

/** Parts that all connections of a gateway share. */
export type HostConnectionParts = {
  readonly secret: Uint8Array;
  readonly dial: HostDial;
  readonly clock: Clock;
  readonly random: RandomBytes;
};

export type HostRequest = {
  readonly url: string;
  /** User for whom the gateway connects; empty if it connects for itself. */
  readonly user: string;
  readonly hello: Hello;
  /** Expected id of the host, if known. */
  readonly hostId?: string;
};

export type HostConnectionEvents = {
  readonly onProven: (hostId: string) => void;
  readonly onMessage: (message: Down) => void;
  readonly onFrame: (frame: Frame, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Called at most once, after all other events. `code` is a close code, or 0 if there was no connection. */
  readonly onClosed: (code: number, reason: string) => void;
};

export class HostConnection {
  /** Address, user and hello of this connection. */
  readonly #request: HostRequest;
  readonly #events: HostConnectionEvents;
  /** Clock for heartbeats. */
  readonly #clock: Clock;
  /** Ends the dial or the connection without further events. */
  #abandon: () => void = () => undefined;
  /** Messages that wait until the host has proved that it knows the secret. */
  readonly #waiting: Up[] = [];
  /** Undefined until the host has proved that it knows the secret. */
  #connection: Connection | undefined;
  /** Undefined without a connection. */
  #silence: SilenceWatch | undefined;
  /** Timer of the next ping; undefined without a connection. */
  #cancelPing: Cancel | undefined;
  /** True after the end; then no event follows. */
  #isClosed = false;

  constructor(parts: HostConnectionParts, request: HostRequest, events: HostConnectionEvents) {
    this.#request = request;
    this.#events = events;
    this.#clock = parts.clock;
    const nonce = randomId(parts.random);
    const authorization = gatewayAuthorization(parts.secret, parts.clock.now(), nonce, request.user);
    this.#abandon = parts.dial(
      { url: request.url, authorization },
      {
        onOpen: (connection, answer) =>
          this.#opened(connection, checkHostAnswer(parts.secret, nonce, answer)),
        onFailure: (reason) => this.#closed(0, reason),
        onText: (json) => this.#text(json),
        onBytes: (bytes) => this.#bytes(bytes),
        onDrain: () => undefined,
        onClose: (code, reason) => this.#closed(code, reason === '' ? `closed with ${code}` : reason),
      },
    );
    // The connection may have been refused before `dial` returned.
    if (this.#isClosed) this.#abandon();
  }

  /** Sends a message. It waits until the host has proved that it knows the secret. */
  send(message: Up): void {
    if (this.#isClosed) return;
    if (this.#connection === undefined) this.#waiting.push(message);
    else this.#connection.sendText(JSON.stringify(message));
  }

  /** Sends a frame. Without a connection it is dropped, because the messages that it refers to are still waiting. */
  sendBytes(frame: Uint8Array<ArrayBuffer>): void {
    if (!this.#isClosed) this.#connection?.sendBytes(frame);
  }

  /** Closes the connection. No event follows. */
  close(): void {
    if (this.#isClosed) return;
    this.#end();
    this.#abandon();
  }

  #opened(connection: Connection, hostId: string | undefined): void {
    if (hostId === undefined) return this.#refuse('it does not know the cluster secret');
    const { hello, hostId: expected } = this.#request;
    if (expected !== undefined && hostId !== expected) return this.#refuse(`host ${hostId} answers there`);
    this.#connection = connection;
    this.#silence = new SilenceWatch(this.#clock, HEARTBEAT_MS, () =>
      this.#refuse('it sends nothing any more'),
    );
    this.#ping();
    connection.sendText(JSON.stringify({ ...hello, heartbeatMs: HEARTBEAT_MS }));
    for (const message of this.#waiting.splice(0)) this.send(message);
    this.#events.onProven(hostId);
  }

  #ping(): void {
    this.#cancelPing = this.#clock.setTimeout(() => {
      this.send({ type: 'ping', id: 0 });
      this.#ping();
    }, HEARTBEAT_MS);
  }

  #text(json: string): void {
    this.#silence?.received();
    const message = parseDown(json);
    if (message.type === 'malformed') this.#refuse(`it broke the protocol: ${message.message}`);
    else if (message.type !== 'welcome' && message.type !== 'pong') this.#events.onMessage(message);
  }

  #bytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.#silence?.received();
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') this.#refuse(`it broke the protocol: ${frame.message}`);
    else this.#events.onFrame(frame, bytes);
  }

  #refuse(reason: string): void {
    if (this.#isClosed) return;
    this.close();
    this.#events.onClosed(0, reason);
  }

  #closed(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#end();
    this.#events.onClosed(code, reason);
  }

  #end(): void {
    this.#isClosed = true;
    this.#silence?.stop();
    this.#cancelPing?.();
  }
}
