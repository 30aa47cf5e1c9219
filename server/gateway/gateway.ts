/** What a gateway is made of, behind its socket. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Config } from '../config.ts';
import { newHostId } from '../hostId.ts';
import type { HostParts as ServerParts } from '../host.ts';
import { Clients } from '../transport/clients.ts';
import { dialHost } from '../transport/hostSocket.ts';
import type { Hub } from '../transport/service.ts';
import { GatewayService } from './gatewayService.ts';
import { HostBook } from './hostBook.ts';
import { hostSource } from './hostSource.ts';

export type Gateway = { readonly hub: Hub; readonly release: () => void };

/** Begins to look for its hosts at once. */
export function openGateway(config: Config, secret: Uint8Array, { clock, log }: ServerParts): Gateway {
  const parts = { secret, dial: dialHost, clock, random: randomBytes };
  const book = new HostBook(hostSource(config.hosts ?? [], clock, log), parts, log);
  const hub: Hub = {
    // Nothing is kept: a gateway owns no sessions that would be named after it.
    hostId: config['host-id'] ?? newHostId(hostname(), randomBytes),
    clock,
    log,
    clients: new Clients(),
    serve: (peer, hello) => new GatewayService(peer, hello, book, parts),
  };
  return { hub, release: () => book.close() };
}
