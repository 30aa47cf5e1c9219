/** What a gateway is made of, behind its socket. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Clock } from '../../protocol/clock.ts';
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import { newHostId } from '../config/hostId.ts';
import { Clients } from '../transport/clients.ts';
import { EngineAddressError, parseDockerHost } from '../shells/docker/dockerHost.ts';
import { Engine } from '../shells/docker/engine.ts';
import { swarmNodes } from '../shells/docker/swarmNodes.ts';
import { dialHost } from './hostDial.ts';
import type { Hub } from '../transport/service.ts';
import { GatewayService } from './gatewayService.ts';
import { HostBook } from './hostBook.ts';
import { hostSource, resolveAll, type Resolve } from './hostSource.ts';

/** Effects and settings of the process that a gateway runs in. */
export type GatewayParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

export type Gateway = { readonly hub: Hub; readonly release: () => void };

/** Begins to look for its hosts at once. @throws EngineAddressError where its hosts are a Swarm's and no engine can be asked. */
export function openGateway(config: Config, secret: Uint8Array, serverParts: GatewayParts): Gateway {
  const { clock, log } = serverParts;
  const parts = { secret, dial: dialHost, clock, random: randomBytes };
  const resolvers = { 'dns:': resolveAll, 'swarm:': swarmResolver(config, serverParts) };
  const book = new HostBook(hostSource(config.hosts ?? [], resolvers, clock, log), parts, log);
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

/** Whom to ask for the nodes of a service; nobody where no service is named. */
function swarmResolver(config: Config, { clock, environment }: GatewayParts): Resolve {
  const asked = config.hosts?.find((host) => host.startsWith('swarm:'));
  if (asked === undefined) return () => Promise.resolve([]);
  const address = parseDockerHost(config['docker-host'], environment);
  if (address === undefined)
    throw new EngineAddressError(
      `hosts '${asked}' needs the engine of a Swarm manager and there is none here; name one with --docker-host`,
    );
  const engine = new Engine(address, clock);
  return (service) => swarmNodes(engine, service);
}
