/** The hosts behind a gateway: where each is, whether it is there, and what it offers. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Host } from '../../protocol/messages/host.ts';
import { MAX_HOSTS } from '../../protocol/limits.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import type { Log } from '../base/log.ts';
import type { HostParts } from './hostConnection.ts';
import type { HostSource } from './hostSource.ts';
import { HostWatch } from './hostWatch.ts';

/** A host that left the list for so long is not expected back, ms (G4). */
const GONE_AFTER_MS = 10 * 60_000;

export type KnownHost = {
  readonly id: string;
  readonly url: string;
  readonly state: Host['state'];
  readonly since: number;
  /** A sentence; empty while it is up. */
  readonly message: string;
  readonly targets: Targets | undefined;
};

export type HostListener = {
  readonly onState: (host: KnownHost) => void;
  readonly onTargets: (host: KnownHost) => void;
};

export class HostBook {
  readonly #parts: HostParts;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #hosts = new Map<string, KnownHost>();
  readonly #watches = new Map<string, HostWatch>();
  readonly #listeners = new Set<HostListener>();
  readonly #startedAt: number;
  readonly #stopSource: () => void;
  #cancelSweep: Cancel;

  constructor(source: HostSource, parts: HostParts, log: Log) {
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#log = log;
    this.#startedAt = this.#clock.now();
    this.#stopSource = source((urls) => this.#use(urls));
    this.#cancelSweep = this.#laterSweep();
  }

  /** All hosts that were ever there and are not forgotten, in order of their ids. */
  get all(): readonly KnownHost[] {
    return [...this.#hosts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** A host that nobody has heard of is away until the gateway had time to meet every host. */
  find(id: string): KnownHost | undefined {
    const known = this.#hosts.get(id);
    if (known !== undefined || this.#clock.now() - this.#startedAt >= GONE_AFTER_MS) return known;
    const message = `host ${id} has not been reached yet`;
    return { id, url: '', state: 'away', since: this.#startedAt, message, targets: undefined };
  }

  subscribe(listener: HostListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A connection to it was lost, or a client asks for it: whether it is there is worth finding out. */
  hurry(id: string): void {
    for (const watch of this.#watches.values())
      if (watch.hostId === id || watch.hostId === undefined) watch.hurry();
  }

  close(): void {
    this.#stopSource();
    this.#cancelSweep();
    for (const watch of this.#watches.values()) watch.close();
    this.#listeners.clear();
  }

  #use(urls: readonly string[]): void {
    const wanted = new Set(urls.slice(0, MAX_HOSTS));
    for (const [url, watch] of this.#watches) {
      if (wanted.has(url)) continue;
      watch.close();
      this.#watches.delete(url);
      const host = watch.hostId === undefined ? undefined : this.#hosts.get(watch.hostId);
      if (host?.url === url) this.#away(host.id, 'it left the list of hosts');
    }
    for (const url of wanted) if (!this.#watches.has(url)) this.#watches.set(url, this.#watch(url));
  }

  #watch(url: string): HostWatch {
    let logged: string | undefined;
    return new HostWatch(url, this.#parts, {
      onAway: (id, reason) => {
        if (id === undefined) {
          if (reason !== logged) this.#log.warn({ url, reason }, 'no host answers at this address');
          logged = reason;
        } else if (this.#hosts.get(id)?.url === url) this.#away(id, reason);
      },
      onTargets: (id, targets) => {
        const host = this.#enter({ ...this.#entry(id, url), url, state: 'up', message: '', targets });
        for (const listener of this.#listeners) listener.onTargets(host);
      },
    });
  }

  #entry(id: string, url: string): KnownHost {
    const none = {
      id,
      url,
      state: 'away',
      since: this.#clock.now(),
      message: '',
      targets: undefined,
    } as const;
    return this.#hosts.get(id) ?? none;
  }

  #away(id: string, reason: string): void {
    const host = this.#hosts.get(id);
    if (host === undefined) return;
    const message = `host ${id} can not be reached (${reason}); its sessions are kept`;
    this.#enter({ ...host, state: 'away', message: message.slice(0, 1000) });
  }

  #enter(host: KnownHost): KnownHost {
    const before = this.#hosts.get(host.id);
    const isNew = before?.state !== host.state;
    const now = { ...host, since: isNew ? this.#clock.now() : host.since };
    this.#hosts.set(host.id, now);
    if (!isNew) return now;
    this.#log.info({ host: host.id, url: host.url, state: host.state, reason: host.message }, 'host');
    for (const listener of this.#listeners) listener.onState(now);
    return now;
  }

  #laterSweep(): Cancel {
    return this.#clock.setTimeout(() => {
      for (const host of this.#hosts.values()) this.#sweep(host);
      this.#cancelSweep = this.#laterSweep();
    }, GONE_AFTER_MS / 10);
  }

  #sweep(host: KnownHost): void {
    const isListed = [...this.#watches.values()].some(({ hostId }) => hostId === host.id);
    const awayMs = this.#clock.now() - host.since;
    if (isListed || host.state === 'up' || awayMs < GONE_AFTER_MS) return;
    if (host.state === 'gone') this.#hosts.delete(host.id);
    else
      this.#enter({
        ...host,
        state: 'gone',
        message: `host ${host.id} left for good and its shells are over; what they printed can be read once its disk is back`,
      });
  }
}
