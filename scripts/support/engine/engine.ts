// A Docker engine for tests, the demo and benchmarks: a private one on Linux, the machine's own elsewhere.
import { createContainer, type ContainerOptions, type TestContainer } from './containers.ts';
import { existingEngine } from './existingEngine.ts';
import { startPrivateEngine, type PrivateEngineOptions } from './privateEngine.ts';

/** What a test needs to know to use an engine that someone else started. */
export interface EngineAddress {
  readonly socketPath: string;
  /** The same as a DOCKER_HOST value. */
  readonly dockerHost: string;
}

/** The process behind an engine, as far as we own it. */
export interface EngineProcess extends EngineAddress {
  /** Process id of dockerd at this moment; undefined where the engine is not ours. */
  pid(): number | undefined;
  /** Ends dockerd, with SIGKILL when `kill` is set, and starts it again with the same data. */
  restart(options?: { readonly kill?: boolean }): Promise<void>;
  /** Ends dockerd and leaves it away until `resume`. */
  halt(options?: { readonly kill?: boolean }): Promise<void>;
  resume(): Promise<void>;
  /** Ends the engine with all its containers and removes its folder. */
  stop(): Promise<void>;
}

/** An engine that can also make containers. */
export interface Engine extends EngineProcess {
  createContainer(options?: ContainerOptions): Promise<TestContainer>;
}

/** Starts an engine with the images `holdfast-test:bash` and `holdfast-test:sh`; it ends at the latest with this process. */
export async function startEngine(options: PrivateEngineOptions = {}): Promise<Engine> {
  const engine = process.platform === 'linux' ? await startPrivateEngine(options) : await existingEngine();
  return { ...engine, createContainer: (container) => createContainer(engine.socketPath, container) };
}
