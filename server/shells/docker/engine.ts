/** Connection to a Docker Engine: its client, its events, and the meaning of its errors. */

import Docker from 'dockerode';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import type { Clock } from '../../../protocol/clock.ts';
import { addressText, type EngineAddress } from './engineAddress.ts';
import { isFromProxy, isRefusal, reasonOf, statusOf } from './engineErrors.ts';
import { EngineEvents } from './engineEvents.ts';
import { listedContainers } from './listChanges.ts';
import { ShellFailure } from '../shellFailure.ts';

/** Max API version that this client supports. An older engine's own version is used instead. */
const MAX_API_VERSION = '1.51';
/** Timeout of a call that is not a stream, ms. An engine that is busy with images still answers in that time. */
const CALL_TIMEOUT_MS = 15_000;
/** Timeout of a probe, ms: an engine on this computer answers a ping within some milliseconds. */
const PROBE_TIMEOUT_MS = 2_000;
/** Max characters of a message with an engine's error; the protocol allows 1000. */
const MAX_SENTENCE_CHARS = 900;

/** Engines with the same API; messages name them. */
export type EngineProduct = 'docker' | 'podman';

/** Used part of an engine's version. */
type EngineVersion = {
  readonly ApiVersion: string;
  readonly Components?: readonly { readonly Name?: string }[];
};

/** One engine. It may become unreachable and return at any time; every call is independent. */
export class Engine {
  readonly docker: Docker;
  /** The engine's events and its availability. */
  readonly events: EngineEvents;
  /** The engine's address for messages: a path or host:port. */
  readonly where: string;
  /** Product of the engine, once it answered. */
  #product: EngineProduct = 'docker';

  constructor(address: EngineAddress, clock: Clock) {
    this.docker = new Docker(clientOptions(address));
    this.where = addressText(address);
    const source = {
      negotiate: () => this.#negotiate(),
      open: async (filters: string, abortSignal: AbortSignal) =>
        (await this.docker.getEvents({ filters, abortSignal })) as Readable,
      list: async () =>
        listedContainers(await this.docker.listContainers({ all: true, abortSignal: callTimeout() })),
      isRefusal,
      describe: (error: unknown) => this.describe(error),
    };
    this.events = new EngineEvents(source, clock);
  }

  get product(): EngineProduct {
    return this.#product;
  }

  /** Message about an error that names the engine and, if it did not answer, a remedy. */
  describe(error: unknown): string {
    if (error instanceof ShellFailure) return error.message;
    return `${this.product} engine at ${this.where}: ${reasonOf(error)}`.slice(0, MAX_SENTENCE_CHARS);
  }

  /** Converts an engine's error about `container` into the failure to open a shell. */
  failure(container: string, error: unknown): ShellFailure {
    if (error instanceof ShellFailure) return error;
    const status = statusOf(error);
    if (status === undefined) return new ShellFailure('engine-unreachable', this.describe(error));
    if (isFromProxy(error)) return new ShellFailure('open-failed', this.describe(error));
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

  /** True when the engine, or a proxy before it, answers within a short time. */
  async isAnswering(): Promise<boolean> {
    const ping = this.docker.ping.bind(this.docker) as (options: object) => Promise<unknown>;
    try {
      await ping({ abortSignal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
      return true;
    } catch (error) {
      return isRefusal(error);
    }
  }

  /** Stops receiving events; open shells continue. */
  close(): void {
    this.events.close();
  }

  /** Negotiates the API version. Called on each reconnect, because the engine may have been upgraded. */
  async #negotiate(): Promise<void> {
    const client = this.docker.modem as { version?: string };
    delete client.version;
    // The client's types lack the call's options.
    const version = this.docker.version.bind(this.docker) as (options: object) => Promise<EngineVersion>;
    const { ApiVersion, Components } = await version({ abortSignal: callTimeout() });
    const isPodman = Components?.some(({ Name }) => Name?.startsWith('Podman')) ?? false;
    this.#product = isPodman ? 'podman' : 'docker';
    client.version = `v${compareVersions(ApiVersion, MAX_API_VERSION) < 0 ? ApiVersion : MAX_API_VERSION}`;
  }
}

/** Returns a timeout signal for a call that is not a stream. */
export function callTimeout(): AbortSignal {
  return AbortSignal.timeout(CALL_TIMEOUT_MS);
}

/**
 * Options of the Docker client. They override everything that the client would take from DOCKER_HOST itself. No connection is
 * reused, because one that the engine closed while idle would fail the next call.
 */
function clientOptions(address: EngineAddress): Docker.DockerOptions {
  const agent =
    'protocol' in address && address.protocol === 'https'
      ? new HttpsAgent({ rejectUnauthorized: address.rejectUnauthorized ?? true })
      : new HttpAgent();
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

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 2; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
