/** A gateway's own connection to one address: who is there, whether it answers, and what can be opened there. */

import type { Cancel } from '../../protocol/clock.ts';
import { randomId } from '../../protocol/ids.ts';
import { OUTPUT_WINDOW_BYTES } from '../../protocol/limits.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import { PLAIN_PROFILE } from '../../protocol/plainProfile.ts';
import { backoffMs } from '../../protocol/resume/backoff.ts';
import { PRODUCT_VERSION } from '../../protocol/productVersion.ts';
import { HostConnection, type HostParts } from './hostConnection.ts';

export type HostWatchEvents = {
  /** `hostId` is undefined as long as nobody has answered there. */
  readonly onAway: (hostId: string | undefined, reason: string) => void;
  /** It is there, and has these. */
  readonly onTargets: (hostId: string, targets: Targets) => void;
};

const MAX_HEARTBEAT_MS = 25_000;

export class HostWatch {
  readonly url: string;
  readonly #parts: HostParts;
  readonly #events: HostWatchEvents;
  readonly #hello: Omit<Hello, 'dial'>;
  #connection: HostConnection | undefined;
  #hostId: string | undefined;
  #dials = 0;
  #attempt = 0;
  #cancelRetry: Cancel | undefined;
  #isClosed = false;

  constructor(url: string, parts: HostParts, events: HostWatchEvents) {
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

  /** Whose address this is, as far as is known. */
  get hostId(): string | undefined {
    return this.#hostId;
  }

  /** Something says that trying is worthwhile now. */
  hurry(): void {
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
        onOver: (_code, reason) => this.#over(reason),
      },
    );
    this.#connection.send({ type: 'watch', on: true });
  }

  #over(reason: string): void {
    if (this.#isClosed) return;
    this.#events.onAway(this.#hostId, reason);
    const waitMs = backoffMs(this.#attempt, Math.random);
    this.#attempt += 1;
    this.#cancelRetry = this.#parts.clock.setTimeout(() => this.#dial(), waitMs);
  }
}
