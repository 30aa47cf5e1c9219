/** A Docker Engine: how it is reached, what its failures mean, and what happens in it. */

import Docker from 'dockerode';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import type { Clock } from '../../../protocol/clock.ts';
import type { EngineAddress } from './dockerHost.ts';
import { EngineEvents } from './engineEvents.ts';
import { ShellFailure } from '../shellFailure.ts';

/** The newest API this client was written for; an older engine's own newest is used instead. */
const NEWEST_API = '1.51';
/** Time for one call that is no stream, ms: an engine busy with images still answers within this. */
const CALL_TIMEOUT_MS = 15_000;
/** Characters of a sentence made from an engine's words; the wire takes 1000. */
const MAX_SENTENCE_CHARS = 900;

/** One engine. It may go away and come back at any time; every call stands alone. */
export class Engine {
  readonly docker: Docker;
  /** What happens in it, and whether it is there. */
  readonly events: EngineEvents;
  /** For sentences: a path or host:port. */
  readonly where: string;

  constructor(address: EngineAddress, clock: Clock) {
    this.docker = new Docker(clientOptions(address));
    this.where = 'socketPath' in address ? address.socketPath : `${address.host}:${address.port}`;
    const source = {
      greet: () => this.#negotiate(),
      open: async (filters: string) => (await this.docker.getEvents({ filters })) as Readable,
      describe: (error: unknown) => this.describe(error),
    };
    this.events = new EngineEvents(source, clock);
  }

  /** What went wrong, in words that name the engine and, where it did not answer, say what to do. */
  describe(error: unknown): string {
    return `docker engine at ${this.where}: ${reasonOf(error)}`.slice(0, MAX_SENTENCE_CHARS);
  }

  /** From an engine's error about `container` to why no shell could be opened. */
  failure(container: string, error: unknown): ShellFailure {
    if (error instanceof ShellFailure) return error;
    const status = statusOf(error);
    if (status === undefined) return new ShellFailure('engine-unreachable', this.describe(error));
    if (status === 404) {
      return new ShellFailure('unknown-target', `there is no container ${container}: choose another target`);
    }
    if (status === 409 || /is not running/.test(reasonOf(error))) {
      return new ShellFailure(
        'target-not-running',
        `container ${container} is not running: start it, then try again`,
      );
    }
    return new ShellFailure('open-failed', this.describe(error));
  }

  /** Ends what watches the engine; shells go on. */
  close(): void {
    this.events.close();
  }

  /** Agrees on the API version; called on each new acquaintance, since the engine may have been upgraded. */
  async #negotiate(): Promise<void> {
    const client = this.docker.modem as { version?: string };
    delete client.version;
    // The client's types lack the call's options.
    const version = this.docker.version.bind(this.docker) as (
      options: object,
    ) => Promise<{ ApiVersion: string }>;
    const { ApiVersion } = await version({ abortSignal: callTimeout() });
    client.version = `v${compareVersions(ApiVersion, NEWEST_API) < 0 ? ApiVersion : NEWEST_API}`;
  }
}

/** Bounds one call that is no stream. */
export function callTimeout(): AbortSignal {
  return AbortSignal.timeout(CALL_TIMEOUT_MS);
}

/** The engine's HTTP status in an error, or undefined when the engine did not answer. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/**
 * Everything the client would else take from DOCKER_HOST on its own is set here, and no connection is used twice: one
 * that an engine closed while it was idle fails the next call.
 */
function clientOptions(address: EngineAddress): Docker.DockerOptions {
  const agent = 'protocol' in address && address.protocol === 'https' ? new HttpsAgent() : new HttpAgent();
  const none = {
    host: undefined,
    port: undefined,
    socketPath: undefined,
    protocol: undefined,
    pathPrefix: '/',
  };
  const noTls = { ca: undefined, cert: undefined, key: undefined, timeout: undefined };
  return { ...none, ...noTls, agent, ...address } as unknown as Docker.DockerOptions;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such socket: start the engine, or name another address with --docker-host',
  ECONNREFUSED: 'nothing listens there: start the engine, then try again',
  ECONNRESET: 'it closed the connection: check that the engine runs, then try again',
  EACCES: 'this user may not open its socket: add the user to the group of the socket (often "docker")',
  ENOTFOUND: 'the host name is unknown: check the address given with --docker-host',
  ETIMEDOUT: 'it does not answer: check the network, then try again',
  ABORT_ERR: 'it does not answer: check that the engine is not hung, then try again',
};

function reasonOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  const known = typeof code === 'string' ? REASONS[code] : undefined;
  const timedOut = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  if (timedOut) return REASONS['ABORT_ERR'] ?? '';
  return known ?? (error instanceof Error ? error.message.trim() : String(error));
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 2; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
