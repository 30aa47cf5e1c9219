/** The user's sessions on a server. They are listed, kept and ended through the link's current connection. */

import type { Keep } from '../../protocol/messages/keep.ts';
import type { List } from '../../protocol/messages/list.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { LinkConnection } from './linkConnection.ts';

export type SessionList = {
  readonly sessions: readonly SessionInfo[];
  /** Hosts behind a gateway whose sessions are not in the list (G5). */
  readonly missing: readonly string[];
};

/** Reason for a missing session list. */
export type ListFailure = 'notYetReached' | 'noConnection' | 'connectionBroke';

const MESSAGES = {
  noConnection: 'there is no connection to the server',
  connectionBroke: 'the connection to the server was lost',
} as const;

/** The server did not answer. The message is in English. A user interface shows its own text for `reason` instead. */
export class ListFailed extends Error {
  readonly reason: Exclude<ListFailure, 'notYetReached'>;

  constructor(reason: Exclude<ListFailure, 'notYetReached'>) {
    super(MESSAGES[reason]);
    this.reason = reason;
  }
}

export class RemoteSessions {
  readonly #current: () => LinkConnection | undefined;
  /** Waiting requests by number. */
  readonly #waiting = new Map<number, (list: SessionList) => void>();
  #requestCount = 0;

  constructor(current: () => LinkConnection | undefined) {
    this.#current = current;
  }

  /** Returns all of the user's sessions, newest first. @throws {ListFailed} if there is no connection or it breaks. */
  list(): Promise<SessionList> {
    return this.#request((request) => ({ type: 'list', request }));
  }

  /** Protects a session from the idle timeout until `until`, ms since 1970 (S12). Returns and throws as `list` does. */
  keep(session: string, until: number | null): Promise<SessionList> {
    return this.#request((request) => ({ type: 'keep', request, session, until }));
  }

  /** Ends a session's shell. Returns false if there is no connection for the request. */
  end(session: string): boolean {
    this.#current()?.send({ type: 'end', session });
    return this.#current() !== undefined;
  }

  /** Handles the server's answer to a request. */
  receive(request: number, list: SessionList): void {
    this.#waiting.get(request)?.(list);
    this.#waiting.delete(request);
  }

  #request(message: (request: number) => List | Keep): Promise<SessionList> {
    const connection = this.#current();
    if (connection === undefined) return Promise.reject(new ListFailed('noConnection'));
    this.#requestCount += 1;
    const request = this.#requestCount;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, resolve);
      connection.onceClosed(() => {
        this.#waiting.delete(request);
        reject(new ListFailed('connectionBroke'));
      });
      connection.send(message(request));
    });
  }
}
