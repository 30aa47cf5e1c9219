/** Where a gateway's hosts are: named one by one, or by a DNS name that has an address for each. */

import { lookup } from 'node:dns/promises';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { errorText, type Log } from '../log.ts';

/** Calls back with the WebSocket addresses of all hosts, at once and whenever they change; returns how to stop. */
export type HostSource = (onChange: (urls: readonly string[]) => void) => () => void;

/** Swarm's DNS follows a task within seconds; names are asked for this often, ms. */
const RESOLVE_EVERY_MS = 5_000;

type Resolve = (name: string) => Promise<readonly string[]>;

const resolveAll: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

/** @param hosts `ws://` and `wss://` addresses, and `dns://NAME:PORT` for every address that a name has. */
export function hostSource(
  hosts: readonly string[],
  clock: Clock,
  log: Log,
  resolve: Resolve = resolveAll,
): HostSource {
  const fixed = hosts.filter((host) => !host.startsWith('dns:'));
  const named = hosts.filter((host) => host.startsWith('dns:')).map((host) => new URL(host));
  return (onChange) => {
    const found = new Map<string, readonly string[]>(named.map(({ href }) => [href, []]));
    let cancel: Cancel | undefined;
    let isStopped = false;
    const tell = (): void => onChange([...fixed, ...new Set([...found.values()].flat())]);
    const look = async (): Promise<void> => {
      let isChanged = false;
      for (const url of named) isChanged = (await refresh(url, found, log, resolve)) || isChanged;
      if (isStopped) return;
      if (isChanged) tell();
      cancel = clock.setTimeout(() => void look(), RESOLVE_EVERY_MS);
    };
    tell();
    if (named.length > 0) void look();
    return () => {
      isStopped = true;
      cancel?.();
    };
  };
}

/** Whether the name has other addresses now. A name server that does not answer takes no host away. */
async function refresh(
  { href, hostname, port }: URL,
  found: Map<string, readonly string[]>,
  log: Log,
  resolve: Resolve,
): Promise<boolean> {
  try {
    const addresses = (await resolve(hostname)).toSorted();
    const urls = addresses.map((one) => `ws://${one.includes(':') ? `[${one}]` : one}:${port}`);
    if (urls.join() === found.get(href)?.join()) return false;
    found.set(href, urls);
    return true;
  } catch (error) {
    log.warn({ name: hostname, error: errorText(error) }, 'the name of the hosts can not be resolved');
    return false;
  }
}
