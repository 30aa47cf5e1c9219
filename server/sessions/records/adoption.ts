/**
 * Adoption of shells that earlier servers left and that belong to no session. Verified shells become sessions again, and others
 * are ended.
 */

import { hostname } from 'node:os';
import { randomId, type RandomBytes } from '../../../protocol/ids.ts';
import { PLAIN_PROFILE } from '../../../protocol/plainProfile.ts';
import { errorText, type Log } from '../../base/log.ts';
import type { HeldLeftover, Leftover } from '../../shells/held/leftovers.ts';
import type { Registry } from '../registry.ts';
import type { SessionRecord } from './sessionRecord.ts';

/** Size in the record until the shell's holder reports the real one. */
const SIZE = { cols: 80, rows: 24 };

export type AdoptionParts = {
  readonly registry: Pick<Registry, 'knows' | 'isLive' | 'adopt'>;
  readonly find: () => Promise<readonly Leftover[]>;
  readonly end: (leftover: Leftover) => Promise<void>;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log: Log;
};

/** Scans on request. A request during a scan causes one more scan after it. */
export class Adoption {
  readonly #parts: AdoptionParts;
  /** The running scan; undefined if there is none. */
  #scanning: Promise<void> | undefined;
  #again = false;

  constructor(parts: AdoptionParts) {
    this.#parts = parts;
  }

  /** Scans for shells. Resolves when the scan is done, and never rejects. */
  scan(): Promise<void> {
    this.#again = this.#scanning !== undefined;
    this.#scanning ??= this.#scanOnce().finally(() => {
      this.#scanning = undefined;
      if (this.#again) void this.scan();
    });
    return this.#scanning;
  }

  async #scanOnce(): Promise<void> {
    try {
      for (const leftover of await this.#parts.find()) await this.#adoptOrEnd(leftover);
    } catch (error) {
      this.#parts.log.warn({ error: errorText(error) }, 'the scan for shells of earlier servers failed');
    }
  }

  async #adoptOrEnd(leftover: Leftover): Promise<void> {
    const { registry, end, log } = this.#parts;
    const { session } = leftover;
    if (leftover.kind === 'held') {
      if (registry.knows(session)) return;
      log.info({ session, user: leftover.owner }, 'adopting a shell without a record as its owner’s session');
      registry.adopt(this.#recordOf(leftover));
    } else if (!registry.isLive(session)) {
      log.info({ session, container: leftover.container.name }, 'ending a shell that nobody can reach');
      await end(leftover);
    }
  }

  #recordOf({ session, owner, location, epoch }: HeldLeftover): SessionRecord {
    const container = location.kind === 'container' ? location.container : undefined;
    const user = location.kind === 'container' ? location.user : undefined;
    return {
      version: 1,
      session,
      owner,
      request: randomId(this.#parts.random),
      target: container === undefined ? { kind: 'local' } : { kind: 'container', container: container.id },
      targetName: container?.name ?? hostname(),
      options: user === undefined ? {} : { user },
      profile: PLAIN_PROFILE,
      createdAt: this.#parts.now(),
      keptUntil: null,
      epoch,
      ...(container === undefined ? {} : { container }),
      durability: container === undefined ? 'machine' : 'container',
      location,
      size: SIZE,
      sizes: [],
    };
  }
}
