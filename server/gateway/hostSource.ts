/** Where a gateway's hosts are: named one by one, or by a name that stands for all of them, in DNS or in a Swarm. */

import { lookup } from 'node:dns/promises';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { errorText, type Log } from '../base/log.ts';

/** Calls back with the WebSocket addresses of all hosts, at once and whenever they change; returns how to stop. */
export type HostSource = (onChange: (urls: readonly string[]) => void) => () => void;

/** The addresses that a name has now. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Who knows the names of each kind. */
export type Resolvers = Readonly<Record<'dns:' | 'swarm:', Resolve>>;

/** Swarm's DNS follows a task within seconds, and tasks have no events: names are asked for this often, ms. */
const RESOLVE_EVERY_MS = 5_000;

export const resolveAll: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/** @param hosts `ws://` and `wss://` addresses, and `dns://NAME:PORT` and `swarm://SERVICE:PORT` for every address that a name has. */
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
    const tell = (): void => onChange([...new Set([...fixed, ...names.flatMap(({ urls }) => urls)])]);
    const look = async (): Promise<void> => {
      const changes = await Promise.all(names.map((name) => name.refresh()));
      if (isStopped) return;
      if (changes.includes(true)) tell();
      cancel = clock.setTimeout(() => void look(), RESOLVE_EVERY_MS);
    };
    tell();
    if (names.length > 0) void look();
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

/** A name that stands for hosts, and what it was last known to stand for. */
class HostName {
  readonly #url: URL;
  readonly #resolve: Resolve;
  readonly #log: Log;
  #trouble = '';
  urls: readonly string[] = [];

  constructor(url: URL, resolve: Resolve, log: Log) {
    this.#url = url;
    this.#resolve = resolve;
    this.#log = log;
  }

  /** Whether it stands for others now. Who does not answer takes no host away. */
  async refresh(): Promise<boolean> {
    try {
      const addresses = (await this.#resolve(this.#url.hostname)).toSorted();
      const { port } = this.#url;
      const urls = addresses.map((one) => `ws://${one.includes(':') ? `[${one}]` : one}:${port}`);
      this.#warn(urls.length === 0 ? 'it stands for no host now' : '');
      if (urls.join() === this.urls.join()) return false;
      this.urls = urls;
      return true;
    } catch (error) {
      this.#warn(errorText(error));
      return false;
    }
  }

  /** Once for each trouble, not at every look; an empty text ends it. */
  #warn(trouble: string): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    const { href: name } = this.#url;
    if (trouble !== '') this.#log.warn({ name, error: trouble }, 'the name of the hosts can not be resolved');
  }
}
