/** The user's sessions on a server, asked for and acted on through whatever connection there is. */

import type { Keep } from '../../protocol/messages/keep.ts';
import type { List } from '../../protocol/messages/list.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { LinkConnection } from './linkConnection.ts';

export type SessionList = {
  readonly sessions: readonly SessionInfo[];
  /** Hosts behind a gateway whose sessions are not in it (G5). */
  readonly missing: readonly string[];
};

/** Reason for a missing session list. */
export type ListFailure = 'notYetReached' | 'noConnection' | 'connectionBroke';

const MESSAGES = {
  noConnection: 'there is no connection to the server',
  connectionBroke: 'the connection to the server was lost',
} as const;

/** The server did not answer; its message is for who reads no other language. */
export class ListFailed extends Error {
  readonly reason: Exclude<ListFailure, 'notYetReached'>;

  constructor(reason: Exclude<ListFailure, 'notYetReached'>) {
    super(MESSAGES[reason]);
    this.reason = reason;
  }
}

export class RemoteSessions {
  readonly #current: () => LinkConnection | undefined;
  readonly #waiting = new Map<number, (list: SessionList) => void>();
  #count = 0;

  constructor(current: () => LinkConnection | undefined) {
    this.#current = current;
  }

  /** All of them, newest first; rejects when there is no connection or it breaks. */
  list(): Promise<SessionList> {
    return this.#ask((request) => ({ type: 'list', request }));
  }

  /** Protects a session from the idle timeout until then (S12); answers and rejects as `list`. */
  keep(session: string, until: number | null): Promise<SessionList> {
    return this.#ask((request) => ({ type: 'keep', request, session, until }));
  }

  /** Ends a session's shell; false when there is no connection to say it through. */
  end(session: string): boolean {
    this.#current()?.send({ type: 'end', session });
    return this.#current() !== undefined;
  }

  /** The server's answer to a question. */
  answer(request: number, list: SessionList): void {
    this.#waiting.get(request)?.(list);
    this.#waiting.delete(request);
  }

  #ask(question: (request: number) => List | Keep): Promise<SessionList> {
    const connection = this.#current();
    if (connection === undefined) return Promise.reject(new ListFailed('noConnection'));
    this.#count += 1;
    const request = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, resolve);
      connection.onceClosed(() => {
        this.#waiting.delete(request);
        reject(new ListFailed('connectionBroke'));
      });
      connection.send(question(request));
    });
  }
}
