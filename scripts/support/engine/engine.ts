// A Docker engine for tests, the demo and benchmarks: a private one on Linux, the machine's own on other systems.
import { createContainer, type ContainerOptions, type TestContainer } from './containers.ts';
import { existingEngine } from './existingEngine.ts';
import { startPrivateEngine, type PrivateEngineOptions } from './privateEngine.ts';

/** Address of an engine that another process started. */
export interface EngineAddress {
  readonly socketPath: string;
  /** The address as a DOCKER_HOST value. */
  readonly dockerHost: string;
}

/** The engine's process, and its control if it is private. */
export interface EngineProcess extends EngineAddress {
  /** Present process id of dockerd; undefined for the machine's own engine. */
  pid(): number | undefined;
  /** Ends dockerd, with SIGKILL if `kill` is set, and starts it again with the same data. */
  restart(options?: { readonly kill?: boolean }): Promise<void>;
  /** Ends dockerd until `resume`. */
  halt(options?: { readonly kill?: boolean }): Promise<void>;
  resume(): Promise<void>;
  /** Ends the engine with all its containers and removes its folder. */
  stop(): Promise<void>;
}

/** An engine that can create containers. */
export interface Engine extends EngineProcess {
  createContainer(options?: ContainerOptions): Promise<TestContainer>;
}

/** Starts an engine with the images `holdfast-test:bash` and `holdfast-test:sh`. It ends with this process at the latest. */
export async function startEngine(options: PrivateEngineOptions = {}): Promise<Engine> {
  const engine = process.platform === 'linux' ? await startPrivateEngine(options) : await existingEngine();
  return { ...engine, createContainer: (container) => createContainer(engine.socketPath, container) };
}
