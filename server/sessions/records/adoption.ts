/** What runs of earlier servers that no session knows of: proven shells become sessions of their owners again, strays are ended. */

import { hostname } from 'node:os';
import { randomId, type RandomBytes } from '../../../protocol/ids.ts';
import { PLAIN_PROFILE } from '../../../protocol/plainProfile.ts';
import { errorText, type Log } from '../../base/log.ts';
import type { HeldLeftover, Leftover } from '../../shells/held/leftovers.ts';
import type { Registry } from '../registry.ts';
import type { SessionRecord } from './sessionRecord.ts';

/** Of a shell that says no other. */
const SIZE = { cols: 80, rows: 24 };

export type AdoptionParts = {
  readonly registry: Pick<Registry, 'knows' | 'isLive' | 'adopt'>;
  readonly find: () => Promise<readonly Leftover[]>;
  readonly end: (leftover: Leftover) => Promise<void>;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log: Log;
};

/** Looks whenever it is asked to; asked while it looks, it looks once more. */
export class Adoption {
  readonly #parts: AdoptionParts;
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(parts: AdoptionParts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  look(): Promise<void> {
    this.#again = this.#looking !== undefined;
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = undefined;
      if (this.#again) void this.look();
    });
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    try {
      for (const leftover of await this.#parts.find()) await this.#takeCareOf(leftover);
    } catch (error) {
      this.#parts.log.warn({ error: errorText(error) }, 'could not look for shells of earlier servers');
    }
  }

  async #takeCareOf(leftover: Leftover): Promise<void> {
    const { registry, end, log } = this.#parts;
    const { session } = leftover;
    if (leftover.kind === 'held') {
      if (registry.knows(session)) return;
      log.info({ session, user: leftover.owner }, 'a shell without a record is its owner’s session again');
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
