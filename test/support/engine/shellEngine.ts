// The server's side of an engine, for tests of shells and targets.
import { parseDockerHost } from '../../../server/shells/docker/dockerHost.ts';
import { Engine } from '../../../server/shells/docker/engine.ts';
import { systemClock } from '../../../server/base/systemClock.ts';

/** An engine as the server reaches it; the test closes it. */
export function connectEngine(
  dockerHost: string,
  environment: Readonly<Record<string, string>> = {},
): Engine {
  const address = parseDockerHost(dockerHost, environment);
  if (address === undefined) throw new Error(`no engine's address: ${dockerHost}`);
  return new Engine(address, systemClock);
}
