/** The connection that a link uses, and the one that is being made to replace it (make before break). */

import type { LinkConnection } from './linkConnection.ts';

export class ConnectionPair {
  readonly #onDetached: () => void;
  #current: LinkConnection | undefined;
  #next: LinkConnection | undefined;

  /** `onDetached` is called whenever there is no current connection any more. */
  constructor(onDetached: () => void) {
    this.#onDetached = onDetached;
  }

  get current(): LinkConnection | undefined {
    return this.#current;
  }

  get next(): LinkConnection | undefined {
    return this.#next;
  }

  /** A try began; undefined when it could not. */
  begin(next: LinkConnection | undefined): void {
    this.#next = next;
  }

  /** The next connection is the current one from now on. */
  promote(): void {
    this.dropCurrent();
    this.#current = this.#next;
    this.#next = undefined;
  }

  /** Lets go of a connection that ended by itself; says which one it was, if it was one of the two. */
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
