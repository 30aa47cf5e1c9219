// The server's client of a Docker engine, for tests of shells and targets.
import { parseDockerHost } from '../../../server/shells/docker/dockerHost.ts';
import { Engine } from '../../../server/shells/docker/engine.ts';
import { systemClock } from '../../../server/base/systemClock.ts';

/** Connects to an engine as the server does. The test must close the connection. */
export function connectEngine(
  dockerHost: string,
  environment: Readonly<Record<string, string>> = {},
): Engine {
  const address = parseDockerHost(dockerHost, environment);
  if (address === undefined) throw new Error(`not the address of a Docker engine: ${dockerHost}`);
  return new Engine(address, systemClock);
}
