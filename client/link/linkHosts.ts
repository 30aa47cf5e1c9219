/** Passes changes of the hosts behind a gateway on to the channels of one link (G3, G4). */

import { hostOf } from '../../protocol/ids.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { ChannelUser } from './channelUser.ts';
import type { LinkTargets } from './linkTargets.ts';

export class LinkHosts {
  readonly #users: () => Iterable<ChannelUser>;
  readonly #targets: LinkTargets;

  constructor(users: () => Iterable<ChannelUser>, targets: LinkTargets) {
    this.#users = users;
    this.#targets = targets;
  }

  /** Handles the gateway's report about a host. `attach` sends a user's attach message again. */
  changed(host: Host, attach: (user: ChannelUser) => void): void {
    this.#targets.hostChanged(host);
    for (const user of this.#users()) {
      // Any host that becomes available may be able to open the session.
      if (user.session === null && host.state === 'up' && user.waitsForHost) attach(user);
      if (user.session === null || hostOf(user.session) !== host.host) continue;
      // The loss of a host frees its channels, whatever they were used for.
      if (host.state !== 'up') user.disconnected();
      user.hostChanged(host);
      if (host.state === 'up') attach(user);
    }
  }
}
