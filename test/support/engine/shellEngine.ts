// The server's client of a Docker engine, for tests of shells and targets.
import { engineAddresses } from '../../../server/shells/docker/dockerHost.ts';
import { Engine } from '../../../server/shells/docker/engine.ts';
import { noEngine, type EngineChoice } from '../../../server/shells/docker/engines.ts';
import { systemClock } from '../../../server/base/systemClock.ts';

/** Connects to an engine as the server does. The test must close the connection. */
export function connectEngine(
  dockerHost: string,
  environment: Readonly<Record<string, string>> = {},
): Engine {
  const [address] = engineAddresses(dockerHost, environment).addresses;
  if (address === undefined) throw new Error(`not the address of a Docker engine: ${dockerHost}`);
  return new Engine(address, systemClock);
}

/** The choice of this engine, or of none. */
export function onlyEngine(engine?: Engine): EngineChoice {
  const { problem: _problem, ...none } = noEngine('');
  return { ...none, current: engine, at: () => engine };
}
