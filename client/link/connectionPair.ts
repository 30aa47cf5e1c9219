/** The connection that a link uses, and the connection that is being made to replace it (make before break). */

import type { LinkConnection } from './linkConnection.ts';

export class ConnectionPair {
  readonly #onDetached: () => void;
  #current: LinkConnection | undefined;
  #next: LinkConnection | undefined;

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

  /** Makes the next connection the current one. */
  promote(): void {
    this.dropCurrent();
    this.#current = this.#next;
    this.#next = undefined;
  }

  /** Forgets a connection that ended by itself. Returns the role that it had; undefined if it had none. */
  forget(connection: LinkConnection): 'current' | 'next' | undefined {
    if (connection === this.#next) {
      this.#next = undefined;
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
    this.#next = undefined;
  }
}
