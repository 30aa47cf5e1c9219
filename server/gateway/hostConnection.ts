/** One connection from a gateway to a host, from the dial to its end: proven both ways, and watched for silence. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Connection } from '../../protocol/connection.ts';
import { decodeFrame, type Frame } from '../../protocol/frames.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import { parseDown } from '../../protocol/messages/parse.ts';
import type { Up } from '../../protocol/messages/up.ts';
import { checkHostAnswer, gatewayAuthorization } from '../auth/clusterProof.ts';
import { SilenceWatch } from '../transport/silence.ts';
import type { HostDial } from './hostDial.ts';

/** Hosts are near, and clients wait behind each of them: twice this silent, one is away, ms. */
const HEARTBEAT_MS = 5_000;

/** What all connections of a gateway have in common. */
export type HostParts = {
  readonly secret: Uint8Array;
  readonly dial: HostDial;
  readonly clock: Clock;
  readonly random: RandomBytes;
};

export type HostRequest = {
  readonly url: string;
  /** Whom the gateway connects for; empty for itself. */
  readonly user: string;
  readonly hello: Hello;
  /** The host that is meant, where it is known. */
  readonly hostId?: string;
};

export type HostConnectionEvents = {
  readonly onProven: (hostId: string) => void;
  readonly onMessage: (message: Down) => void;
  readonly onFrame: (frame: Frame, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Last event, at most once. `code` is a close code, or 0 when there was no connection. */
  readonly onOver: (code: number, reason: string) => void;
};

export class HostConnection {
  readonly #request: HostRequest;
  readonly #events: HostConnectionEvents;
  readonly #clock: Clock;
  #abandon: () => void = () => undefined;
  /** Said before the host had proven itself. */
  readonly #waiting: Up[] = [];
  #connection: Connection | undefined;
  #silence: SilenceWatch | undefined;
  #cancelPing: Cancel | undefined;
  #isOver = false;

  constructor(parts: HostParts, request: HostRequest, events: HostConnectionEvents) {
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
        onFailure: (reason) => this.#over(0, reason),
        onText: (json) => this.#text(json),
        onBytes: (bytes) => this.#bytes(bytes),
        onDrain: () => undefined,
        onClose: (code, reason) => this.#over(code, reason === '' ? `closed with ${code}` : reason),
      },
    );
    // It may have been refused before there was anything to abandon.
    if (this.#isOver) this.#abandon();
  }

  /** Said once the host has proven itself; never when it can not. */
  send(message: Up): void {
    if (this.#isOver) return;
    if (this.#connection === undefined) this.#waiting.push(message);
    else this.#connection.sendText(JSON.stringify(message));
  }

  /** Dropped while there is no connection: what it would answer was not said yet. */
  sendBytes(frame: Uint8Array<ArrayBuffer>): void {
    if (!this.#isOver) this.#connection?.sendBytes(frame);
  }

  /** No event follows. */
  close(): void {
    if (this.#isOver) return;
    this.#end();
    this.#abandon();
  }

  #opened(connection: Connection, hostId: string | undefined): void {
    if (hostId === undefined) return this.#refuse('it does not know the cluster secret');
    const { hello, hostId: expected } = this.#request;
    if (expected !== undefined && hostId !== expected) return this.#refuse(`host ${hostId} answers there`);
    this.#connection = connection;
    this.#silence = new SilenceWatch(this.#clock, HEARTBEAT_MS, () =>
      this.#refuse('nothing was heard from it'),
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
    this.#silence?.heard();
    const message = parseDown(json);
    if (message.type === 'malformed') this.#refuse(`it broke the protocol: ${message.message}`);
    else if (message.type !== 'welcome' && message.type !== 'pong') this.#events.onMessage(message);
  }

  #bytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.#silence?.heard();
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') this.#refuse(`it broke the protocol: ${frame.message}`);
    else this.#events.onFrame(frame, bytes);
  }

  #refuse(reason: string): void {
    if (this.#isOver) return;
    this.close();
    this.#events.onOver(0, reason);
  }

  #over(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#end();
    this.#events.onOver(code, reason);
  }

  #end(): void {
    this.#isOver = true;
    this.#silence?.stop();
    this.#cancelPing?.();
  }
}
