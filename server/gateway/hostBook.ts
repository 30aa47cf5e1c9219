/** Directory of the hosts behind a gateway, with the address, state and targets of each one. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Host } from '../../protocol/messages/host.ts';
import { MAX_HOSTS } from '../../protocol/limits.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import type { Log } from '../base/log.ts';
import type { HostConnectionParts } from './hostConnection.ts';
import type { HostSource } from './hostSource.ts';
import { HostWatch } from './hostWatch.ts';

/** Time after which a host that is no longer listed counts as gone for good, ms (G4). */
const GONE_AFTER_MS = 10 * 60_000;

export type KnownHost = {
  readonly id: string;
  readonly url: string;
  readonly state: Host['state'];
  readonly since: number;
  /** Reason for the state, a sentence. It is empty while the host is up. */
  readonly message: string;
  readonly targets: Targets | undefined;
};

export type HostListener = {
  readonly onState: (host: KnownHost) => void;
  readonly onTargets: (host: KnownHost) => void;
};

export class HostBook {
  /** Parts for new connections to hosts. */
  readonly #parts: HostConnectionParts;
  readonly #clock: Clock;
  readonly #log: Log;
  /** Known hosts by id. */
  readonly #hosts = new Map<string, KnownHost>();
  /** Connection to each listed address, by URL. */
  readonly #watches = new Map<string, HostWatch>();
  /** Services of the connected clients, which are notified of changes. */
  readonly #listeners = new Set<HostListener>();
  /** Time at which the gateway started, ms. */
  readonly #startedAt: number;
  /** Stops following the host addresses. */
  readonly #stopSource: () => void;
  /** Timer of the next check for hosts that are no longer listed. */
  #cancelSweep: Cancel;

  constructor(source: HostSource, parts: HostConnectionParts, log: Log) {
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#log = log;
    this.#startedAt = this.#clock.now();
    this.#stopSource = source((urls) => this.#setUrls(urls));
    this.#cancelSweep = this.#scheduleSweep();
  }

  /** All hosts that were up at least once and are not forgotten, sorted by id. */
  get all(): readonly KnownHost[] {
    return [...this.#hosts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Returns a host. An unknown host counts as away until the gateway has had time to reach every host. */
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

  /** Retries the host's address at once, because a connection was lost or a client needs the host. */
  retryNow(id: string): void {
    for (const watch of this.#watches.values())
      if (watch.hostId === id || watch.hostId === undefined) watch.retryNow();
  }

  close(): void {
    this.#stopSource();
    this.#cancelSweep();
    for (const watch of this.#watches.values()) watch.close();
    this.#listeners.clear();
  }

  #setUrls(urls: readonly string[]): void {
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
    let loggedReason: string | undefined;
    return new HostWatch(url, this.#parts, {
      onAway: (id, reason) => {
        if (id === undefined) {
          if (reason !== loggedReason) this.#log.warn({ url, reason }, 'no host answers at this address');
          loggedReason = reason;
        } else if (this.#hosts.get(id)?.url === url) this.#away(id, reason);
      },
      onTargets: (id, targets) => {
        const host = this.#update({ ...this.#entry(id, url), url, state: 'up', message: '', targets });
        for (const listener of this.#listeners) listener.onTargets(host);
      },
    });
  }

  #entry(id: string, url: string): KnownHost {
    const unknown = {
      id,
      url,
      state: 'away',
      since: this.#clock.now(),
      message: '',
      targets: undefined,
    } as const;
    return this.#hosts.get(id) ?? unknown;
  }

  #away(id: string, reason: string): void {
    const host = this.#hosts.get(id);
    if (host === undefined) return;
    const message = `host ${id} cannot be reached (${reason}); its sessions are kept`;
    this.#update({ ...host, state: 'away', message: message.slice(0, 1000) });
  }

  /** Stores a host. If its state has changed, logs and emits the change. */
  #update(host: KnownHost): KnownHost {
    const before = this.#hosts.get(host.id);
    const isNewState = before?.state !== host.state;
    const updated = { ...host, since: isNewState ? this.#clock.now() : host.since };
    this.#hosts.set(host.id, updated);
    if (!isNewState) return updated;
    this.#log.info({ host: host.id, url: host.url, state: host.state, reason: host.message }, 'host');
    for (const listener of this.#listeners) listener.onState(updated);
    return updated;
  }

  #scheduleSweep(): Cancel {
    return this.#clock.setTimeout(() => {
      for (const host of this.#hosts.values()) this.#sweep(host);
      this.#cancelSweep = this.#scheduleSweep();
    }, GONE_AFTER_MS / 10);
  }

  /** Marks a host as gone if it left the list long ago. Later forgets it. */
  #sweep(host: KnownHost): void {
    const isListed = [...this.#watches.values()].some(({ hostId }) => hostId === host.id);
    const awayMs = this.#clock.now() - host.since;
    if (isListed || host.state === 'up' || awayMs < GONE_AFTER_MS) return;
    if (host.state === 'gone') this.#hosts.delete(host.id);
    else
      this.#update({
        ...host,
        state: 'gone',
        message: `host ${host.id} is gone and its shells have ended; their output can be read once its disk is back`,
      });
  }
}
