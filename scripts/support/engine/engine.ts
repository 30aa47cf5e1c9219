// A Docker engine for tests, demo and benchmarks: a private engine on Linux, and the machine's own engine on
// other systems.
import { createContainer, type ContainerOptions, type TestContainer } from './containers.ts';
import { existingEngine } from './existingEngine.ts';
import { startPrivateEngine, type PrivateEngineOptions } from './privateEngine.ts';

/** Address of an engine that another process has started. */
export interface EngineAddress {
  readonly socketPath: string;
  /** The address as a value for DOCKER_HOST. */
  readonly dockerHost: string;
}

/** The engine's process. A private engine can also be controlled. */
export interface EngineProcess extends EngineAddress {
  /** Current process id of dockerd; undefined for the machine's own engine. */
  pid(): number | undefined;
  /** Ends dockerd (with SIGKILL if `kill` is set), and starts it again with the same data. */
  restart(options?: { readonly kill?: boolean }): Promise<void>;
  /** Ends dockerd; `resume` starts it again. */
  halt(options?: { readonly kill?: boolean }): Promise<void>;
  resume(): Promise<void>;
  /** Ends the engine with all of its containers, and removes its folder. */
  stop(): Promise<void>;
}

/** An engine that can create containers. */
export interface Engine extends EngineProcess {
  createContainer(options?: ContainerOptions): Promise<TestContainer>;
}

/**
 * Starts an engine with the images `holdfast-test:bash` and `holdfast-test:sh`. The engine ends with this
 * process at the latest.
 */
export async function startEngine(options: PrivateEngineOptions = {}): Promise<Engine> {
  const engine = process.platform === 'linux' ? await startPrivateEngine(options) : await existingEngine();
  return { ...engine, createContainer: (container) => createContainer(engine.socketPath, container) };
}
