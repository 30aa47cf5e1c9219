/** A gateway without its listening socket: hosts, users and relays. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Clock } from '../../protocol/clock.ts';
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import { newHostId } from '../config/hostId.ts';
import { Clients } from '../transport/clients.ts';
import { engineAddresses } from '../shells/docker/dockerHost.ts';
import { EngineAddressError } from '../shells/docker/engineAddress.ts';
import { Engines } from '../shells/docker/engines.ts';
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
  const engines = swarmEngines(config, serverParts);
  const resolvers = { 'dns:': resolveAll, 'swarm:': swarmResolver(engines) };
  const book = new HostBook(hostSource(config.hosts ?? [], resolvers, clock, log), parts, log);
  const hub: Hub = {
    // A gateway's id is not stored, because no session ID contains it.
    hostId: config['host-id'] ?? newHostId(hostname(), randomBytes),
    clock,
    log,
    clients: new Clients(),
    serve: (peer, hello) => new GatewayService(peer, hello, book, parts),
  };
  const release = (): void => {
    book.close();
    engines?.close();
  };
  return { hub, release };
}

/** Engines of the managers for `swarm://` hosts; undefined without such hosts. */
function swarmEngines(config: Config, { clock, environment }: GatewayParts): Engines | undefined {
  const swarmHost = config.hosts?.find((host) => host.startsWith('swarm:'));
  if (swarmHost === undefined) return undefined;
  const engines = new Engines(engineAddresses(config['docker-host'], environment), clock);
  if (engines.current !== undefined) return engines;
  engines.close();
  throw new EngineAddressError(
    `--hosts ${swarmHost} needs the engine of a Swarm manager, and none was found; name one with --docker-host`,
  );
}

/** Resolver of a Swarm service's nodes; resolves to none without an engine. */
function swarmResolver(engines: Engines | undefined): Resolve {
  return async (service) => {
    await engines?.ready;
    return engines?.current === undefined ? [] : swarmNodes(engines.current, service);
  };
}
