/** What can be opened here, kept current by the engine's events (T1, T2). */

import type { ContainerInfo } from 'dockerode';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import { toTarget } from './docker/containerTarget.ts';
import { callTimeout, type Engine } from './docker/engine.ts';
import type { EngineState } from './docker/engineEvents.ts';

export type TargetList = Omit<Targets, 'type'>;
type ContainerTarget = TargetList['containers'][number];

/** Events that follow each other within this time make one new list, ms. */
const COALESCE_MS = 100;
/** What a list carries at most: enough for a busy machine, and bounded for every client (protocol/messages/targets.ts). */
const MAX_CONTAINERS = 2000;
const MAX_LABELS = 32;
const MAX_LABEL_CHARS = 255;
/** Characters of all labels together: with names and images a list stays below the wire's 1 MiB for a message. */
const MAX_ALL_LABEL_CHARS = 256 * 1024;

/** Watches one engine, or none, for as long as it is not closed. */
export class TargetWatcher {
  readonly #engine: Engine | undefined;
  readonly #clock: Clock;
  readonly #listeners = new Set<(targets: TargetList) => void>();
  readonly #unsubscribe: () => void;
  #targets: TargetList;
  #cancelRefresh: Cancel | undefined;
  #refreshing = false;
  #stale = false;
  #closed = false;

  constructor(engine: Engine | undefined, localShell: boolean, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
    const state =
      engine === undefined
        ? ({ state: 'none' } as const)
        : ({ state: 'down', reason: 'not asked yet' } as const);
    this.#targets = { local: localShell, engine: state, containers: [] };
    const events = engine?.events.subscribe({
      onState: (now) => this.#engineChanged(now),
      onContainer: () => this.#refreshSoon(),
    });
    this.#unsubscribe = events ?? (() => undefined);
    if (engine?.events.state.kind === 'up') void this.#refresh();
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
    this.#cancelRefresh?.();
    this.#unsubscribe();
    this.#listeners.clear();
  }

  /** The engine's events flow before it counts as up, so no change falls between them and the list. */
  #engineChanged(state: EngineState): void {
    if (state.kind === 'up') void this.#refresh();
    if (state.kind === 'down') this.#engineDown(state.reason, state.since);
  }

  #engineDown(reason: string, since: number): void {
    const time = new Date(since).toISOString().replace(/\.\d+Z$/, 'Z');
    this.#publish({
      ...this.#targets,
      engine: { state: 'down', reason: `${reason} (since ${time})` },
      containers: [],
    });
  }

  #refreshSoon(): void {
    this.#cancelRefresh ??= this.#clock.setTimeout(() => void this.#refresh(), COALESCE_MS);
  }

  /** One list at a time; a change while one is under way makes another. */
  async #refresh(): Promise<void> {
    this.#cancelRefresh?.();
    this.#cancelRefresh = undefined;
    this.#stale = this.#refreshing;
    const engine = this.#engine;
    if (engine === undefined || this.#refreshing) return;
    this.#refreshing = true;
    try {
      const listed = await engine.docker.listContainers({ all: true, abortSignal: callTimeout() });
      const isUp = engine.events.state.kind === 'up';
      if (isUp) this.#publish({ ...this.#targets, engine: { state: 'up' }, containers: toTargets(listed) });
    } catch (error) {
      this.#engineDown(engine.describe(error), this.#clock.now());
      this.#refreshSoonAfterFailure();
    }
    this.#refreshing = false;
    if (this.#stale && !this.#closed) await this.#refresh();
  }

  /** An engine that is gone says so through its events; one that is there and fails to list is asked again. */
  #refreshSoonAfterFailure(): void {
    if (!this.#closed && this.#engine?.events.state.kind === 'up') this.#refreshSoon();
  }

  #publish(targets: TargetList): void {
    if (this.#closed || JSON.stringify(targets) === JSON.stringify(this.#targets)) return;
    this.#targets = targets;
    for (const listener of this.#listeners) listener(targets);
  }
}

/** Running containers first to be kept, then sorted by name. */
function toTargets(listed: readonly ContainerInfo[]): ContainerTarget[] {
  const kept = listed
    .toSorted((a, b) => Number(b.State === 'running') - Number(a.State === 'running'))
    .slice(0, MAX_CONTAINERS);
  let labelChars = MAX_ALL_LABEL_CHARS;
  const targets = kept.map((info) => {
    const labels = boundedLabels(info.Labels ?? {}, labelChars);
    for (const [name, value] of Object.entries(labels)) labelChars -= name.length + value.length;
    return toTarget(info, labels);
  });
  return targets.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Labels that are too long, too many or over the budget are left out whole: half a value would be a wrong one. */
function boundedLabels(all: Readonly<Record<string, string>>, budgetChars: number): Record<string, string> {
  const kept: Record<string, string> = {};
  let count = 0;
  let left = budgetChars;
  for (const [name, value] of Object.entries(all)) {
    const chars = name.length + value.length;
    if (
      name.length > MAX_LABEL_CHARS ||
      value.length > MAX_LABEL_CHARS ||
      chars > left ||
      count >= MAX_LABELS
    )
      continue;
    kept[name] = value;
    count += 1;
    left -= chars;
  }
  return kept;
}
