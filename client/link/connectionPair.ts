/** The connection that a link uses, and the attempts to replace it (make before break). */

import type { LinkConnection } from './linkConnection.ts';

export class ConnectionPair {
  readonly #onDetached: () => void;
  #current: LinkConnection | undefined;
  #next: LinkConnection | undefined;
  /** An earlier attempt that has no answer yet; it goes on beside `#next`. */
  #older: LinkConnection | undefined;

  /** Calls `onDetached` whenever the current connection is lost or replaced. */
  constructor(onDetached: () => void) {
    this.#onDetached = onDetached;
  }

  get current(): LinkConnection | undefined {
    return this.#current;
  }

  get next(): LinkConnection | undefined {
    return this.#next;
  }

  /** Sets the connection of a new attempt; undefined if the attempt could not start. */
  setNext(next: LinkConnection | undefined): void {
    this.#next = next;
  }

  /** Makes room for another attempt. The oldest attempt goes on: one on a slow network needs its time. */
  keepOlder(): void {
    if (this.#older === undefined) this.#older = this.#next;
    else this.#next?.abandon();
    this.#next = undefined;
  }

  /** True when the connection is an attempt to replace the current one. */
  isAttempt(connection: LinkConnection): boolean {
    return connection === this.#next || connection === this.#older;
  }

  /** Makes an attempt the current connection, and drops the other one. */
  promote(connection: LinkConnection): void {
    this.dropCurrent();
    this.#current = connection;
    if (this.#next !== connection) this.#next?.abandon();
    if (this.#older !== connection) this.#older?.abandon();
    this.#next = undefined;
    this.#older = undefined;
  }

  /** Forgets a connection that ended by itself; returns its role, or undefined when it had none. */
  forget(connection: LinkConnection): 'current' | 'next' | undefined {
    if (this.isAttempt(connection)) {
      if (connection === this.#next) this.#next = undefined;
      else this.#older = undefined;
      return 'next';
    }
    if (connection !== this.#current) return undefined;
    this.#current = undefined;
    this.#onDetached();
    return 'current';
  }

  dropCurrent(): void {
    const connection = this.#current;
    if (connection === undefined) return;
    this.forget(connection);
    connection.abandon();
  }

  dropNext(): void {
    this.#next?.abandon();
    this.#older?.abandon();
    this.#next = undefined;
    this.#older = undefined;
  }
}
