/** Record of the engine's events about one container since a shell was opened in it. */

import type { EngineEvents } from './engineEvents.ts';

/** Stores only the kinds of events, so that a container that restarts forever does not fill the memory. */
export class ContainerWatch {
  readonly #seen = new Set<string>();
  readonly #unsubscribe: () => void;

  constructor(events: EngineEvents, containerId: string) {
    this.#unsubscribe = events.subscribe({
      onContainer: (event) => {
        if (event.containerId === containerId) this.#seen.add(event.action);
      },
    });
  }

  /** Returns true if at least one of these events has occurred. */
  has(...actions: readonly string[]): boolean {
    return actions.some((action) => this.#seen.has(action));
  }

  close(): void {
    this.#unsubscribe();
  }
}
