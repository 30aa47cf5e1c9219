/** Questions for the user's sessions that wait for their answer. */

import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { LinkConnection } from './linkConnection.ts';

export class SessionListings {
  readonly #waiting = new Map<number, (sessions: readonly SessionInfo[]) => void>();
  #count = 0;

  /** Asks through `connection`; rejects when there is none or it breaks. */
  ask(connection: LinkConnection | undefined): Promise<readonly SessionInfo[]> {
    if (connection === undefined)
      return Promise.reject(new Error('there is no connection to the server now'));
    this.#count += 1;
    const request = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, resolve);
      connection.onceClosed(() => {
        this.#waiting.delete(request);
        reject(new Error('the connection broke before the server answered'));
      });
      connection.send({ type: 'list', request });
    });
  }

  answer(request: number, sessions: readonly SessionInfo[]): void {
    this.#waiting.get(request)?.(sessions);
    this.#waiting.delete(request);
  }
}
