/**
 * Two ends of a connection in memory. The test controls delivery: it can hold, drop or repeat messages, or cut the connection.
 */

import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';

/** Message in flight, in either direction. */
export type Delivery =
  | { readonly kind: 'text'; readonly json: string }
  | { readonly kind: 'bytes'; readonly frame: Uint8Array<ArrayBuffer> };

type Close = { readonly code: number; readonly reason: string };

/** One end of the connection. Its messages reach the other end when the pair delivers them. */
export class SocketEnd implements Connection {
  readonly #pair: SocketPair;
  /** Sent messages that have not been delivered yet, oldest first. */
  readonly outgoing: Delivery[] = [];
  #events: ConnectionEvents | undefined;
  #closed: Close | undefined;
  /** Extra bytes in the result of `bufferedBytes`, to simulate a slow network. */
  extraBufferedBytes = 0;

  constructor(pair: SocketPair) {
    this.#pair = pair;
  }

  /** Sets the receiver of this end's events. */
  open(events: ConnectionEvents): void {
    this.#events = events;
  }

  get isOpen(): boolean {
    return this.#closed === undefined;
  }

  /** Code and reason of the close; undefined while this end is open. */
  get closedWith(): Close | undefined {
    return this.#closed;
  }

  readonly sendText = (json: string): void => this.#send({ kind: 'text', json });

  readonly sendBytes = (frame: Uint8Array<ArrayBuffer>): void => this.#send({ kind: 'bytes', frame });

  readonly bufferedBytes = (): number => {
    let bytes = this.extraBufferedBytes;
    for (const sent of this.outgoing) bytes += sent.kind === 'text' ? sent.json.length : sent.frame.length;
    return bytes;
  };

  readonly close = (code: number, reason: string): void => this.#pair.closeBoth(this, code, reason);

  readonly terminate = (): void => this.#pair.closeBoth(undefined, 1006, '');

  /** Reports that the network accepted everything, so that sending can continue. */
  drain(): void {
    if (this.isOpen) this.#events?.onDrain();
  }

  receive(delivery: Delivery): void {
    if (!this.isOpen) return;
    if (delivery.kind === 'text') this.#events?.onText(delivery.json);
    else this.#events?.onBytes(delivery.frame.slice());
  }

  /** Called by the pair when the connection closes. Notifies the owner once. */
  closed(code: number, reason: string): void {
    if (this.#closed !== undefined) return;
    this.#closed = { code, reason };
    this.#events?.onClose(code, reason);
  }

  #send(delivery: Delivery): void {
    if (!this.isOpen) return;
    this.outgoing.push(delivery);
    this.#pair.sent();
  }
}

/** Pair of ends. Messages are delivered at once and in order, except after `hold`. */
export class SocketPair {
  readonly client: SocketEnd = new SocketEnd(this);
  readonly server: SocketEnd = new SocketEnd(this);
  #isOnHold = false;
  #delivering = false;

  /** Makes messages wait for `deliver`, `drop` or `release` from now on. */
  hold(): void {
    this.#isOnHold = true;
  }

  /** Delivers all waiting messages now, and later ones at once. */
  release(): void {
    this.#isOnHold = false;
    this.#deliverAll();
  }

  /** Delivers the oldest waiting message from `from`. Returns false if there is none. */
  deliver(from: SocketEnd): boolean {
    const delivery = from.outgoing.shift();
    if (delivery === undefined) return false;
    this.#other(from).receive(delivery);
    if (from.outgoing.length === 0) from.drain();
    return true;
  }

  /** Delivers `delivery` to the other end of `from` again, as a network with late duplicates does. */
  repeat(from: SocketEnd, delivery: Delivery): void {
    this.#other(from).receive(delivery);
  }

  /** Drops all messages in flight from `from`. */
  drop(from: SocketEnd): void {
    from.outgoing.length = 0;
  }

  /** Breaks the connection: messages in flight are lost, and both ends close with 1006. */
  cut(): void {
    this.drop(this.client);
    this.drop(this.server);
    this.closeBoth(undefined, 1006, '');
  }

  /** Called by an end after it sent a message. */
  sent(): void {
    if (!this.#isOnHold) this.#deliverAll();
  }

  /**
   * Called by an end that closes. Its messages arrive before its close, unless messages are on hold or the end terminated
   * (`from` is undefined).
   */
  closeBoth(from: SocketEnd | undefined, code: number, reason: string): void {
    if (from !== undefined) while (!this.#isOnHold && this.deliver(from));
    this.client.closed(code, reason);
    this.server.closed(code, reason);
  }

  #deliverAll(): void {
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      while (!this.#isOnHold && (this.deliver(this.client) || this.deliver(this.server)));
    } finally {
      this.#delivering = false;
    }
  }

  #other(end: SocketEnd): SocketEnd {
    return end === this.client ? this.server : this.client;
  }
}
