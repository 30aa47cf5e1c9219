/** What happened to one container since a shell was opened in it, as the engine tells it. */

import type { EngineEvents } from './engineEvents.ts';

/** Remembers kinds of events only, so that a container that restarts for ever takes no memory. */
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

  /** Whether the engine told of this since. */
  has(...actions: readonly string[]): boolean {
    return actions.some((action) => this.#seen.has(action));
  }

  close(): void {
    this.#unsubscribe();
  }
}
