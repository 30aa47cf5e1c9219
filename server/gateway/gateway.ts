/** Everything of a gateway behind its socket. */

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

/** Effects and settings of the gateway's process. */
export type GatewayParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

export type Gateway = { readonly hub: Hub; readonly release: () => void };

/** Opens a gateway, which then starts to resolve its hosts. @throws EngineAddressError if `swarm://` hosts lack an engine. */
export function openGateway(config: Config, secret: Uint8Array, serverParts: GatewayParts): Gateway {
  const { clock, log } = serverParts;
  const parts = { secret, dial: dialHost, clock, random: randomBytes };
  const resolvers = { 'dns:': resolveAll, 'swarm:': swarmResolver(config, serverParts) };
  const book = new HostBook(hostSource(config.hosts ?? [], resolvers, clock, log), parts, log);
  const hub: Hub = {
    // A gateway's id is not stored, because no session ID contains it.
    hostId: config['host-id'] ?? newHostId(hostname(), randomBytes),
    clock,
    log,
    clients: new Clients(),
    serve: (peer, hello) => new GatewayService(peer, hello, book, parts),
  };
  return { hub, release: () => book.close() };
}

/** Returns the function that resolves a Swarm service to its nodes. It finds none if no host is `swarm://`. */
function swarmResolver(config: Config, { clock, environment }: GatewayParts): Resolve {
  const swarmHost = config.hosts?.find((host) => host.startsWith('swarm:'));
  if (swarmHost === undefined) return () => Promise.resolve([]);
  const address = parseDockerHost(config['docker-host'], environment);
  if (address === undefined)
    throw new EngineAddressError(
      `--hosts ${swarmHost} needs the engine of a Swarm manager, and none was found; name one with --docker-host`,
    );
  const engine = new Engine(address, clock);
  return (service) => swarmNodes(engine, service);
}
