// The Docker engine that the tests of a worker share, one after the other; a test that halts or restarts an engine starts its own with startEngine().
import { inject } from 'vitest';
import {
  createContainer,
  type ContainerOptions,
  type TestContainer,
} from '../../../scripts/support/engine/containers.ts';
import type { EngineAddress } from '../../../scripts/support/engine/engine.ts';
import { workerIndex } from '../worker.ts';

/** The shared engine: its address and a way to make containers, which the test removes. */
export interface SharedEngine extends EngineAddress {
  createContainer(options?: ContainerOptions): Promise<TestContainer>;
}

/** Only in test files of the `real` and `alone` projects (see vitest.config.ts). */
export function sharedEngine(): SharedEngine {
  const address = inject('engines')[workerIndex()];
  if (address === undefined)
    throw new Error('this worker has no Docker engine: start it in test/globalSetup.ts');
  return { ...address, createContainer: (options) => createContainer(address.socketPath, options) };
}
