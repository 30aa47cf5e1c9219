// The Docker engine all tests of a run share; a test that halts or restarts an engine starts its own with startEngine().
import { inject } from 'vitest';
import {
  createContainer,
  type ContainerOptions,
  type TestContainer,
} from '../../scripts/support/containers.ts';
import type { EngineAddress } from '../../scripts/support/engine.ts';

/** The shared engine: its address and a way to make containers, which the test removes. */
export interface SharedEngine extends EngineAddress {
  createContainer(options?: ContainerOptions): Promise<TestContainer>;
}

/** Only in test files of the `real` and `waiting` projects (see vitest.config.ts). */
export function sharedEngine(): SharedEngine {
  const address = inject('engine');
  return { ...address, createContainer: (options) => createContainer(address.socketPath, options) };
}
