/** A Docker Engine: how it is reached and what its failures mean. */

import Docker from 'dockerode';
import type { EngineAddress } from './dockerHost.ts';
import { ShellFailure } from './shellFailure.ts';

/** First API version whose exec takes the console's size at its start. */
const CONSOLE_SIZE_API = '1.42';

/** One engine. It may go away and come back at any time; every call stands alone. */
export class Engine {
  readonly docker: Docker;
  readonly #where: string;
  #apiVersion: string | undefined;

  constructor(address: EngineAddress) {
    this.docker = new Docker(address);
    this.#where = 'socketPath' in address ? address.socketPath : `${address.host}:${address.port}`;
  }

  /** Whether an exec can be given its size before its first prompt. */
  async takesConsoleSize(): Promise<boolean> {
    this.#apiVersion ??= ((await this.docker.version()) as { ApiVersion: string }).ApiVersion;
    return compareVersions(this.#apiVersion, CONSOLE_SIZE_API) >= 0;
  }

  /** What went wrong, in words that name the engine. */
  describe(error: unknown): string {
    const reason = error instanceof Error ? error.message : String(error);
    return `docker engine at ${this.#where}: ${reason}`.slice(0, 900);
  }

  /** From an engine's error about `container` to why no shell could be opened. */
  failure(container: string, error: unknown): ShellFailure {
    if (error instanceof ShellFailure) return error;
    const status = statusOf(error);
    if (status === undefined) {
      return new ShellFailure('engine-unreachable', `${this.describe(error)}: check that the engine runs, then try again`);
    }
    if (status === 404) {
      return new ShellFailure('unknown-target', `there is no container ${container}: choose another target`);
    }
    if (status === 409) {
      return new ShellFailure('target-not-running', `container ${container} is not running: start it, then try again`);
    }
    return new ShellFailure('open-failed', this.describe(error));
  }
}

/** The engine's HTTP status in an error, or undefined when the engine did not answer. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 2; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
