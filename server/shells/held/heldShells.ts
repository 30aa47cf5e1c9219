/** Held shells of a server: opens, finds and ends them. */

import type { Engine } from '../docker/engine.ts';
import type { EngineChoice } from '../docker/engines.ts';
import type { FoundShell, HolderLocation, Shell, ShellOptions } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';
import { openContainerHeld } from './containerHolder.ts';
import { findHeld, type FindOptions, type FindParts, type Reach } from './findHeld.ts';
import { noHolder, type HeldParts } from './heldParts.ts';
import { HolderInstall } from './holderInstall.ts';
import type { LocalCommand } from '../local/localCommand.ts';
import type { SessionOf } from './holderProof.ts';
import { endLeftover, findLeftovers, type Leftover } from './leftovers.ts';
import { openLocalHeld } from './localHolder.ts';

export class HeldShells {
  readonly #parts: FindParts;

  /** Installed holders of each engine. */
  readonly #installs = new Map<Engine, HolderInstall>();

  constructor(parts: HeldParts, engines: Pick<EngineChoice, 'at'>) {
    const reach = (where?: string): Reach | undefined => {
      const engine = engines.at(where);
      return engine === undefined ? undefined : { engine, install: this.#installOf(engine) };
    };
    this.#parts = { ...parts, reach };
  }

  /** Opens a shell on this computer. Rejects with a `ShellFailure`, or with `NoHolder` and the reason. */
  async openLocal(command: LocalCommand, session: SessionOf): Promise<Shell> {
    return openLocalHeld(this.#parts, command, session).catch(asFailure);
  }

  /** Opens a shell in a running container; rejects with a `ShellFailure`, or with `NoHolder` and the reason. */
  async openContainer(
    engine: Engine,
    nameOrId: string,
    options: ShellOptions,
    session: SessionOf,
  ): Promise<Shell> {
    const parts = { ...this.#parts, engine, install: this.#installOf(engine) };
    return openContainerHeld(parts, nameOrId, options, session).catch(asFailure);
  }

  /** Finds the session's shell at `location`. Waits while the engine is unreachable. */
  find(location: HolderLocation, session: SessionOf, options?: FindOptions): Promise<FoundShell> {
    return findHeld(this.#parts, location, session, options);
  }

  /** Returns the running shells of this host, with or without a session. */
  leftovers(): Promise<Leftover[]> {
    return findLeftovers(this.#parts);
  }

  endLeftover(leftover: Leftover): Promise<void> {
    return endLeftover(this.#parts, leftover);
  }

  #installOf(engine: Engine): HolderInstall {
    const known = this.#installs.get(engine);
    if (known !== undefined) return known;
    const { clock, binaries } = this.#parts;
    const install = new HolderInstall(engine, clock, binaries);
    this.#installs.set(engine, install);
    return install;
  }
}

function asFailure(error: unknown): never {
  throw error instanceof ShellFailure ? error : noHolder(error);
}
