/** Targets that can be opened through one link: on the server itself, or on each host behind a gateway (G2). */

import type { Host } from '../../protocol/messages/host.ts';
import type { Targets } from '../../protocol/messages/targets.ts';

/** Targets on one machine. */
export type HostTargets = Omit<Targets, 'type'>;

export class LinkTargets {
  /** Targets by host. The server's own ones have the empty id. */
  readonly #byHost = new Map<string, HostTargets>();

  /** Targets, sorted by host name; null until the server has sent some. */
  get all(): readonly HostTargets[] | null {
    if (this.#byHost.size === 0) return null;
    const nameOf = ({ node, host }: HostTargets): string => node ?? host ?? '';
    return [...this.#byHost.values()].toSorted((a, b) =>
      nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }),
    );
  }

  set(targets: HostTargets): void {
    const { host = '' } = targets;
    // The server has become a gateway, or the reverse. Its earlier targets no longer exist.
    if (this.#byHost.has('') !== (host === '')) this.#byHost.clear();
    this.#byHost.set(host, targets);
  }

  /** Removes the targets of a host that cannot be reached. */
  hostChanged({ host, state }: Host): void {
    if (state !== 'up') this.#byHost.delete(host);
  }
}
