/** Held shells of a server: opens, finds and ends them. */

import type { Engine } from '../docker/engine.ts';
import type { FoundShell, HolderLocation, Shell, ShellOptions } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';
import { openContainerHeld } from './containerHolder.ts';
import { findHeld, type FindOptions, type FindParts } from './findHeld.ts';
import { NoHolder, noHolder, type HeldParts } from './heldParts.ts';
import { HolderInstall } from './holderInstall.ts';
import type { LocalCommand } from '../local/localCommand.ts';
import type { SessionOf } from './holderProof.ts';
import { endLeftover, findLeftovers, type Leftover } from './leftovers.ts';
import { openLocalHeld } from './localHolder.ts';

export class HeldShells {
  readonly #parts: FindParts;

  /** @param engine undefined if the server has no Docker engine. */
  constructor(parts: HeldParts, engine: Engine | undefined) {
    const { clock, binaries } = parts;
    const install = engine === undefined ? undefined : new HolderInstall(engine, clock, binaries);
    this.#parts = { ...parts, reach: engine && install ? { engine, install } : undefined };
  }

  /** Opens a shell on this computer. Rejects with a `ShellFailure`, or with `NoHolder` and the reason. */
  async openLocal(command: LocalCommand, session: SessionOf): Promise<Shell> {
    return openLocalHeld(this.#parts, command, session).catch(asFailure);
  }

  /** Opens a shell in a running container. Rejects with a `ShellFailure`, or with `NoHolder` and the reason. */
  async openContainer(nameOrId: string, options: ShellOptions, session: SessionOf): Promise<Shell> {
    const { reach } = this.#parts;
    if (reach === undefined) throw new NoHolder('this server has no docker engine');
    return openContainerHeld({ ...this.#parts, ...reach }, nameOrId, options, session).catch(asFailure);
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
}

function asFailure(error: unknown): never {
  throw error instanceof ShellFailure ? error : noHolder(error);
}
