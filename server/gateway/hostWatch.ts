/** A gateway's own connection to one address. It reports the id, state and targets of the host there. */

import type { Cancel } from '../../protocol/clock.ts';
import { randomId } from '../../protocol/ids.ts';
import { MAX_HEARTBEAT_MS, OUTPUT_WINDOW_BYTES } from '../../protocol/limits.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import { PLAIN_PROFILE } from '../../protocol/plainProfile.ts';
import { backoffMs } from '../../protocol/resume/backoff.ts';
import { PRODUCT_VERSION } from '../../protocol/productVersion.ts';
import { HostConnection, type HostConnectionParts } from './hostConnection.ts';

export type HostWatchEvents = {
  /** Called when the host cannot be reached. `hostId` is undefined if none has answered yet. */
  readonly onAway: (hostId: string | undefined, reason: string) => void;
  /** Called with the current targets when they change. The host is then up. */
  readonly onTargets: (hostId: string, targets: Targets) => void;
};

export class HostWatch {
  readonly url: string;
  /** Parts for new connections to the host. */
  readonly #parts: HostConnectionParts;
  readonly #events: HostWatchEvents;
  /** Hello of every connection, without the dial number, which is added each time. */
  readonly #hello: Omit<Hello, 'dial'>;
  /** Newest connection. It may have ended. */
  #connection: HostConnection | undefined;
  /** Id of the host that answered last; undefined before the first answer. */
  #hostId: string | undefined;
  /** Number of the last dial, for the hello. */
  #dials = 0;
  /** Number of failed attempts since the last success, for the backoff. */
  #attempt = 0;
  /** Timer of the next dial; undefined while a connection exists or is being dialed. */
  #cancelRetry: Cancel | undefined;
  /** True after `close`; then no dial or event follows. */
  #isClosed = false;

  constructor(url: string, parts: HostConnectionParts, events: HostWatchEvents) {
    this.url = url;
    this.#parts = parts;
    this.#events = events;
    this.#hello = {
      type: 'hello',
      client: `holdfast-gateway/${PRODUCT_VERSION}`,
      device: randomId(parts.random),
      run: randomId(parts.random),
      heartbeatMs: MAX_HEARTBEAT_MS,
      windowBytes: OUTPUT_WINDOW_BYTES,
      profile: PLAIN_PROFILE,
      attach: [],
    };
    this.#dial();
  }

  /** Id of the host at this address; undefined if unknown. */
  get hostId(): string | undefined {
    return this.#hostId;
  }

  /** Dials at once, without waiting for the backoff. */
  retryNow(): void {
    if (this.#cancelRetry === undefined) return;
    this.#cancelRetry();
    this.#dial();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelRetry?.();
    this.#connection?.close();
  }

  #dial(): void {
    this.#cancelRetry = undefined;
    this.#dials += 1;
    const hello = { ...this.#hello, dial: this.#dials };
    this.#connection = new HostConnection(
      this.#parts,
      { url: this.url, user: '', hello },
      {
        onProven: (hostId) => {
          this.#hostId = hostId;
          this.#attempt = 0;
        },
        onMessage: (message) => {
          if (message.type !== 'targets' || this.#hostId === undefined) return;
          this.#events.onTargets(this.#hostId, message);
        },
        onFrame: () => undefined,
        onClosed: (_code, reason) => this.#lost(reason),
      },
    );
    this.#connection.send({ type: 'watch', on: true });
  }

  #lost(reason: string): void {
    if (this.#isClosed) return;
    this.#events.onAway(this.#hostId, reason);
    const waitMs = backoffMs(this.#attempt, Math.random);
    this.#attempt += 1;
    this.#cancelRetry = this.#parts.clock.setTimeout(() => this.#dial(), waitMs);
  }
}
