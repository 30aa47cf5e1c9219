// The server's side of an engine, for tests of shells and targets.
import { parseDockerHost } from '../../server/shells/dockerHost.ts';
import { Engine } from '../../server/shells/engine.ts';
import { systemClock } from '../../server/systemClock.ts';

/** An engine as the server reaches it; the test closes it. */
export function connectEngine(
  dockerHost: string,
  environment: Readonly<Record<string, string>> = {},
): Engine {
  const address = parseDockerHost(dockerHost, environment);
  if (address === undefined) throw new Error(`no engine's address: ${dockerHost}`);
  return new Engine(address, systemClock);
}
