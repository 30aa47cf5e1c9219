/** Which hosts behind a gateway can be reached, for the channels of one link (G3, G4). */

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

  /** The gateway says how a host is; `attach` asks for a channel again. */
  changed(host: Host, attach: (user: ChannelUser) => void): void {
    this.#targets.changed(host);
    for (const user of this.#users()) {
      // Any host that comes may be the one on which a session is to be opened.
      if (user.session === null && host.state === 'up' && user.waitsForHost) attach(user);
      if (user.session === null || hostOf(user.session) !== host.host) continue;
      // Its channels are free with its loss, whatever they were doing.
      if (host.state !== 'up') user.disconnected();
      user.hostChanged(host);
      if (host.state === 'up') attach(user);
    }
  }
}
