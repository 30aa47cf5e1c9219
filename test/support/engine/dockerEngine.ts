// Docker engine shared by all tests of a worker. A test that stops or restarts an engine starts its own one with startEngine().
import { inject } from 'vitest';
import {
  createContainer,
  type ContainerOptions,
  type TestContainer,
} from '../../../scripts/support/engine/containers.ts';
import type { EngineAddress } from '../../../scripts/support/engine/engine.ts';
import { workerIndex } from '../worker.ts';

/** Shared engine: its address, and a function that creates containers. The test must remove them. */
export interface SharedEngine extends EngineAddress {
  createContainer(options?: ContainerOptions): Promise<TestContainer>;
}

/** Returns the worker's engine, in the projects `real` and `alone` (vitest.config.ts). */
export function sharedEngine(): SharedEngine {
  const address = inject('engines')[workerIndex()];
  if (address === undefined)
    throw new Error('this worker has no Docker engine: start it in test/globalSetup.ts');
  return { ...address, createContainer: (options) => createContainer(address.socketPath, options) };
}
