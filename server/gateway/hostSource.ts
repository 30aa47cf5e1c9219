/** Host addresses of a gateway: fixed ones, and names that resolve to several hosts in DNS or a Swarm. */

import { lookup } from 'node:dns/promises';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { errorText, type Log } from '../base/log.ts';

/** Emits the WebSocket addresses of all hosts, at once and after each change. Returns a function that stops. */
export type HostSource = (onChange: (urls: readonly string[]) => void) => () => void;

/** Resolves a name to its current addresses. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Resolver for each kind of name. */
export type Resolvers = Readonly<Record<'dns:' | 'swarm:', Resolve>>;

/**
 * Interval at which names are resolved, ms. Swarm updates its DNS within seconds of a new task, and emits no events for tasks.
 */
const RESOLVE_EVERY_MS = 5_000;

export const resolveAll: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/**
 * @param hosts addresses of the form `ws://` or `wss://`; `dns://NAME:PORT` and `swarm://SERVICE:PORT` stand for all addresses
 * of a name.
 */
export function hostSource(
  hosts: readonly string[],
  resolvers: Resolvers,
  clock: Clock,
  log: Log,
): HostSource {
  const fixed = hosts.filter((host) => resolverOf(host, resolvers) === undefined);
  return (onChange) => {
    const names = hosts.flatMap((host) => {
      const resolve = resolverOf(host, resolvers);
      return resolve === undefined ? [] : [new HostName(new URL(host), resolve, log)];
    });
    let cancel: Cancel | undefined;
    let isStopped = false;
    const emit = (): void => onChange([...new Set([...fixed, ...names.flatMap(({ urls }) => urls)])]);
    const refresh = async (): Promise<void> => {
      const changes = await Promise.all(names.map((name) => name.refresh()));
      if (isStopped) return;
      if (changes.includes(true)) emit();
      cancel = clock.setTimeout(() => void refresh(), RESOLVE_EVERY_MS);
    };
    emit();
    if (names.length > 0) void refresh();
    return () => {
      isStopped = true;
      cancel?.();
    };
  };
}

function resolverOf(host: string, resolvers: Resolvers): Resolve | undefined {
  const { protocol } = new URL(host);
  return protocol === 'dns:' || protocol === 'swarm:' ? resolvers[protocol] : undefined;
}

/** A name that stands for several hosts, and their last known addresses. */
class HostName {
  readonly #url: URL;
  readonly #resolve: Resolve;
  readonly #log: Log;
  /** Last logged problem; empty if there is none. */
  #problem = '';
  urls: readonly string[] = [];

  constructor(url: URL, resolve: Resolve, log: Log) {
    this.#url = url;
    this.#resolve = resolve;
    this.#log = log;
  }

  /** Resolves the name. Returns true if the addresses have changed. A failure leaves them unchanged. */
  async refresh(): Promise<boolean> {
    try {
      const addresses = (await this.#resolve(this.#url.hostname)).toSorted();
      const { port } = this.#url;
      const urls = addresses.map((address) => `ws://${bracketed(address)}:${port}`);
      this.#report(urls.length === 0 ? 'it resolves to no host' : '');
      if (urls.join() === this.urls.join()) return false;
      this.urls = urls;
      return true;
    } catch (error) {
      this.#report(errorText(error));
      return false;
    }
  }

  /** Logs a problem once while it lasts. An empty text ends it. */
  #report(problem: string): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    const { href: name } = this.#url;
    if (problem !== '') this.#log.warn({ name, error: problem }, 'the name of the hosts cannot be resolved');
  }
}

/** Returns an address for use in a URL, where an IPv6 address needs brackets. */
function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
