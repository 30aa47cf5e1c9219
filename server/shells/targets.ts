/** What can be opened here, kept current by the engine's events (T1, T2). */

import type { ContainerInfo } from 'dockerode';
import type { Readable } from 'node:stream';
import { BACKOFF_BASE_MS, backoffMs } from '../../protocol/resume/backoff.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import type { Engine } from './engine.ts';

export type TargetList = Omit<Targets, 'type'>;

/** Events that follow each other within this time make one new list, ms. */
const COALESCE_MS = 100;
/** What a list carries at most: enough for a busy machine, and bounded for every client. */
const MAX_CONTAINERS = 2000;
const MAX_LABELS = 32;
const MAX_LABEL_CHARS = 255;
/** Events of containers only; the client's types lack `container` here. */
const EVENT_FILTERS = JSON.stringify({
  type: ['container'],
  event: ['create', 'start', 'die', 'stop', 'kill', 'pause', 'unpause', 'rename', 'destroy', 'update'],
});

/** Watches one engine, or none, for as long as it is not closed. */
export class TargetWatcher {
  readonly #clock: Clock;
  readonly #listeners = new Set<(targets: TargetList) => void>();
  #targets: TargetList;
  #events: Readable | undefined;
  #cancelTimer: Cancel = () => undefined;
  #failures = 0;
  #closed = false;

  constructor(engine: Engine | undefined, localShell: boolean, clock: Clock) {
    this.#clock = clock;
    const state = engine === undefined ? ({ state: 'none' } as const) : ({ state: 'down', reason: 'not asked yet' } as const);
    this.#targets = { local: localShell, engine: state, containers: [] };
    if (engine !== undefined) void this.#connect(engine);
  }

  get current(): TargetList {
    return this.#targets;
  }

  /** Calls the listener on every change from now on; returns how to stop. */
  subscribe(listener: (targets: TargetList) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer();
    this.#events?.destroy();
    this.#listeners.clear();
  }

  /** Listens to events first and lists then, so that no change falls between the two. */
  async #connect(engine: Engine): Promise<void> {
    try {
      const events = (await engine.docker.getEvents({ filters: EVENT_FILTERS })) as Readable;
      if (this.#closed) {
        events.destroy();
        return;
      }
      this.#events = events;
      events.on('data', () => this.#refreshSoon(engine));
      events.on('error', () => events.destroy());
      events.once('end', () => events.destroy());
      events.once('close', () => this.#lost(engine, new Error('its events ended')));
      await this.#refresh(engine);
      this.#failures = 0;
    } catch (error) {
      this.#events?.destroy();
      if (this.#events === undefined) this.#lost(engine, error);
    }
  }

  #lost(engine: Engine, error: unknown): void {
    this.#events = undefined;
    if (this.#closed) return;
    this.#failures += 1;
    this.#publish({ ...this.#targets, engine: { state: 'down', reason: engine.describe(error) }, containers: [] });
    this.#cancelTimer();
    const delay = Math.max(BACKOFF_BASE_MS, backoffMs(this.#failures, Math.random));
    this.#cancelTimer = this.#clock.setTimeout(() => void this.#connect(engine), delay);
  }

  #refreshSoon(engine: Engine): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.setTimeout(() => {
      this.#refresh(engine).catch(() => this.#events?.destroy());
    }, COALESCE_MS);
  }

  async #refresh(engine: Engine): Promise<void> {
    const listed = await engine.docker.listContainers({ all: true });
    if (this.#closed) return;
    const containers = listed.slice(0, MAX_CONTAINERS).map(toTarget);
    containers.sort((a, b) => (a.name < b.name ? -1 : 1));
    this.#publish({ ...this.#targets, engine: { state: 'up' }, containers });
  }

  #publish(targets: TargetList): void {
    this.#targets = targets;
    for (const listener of this.#listeners) listener(targets);
  }
}

function toTarget(info: ContainerInfo): TargetList['containers'][number] {
  const labels = Object.entries(info.Labels)
    .filter(([name, value]) => name.length <= MAX_LABEL_CHARS && value.length <= MAX_LABEL_CHARS)
    .slice(0, MAX_LABELS);
  const project = info.Labels['com.docker.compose.project'];
  const service = info.Labels['com.docker.compose.service'];
  const composed = project !== undefined && service !== undefined;
  return {
    id: info.Id,
    name: (info.Names[0] ?? info.Id).replace(/^\//, '').slice(0, MAX_LABEL_CHARS),
    image: info.Image.slice(0, 512),
    state: info.State,
    labels: Object.fromEntries(labels),
    compose: composed ? { project: project.slice(0, 255), service: service.slice(0, 255) } : null,
  };
}
