/** Brings the holder into containers, once for each life of one and each user in it, and takes it away when it is not used. */

import type { Clock } from '../../../protocol/clock.ts';
import { callTimeout, statusOf, type Engine } from '../docker/engine.ts';
import type { ContainerLife } from '../docker/execProcess.ts';
import { runInContainer } from './containerRun.ts';
import { installCommand, leaveCommand, parseInstalled } from './containerScripts.ts';
import type { HolderBinaries, HolderProgram } from './holderBinaries.ts';

/** A container in one of its lives, and whom shells there run as; undefined for the image's usual user. */
export type HolderHome = { readonly container: ContainerLife; readonly user: string | undefined };

export type Installation =
  | { readonly kind: 'at'; readonly folder: string; readonly program: string }
  /** `reason` is about the container. */
  | { readonly kind: 'none'; readonly reason: string };

/** Homes that are remembered; of others the next shell looks again. */
const MAX_HOMES = 1000;

type Home = { readonly of: HolderHome; users: number; installed: Promise<Installation> | undefined };

export class HolderInstall {
  readonly #engine: Engine;
  readonly #clock: Clock;
  readonly #binaries: HolderBinaries;
  readonly #homes = new Map<string, Home>();

  constructor(engine: Engine, clock: Clock, binaries: HolderBinaries) {
    this.#engine = engine;
    this.#clock = clock;
    this.#binaries = binaries;
  }

  /** Where the program is, once it is there. Rejects when the engine does not answer or refuses. */
  place(home: HolderHome): Promise<Installation> {
    const entry = this.#entry(home);
    const installed = (entry.installed ??= this.#install(home));
    installed.catch(() => {
      if (entry.installed === installed) entry.installed = undefined;
    });
    return installed;
  }

  /** The program is not where it was: the next `place` brings it anew. */
  vanished(home: HolderHome): void {
    this.#entry(home).installed = undefined;
  }

  /** A shell uses it from now on. */
  use(home: HolderHome): void {
    this.#entry(home).users += 1;
  }

  /** A shell uses it no more; with the last one it goes. */
  async leave(home: HolderHome): Promise<void> {
    const entry = this.#entry(home);
    entry.users -= 1;
    if (entry.users > 0) return;
    const installed = await entry.installed?.catch(() => undefined);
    if (entry.users > 0 || installed?.kind !== 'at') return;
    entry.installed = undefined;
    const left = this.#run(home, leaveCommand(installed.folder)).catch(() => undefined);
    // Who comes meanwhile must not find what is about to go.
    entry.installed = left.then(() => this.#forgotten(entry));
    await left;
  }

  #forgotten(entry: Home): Promise<Installation> {
    if (entry.users > 0) return this.#install(entry.of);
    this.#homes.delete(keyOf(entry.of));
    return Promise.resolve({ kind: 'none', reason: 'it was not asked for' });
  }

  #entry(home: HolderHome): Home {
    const key = keyOf(home);
    const known = this.#homes.get(key);
    if (known !== undefined) return known;
    const entry: Home = { of: home, users: 0, installed: undefined };
    this.#homes.set(key, entry);
    for (const [oldest, { users }] of this.#homes) {
      if (this.#homes.size <= MAX_HOMES) break;
      if (users === 0) this.#homes.delete(oldest);
    }
    return entry;
  }

  async #install(home: HolderHome): Promise<Installation> {
    const program = await this.#programFor(home.container.id);
    if (typeof program === 'string') return { kind: 'none', reason: program };
    const installed = parseInstalled(await this.#run(home, installCommand(program.name), program.bytes));
    return installed.kind === 'at'
      ? { ...installed, program: `${installed.folder}/${program.name}` }
      : { kind: 'none', reason: `container ${home.container.name} takes no holder: ${installed.reason}` };
  }

  #run({ container, user }: HolderHome, argv: readonly string[], input?: Uint8Array): Promise<string> {
    const run = { containerId: container.id, argv, user, ...(input === undefined ? {} : { input }) };
    return runInContainer(this.#engine, this.#clock, run);
  }

  /** The program for the container's image, or why there is none. */
  async #programFor(containerId: string): Promise<HolderProgram | string> {
    const { docker } = this.#engine;
    const { Image, Platform } = await docker
      .getContainer(containerId)
      .inspect({ abortSignal: callTimeout() });
    if (Platform !== 'linux') return `there is no holder for ${Platform} containers`;
    const architecture = await this.#architecture(Image);
    return this.#binaries.forContainer(architecture) ?? `there is no holder for ${architecture}`;
  }

  /** An image may be removed while its containers run; then they are of the engine's own architecture, most likely. */
  async #architecture(image: string): Promise<string> {
    const { docker } = this.#engine;
    try {
      return (await docker.getImage(image).inspect()).Architecture;
    } catch (error) {
      if (statusOf(error) === 404) return (await docker.version()).Arch;
      throw error;
    }
  }
}

function keyOf({ container, user }: HolderHome): string {
  return [container.id, container.startedAt, user ?? ''].join(' ');
}
