/** Installs the holder in containers, once per container lifetime and user, and removes it when it is unused. */

import type { Clock } from '../../../protocol/clock.ts';
import { callTimeout, type Engine } from '../docker/engine.ts';
import { statusOf } from '../docker/engineErrors.ts';
import type { ContainerLife } from '../docker/execProcess.ts';
import { runInContainer } from './containerRun.ts';
import { installCommand, parseInstalled, uninstallCommand } from './containerScripts.ts';
import type { HolderBinaries, HolderProgram } from './holderBinaries.ts';

/** A container lifetime, and the user of its shells; undefined for the image's default user. */
export type HolderHome = { readonly container: ContainerLife; readonly user: string | undefined };

export type Installation =
  | { readonly kind: 'at'; readonly folder: string; readonly program: string }
  /** `reason` describes the problem with the container. */
  | { readonly kind: 'none'; readonly reason: string };

/** Max remembered homes. In other containers the next shell installs the program again. */
const MAX_HOMES = 1000;

type Home = { readonly of: HolderHome; users: number; installed: Promise<Installation> | undefined };

export class HolderInstall {
  readonly #engine: Engine;
  readonly #clock: Clock;
  readonly #binaries: HolderBinaries;
  /** Homes by `keyOf`, oldest first. */
  readonly #homes = new Map<string, Home>();

  constructor(engine: Engine, clock: Clock, binaries: HolderBinaries) {
    this.#engine = engine;
    this.#clock = clock;
    this.#binaries = binaries;
  }

  /** Installs the program if needed. Resolves with its location. Rejects if the engine does not answer or refuses. */
  install(home: HolderHome): Promise<Installation> {
    const entry = this.#entry(home);
    const installed = (entry.installed ??= this.#install(home));
    installed.catch(() => {
      if (entry.installed === installed) entry.installed = undefined;
    });
    return installed;
  }

  /** Called when the program has disappeared. The next `install` installs it again. */
  vanished(home: HolderHome): void {
    this.#entry(home).installed = undefined;
  }

  /** Counts a shell that uses the program. */
  use(home: HolderHome): void {
    this.#entry(home).users += 1;
  }

  /** Counts one shell less, and removes the program after the last one. */
  async leave(home: HolderHome): Promise<void> {
    const entry = this.#entry(home);
    entry.users -= 1;
    if (entry.users > 0) return;
    const installed = await entry.installed?.catch(() => undefined);
    if (entry.users > 0 || installed?.kind !== 'at') return;
    entry.installed = undefined;
    const left = this.#run(home, uninstallCommand(installed.folder)).catch(() => undefined);
    // A shell that is opened in the meantime must not use the program that is being removed.
    entry.installed = left.then(() => this.#afterRemoval(entry));
    await left;
  }

  #afterRemoval(entry: Home): Promise<Installation> {
    if (entry.users > 0) return this.#install(entry.of);
    this.#homes.delete(keyOf(entry.of));
    return Promise.resolve({ kind: 'none', reason: 'it was removed' });
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
    const run = (): Promise<string> => this.#run(home, installCommand(program.name), program.bytes);
    // The script always prints a line, but Podman sometimes ends the stream of a short program before its output.
    const installed = parseInstalled((await run()) || (await run()));
    return installed.kind === 'at'
      ? { ...installed, program: `${installed.folder}/${program.name}` }
      : { kind: 'none', reason: `container ${home.container.name} takes no holder: ${installed.reason}` };
  }

  #run({ container, user }: HolderHome, argv: readonly string[], input?: Uint8Array): Promise<string> {
    const run = { containerId: container.id, argv, user, ...(input === undefined ? {} : { input }) };
    return runInContainer(this.#engine, this.#clock, run);
  }

  /** Returns the program for the container's image, or the reason why there is none. */
  async #programFor(containerId: string): Promise<HolderProgram | string> {
    const { docker } = this.#engine;
    const { Image, Platform } = await docker
      .getContainer(containerId)
      .inspect({ abortSignal: callTimeout() });
    if (Platform !== 'linux') return `there is no holder for ${Platform} containers`;
    const architecture = await this.#architecture(Image);
    return this.#binaries.forContainer(architecture) ?? `there is no holder for ${architecture}`;
  }

  /** Returns the architecture of an image, or of the engine if the image was removed while its containers run. */
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
