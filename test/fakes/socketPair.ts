/** Two ends of one connection in memory, with delivery in the test's hands: hold, drop, repeat late, cut. */

import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';

/** One message in flight, either way. */
export type Delivery =
  | { readonly kind: 'text'; readonly json: string }
  | { readonly kind: 'bytes'; readonly frame: Uint8Array<ArrayBuffer> };

type Close = { readonly code: number; readonly reason: string };

/** One end: what its owner sends travels to the other end when the pair delivers it. */
export class SocketEnd implements Connection {
  readonly #pair: SocketPair;
  /** Messages sent and not delivered yet, oldest first. */
  readonly outgoing: Delivery[] = [];
  #events: ConnectionEvents | undefined;
  #closed: Close | undefined;
  /** What `bufferedBytes` says on top of held messages: a slow network. */
  extraBufferedBytes = 0;

  constructor(pair: SocketPair) {
    this.#pair = pair;
  }

  /** Names who hears this end's events. */
  open(events: ConnectionEvents): void {
    this.#events = events;
  }

  get isOpen(): boolean {
    return this.#closed === undefined;
  }

  /** How this end was closed, or undefined while it is open. */
  get closedWith(): Close | undefined {
    return this.#closed;
  }

  readonly sendText = (json: string): void => this.#send({ kind: 'text', json });

  readonly sendBytes = (frame: Uint8Array<ArrayBuffer>): void => this.#send({ kind: 'bytes', frame });

  readonly bufferedBytes = (): number => {
    let bytes = this.extraBufferedBytes;
    for (const one of this.outgoing) bytes += one.kind === 'text' ? one.json.length : one.frame.length;
    return bytes;
  };

  readonly close = (code: number, reason: string): void => this.#pair.closeBoth(this, code, reason);

  readonly terminate = (): void => this.#pair.closeBoth(undefined, 1006, '');

  /** The network took everything: sending may go on. */
  drain(): void {
    if (this.isOpen) this.#events?.onDrain();
  }

  receive(delivery: Delivery): void {
    if (!this.isOpen) return;
    if (delivery.kind === 'text') this.#events?.onText(delivery.json);
    else this.#events?.onBytes(delivery.frame.slice());
  }

  /** Called by the pair; tells the owner once. */
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

/** Delivers at once and in order unless held. */
export class SocketPair {
  readonly client: SocketEnd = new SocketEnd(this);
  readonly server: SocketEnd = new SocketEnd(this);
  #held = false;
  #delivering = false;

  /** From now on messages wait for `deliver`, `drop` or `release`. */
  hold(): void {
    this.#held = true;
  }

  /** Delivers what was held, and everything from now on. */
  release(): void {
    this.#held = false;
    this.#deliverAll();
  }

  /** Delivers the oldest message that `from` sent; false when there is none. */
  deliver(from: SocketEnd): boolean {
    const delivery = from.outgoing.shift();
    if (delivery === undefined) return false;
    this.#other(from).receive(delivery);
    if (from.outgoing.length === 0) from.drain();
    return true;
  }

  /** Delivers `delivery` to the far end of `from` once more, as a network that repeats itself late. */
  repeat(from: SocketEnd, delivery: Delivery): void {
    this.#other(from).receive(delivery);
  }

  /** Loses everything that is under way from `from`. */
  drop(from: SocketEnd): void {
    from.outgoing.length = 0;
  }

  /** The network goes: everything under way is lost and both ends hear 1006. */
  cut(): void {
    this.drop(this.client);
    this.drop(this.server);
    this.closeBoth(undefined, 1006, '');
  }

  /** Called by an end that sent something. */
  sent(): void {
    if (!this.#held) this.#deliverAll();
  }

  /** Called by an end; what it sent before the close arrives first, unless it is held or the socket is dropped. */
  closeBoth(from: SocketEnd | undefined, code: number, reason: string): void {
    if (from !== undefined) while (!this.#held && this.deliver(from));
    this.client.closed(code, reason);
    this.server.closed(code, reason);
  }

  #deliverAll(): void {
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      while (!this.#held && (this.deliver(this.client) || this.deliver(this.server)));
    } finally {
      this.#delivering = false;
    }
  }

  #other(end: SocketEnd): SocketEnd {
    return end === this.client ? this.server : this.client;
  }
}
