/** Connection to a Docker Engine: its client, its events, and the meaning of its errors. */

import Docker from 'dockerode';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import type { Clock } from '../../../protocol/clock.ts';
import type { EngineAddress } from './dockerHost.ts';
import { EngineEvents } from './engineEvents.ts';
import { ShellFailure } from '../shellFailure.ts';

/** Max API version that this client supports. An older engine's own version is used instead. */
const MAX_API_VERSION = '1.51';
/** Timeout of a call that is not a stream, ms. An engine that is busy with images still answers in that time. */
const CALL_TIMEOUT_MS = 15_000;
/** Max characters of a message with an engine's error; the protocol allows 1000. */
const MAX_SENTENCE_CHARS = 900;

/** One engine. It may become unreachable and return at any time. Every call is independent. */
export class Engine {
  readonly docker: Docker;
  /** The engine's events and its availability. */
  readonly events: EngineEvents;
  /** The engine's address for messages: a path or host:port. */
  readonly where: string;

  constructor(address: EngineAddress, clock: Clock) {
    this.docker = new Docker(clientOptions(address));
    this.where = 'socketPath' in address ? address.socketPath : `${address.host}:${address.port}`;
    const source = {
      negotiate: () => this.#negotiate(),
      open: async (filters: string) => (await this.docker.getEvents({ filters })) as Readable,
      describe: (error: unknown) => this.describe(error),
    };
    this.events = new EngineEvents(source, clock);
  }

  /** Returns a message about an error. It names the engine and, if the engine did not answer, a remedy. */
  describe(error: unknown): string {
    return `docker engine at ${this.where}: ${reasonOf(error)}`.slice(0, MAX_SENTENCE_CHARS);
  }

  /** Converts an engine's error about `container` into the failure to open a shell. */
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

  /** Stops receiving events. Open shells continue. */
  close(): void {
    this.events.close();
  }

  /** Negotiates the API version. Called on each reconnect, because the engine may have been upgraded. */
  async #negotiate(): Promise<void> {
    const client = this.docker.modem as { version?: string };
    delete client.version;
    // The client's types lack the options of this call.
    const version = this.docker.version.bind(this.docker) as (
      options: object,
    ) => Promise<{ ApiVersion: string }>;
    const { ApiVersion } = await version({ abortSignal: callTimeout() });
    client.version = `v${compareVersions(ApiVersion, MAX_API_VERSION) < 0 ? ApiVersion : MAX_API_VERSION}`;
  }
}

/** Returns a timeout signal for a call that is not a stream. */
export function callTimeout(): AbortSignal {
  return AbortSignal.timeout(CALL_TIMEOUT_MS);
}

/** Returns the HTTP status of an engine's error, or undefined if the engine did not answer. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/**
 * Options of the Docker client. They override everything that the client would take from DOCKER_HOST itself. No connection is
 * reused, because one that the engine closed while idle would fail the next call.
 */
function clientOptions(address: EngineAddress): Docker.DockerOptions {
  const agent = 'protocol' in address && address.protocol === 'https' ? new HttpsAgent() : new HttpAgent();
  const unset = {
    host: undefined,
    port: undefined,
    socketPath: undefined,
    protocol: undefined,
    pathPrefix: '/',
  };
  const noTls = { ca: undefined, cert: undefined, key: undefined, timeout: undefined };
  return { ...unset, ...noTls, agent, ...address } as unknown as Docker.DockerOptions;
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
