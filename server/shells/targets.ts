/** List of targets, updated by the engine's events (T1, T2). */

import type { ContainerInfo } from 'dockerode';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import { toTarget } from './docker/containerTarget.ts';
import { callTimeout, type Engine } from './docker/engine.ts';
import type { EngineState } from './docker/engineEvents.ts';
import type { EngineChoice } from './docker/engines.ts';
import { currentMembers } from './docker/swarmTasks.ts';

export type TargetList = Omit<Targets, 'type'>;
type ContainerTarget = TargetList['containers'][number];

/** Delay from an event to the new list, ms, so that several events in a row cause one list. */
const COALESCE_MS = 100;
/** Limits of a list, sufficient for a busy machine (protocol/messages/targets.ts). */
const MAX_CONTAINERS = 2000;
const MAX_LABELS = 32;
const MAX_LABEL_CHARS = 255;
/** Max characters of all labels. With names and images, a list stays below the message limit of 1 MiB. */
const MAX_ALL_LABEL_CHARS = 256 * 1024;

/** Max characters of an engine's name (protocol/messages/targets.ts). */
const MAX_ENGINE_CHARS = 255;

/** Watches the engine in use, or none, until it is closed. */
export class TargetWatcher {
  readonly #choice: EngineChoice;
  readonly #clock: Clock;
  readonly #listeners = new Set<(targets: TargetList) => void>();
  /** Ends the subscription to the choice of the engine. */
  readonly #unsubscribe: () => void;
  /** Watched engine and the end of its subscription. */
  #engine: Engine | undefined;
  /** Ends the subscription to the current engine's events. */
  #leaveEngine: () => void = () => undefined;
  /** Last published list. */
  #targets: TargetList;
  /** Cancels a scheduled refresh. */
  #cancelRefresh: Cancel | undefined;
  /** True while a list is being read; a change meanwhile causes another one. */
  #isRefreshing = false;
  /** True if a change arrived during the current refresh. */
  #isStale = false;
  /** True after `close`. */
  #isClosed = false;

  constructor(choice: EngineChoice, localShell: boolean, clock: Clock) {
    this.#choice = choice;
    this.#clock = clock;
    this.#targets = { local: localShell, engine: this.#initialState(), containers: [] };
    this.#unsubscribe = choice.onChange(() => this.#watchCurrent());
    this.#watchCurrent();
  }

  #initialState(): TargetList['engine'] {
    const { current, problem } = this.#choice;
    if (problem !== undefined) return { state: 'down', reason: problem };
    return current === undefined ? { state: 'none' } : { state: 'down', reason: 'not contacted yet' };
  }

  /** Watches the engine in use instead of an earlier one. */
  #watchCurrent(): void {
    this.#leaveEngine();
    const engine = this.#choice.current;
    this.#engine = engine;
    if (engine === undefined) {
      this.#leaveEngine = () => undefined;
      return this.#publish({ ...this.#targets, engine: this.#initialState(), containers: [] });
    }
    this.#leaveEngine = engine.events.subscribe({
      onState: (now) => this.#engineChanged(now),
      onContainer: () => this.#refreshSoon(),
      onGap: () => this.#refreshSoon(),
    });
    this.#engineChanged(engine.events.state);
  }

  get current(): TargetList {
    return this.#targets;
  }

  /** Calls the listener on every change from now on. Returns a function that unsubscribes. */
  subscribe(listener: (targets: TargetList) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelRefresh?.();
    this.#unsubscribe();
    this.#leaveEngine();
    this.#listeners.clear();
  }

  /** Events are received before the engine counts as up. So no change is missed between its return and the list. */
  #engineChanged(state: EngineState): void {
    if (state.kind === 'up') void this.#refresh();
    if (state.kind === 'down') this.#engineDown(state.reason, state.since);
  }

  #up({ product, where }: Engine): TargetList['engine'] {
    const { context } = this.#choice;
    const origin = context === undefined ? '' : ` (Docker context ${context})`;
    return { state: 'up', name: `${product} at ${where}${origin}`.slice(0, MAX_ENGINE_CHARS) };
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

  /** Requests one list at a time. A change during a request causes another request. */
  async #refresh(): Promise<void> {
    this.#cancelRefresh?.();
    this.#cancelRefresh = undefined;
    this.#isStale = this.#isRefreshing;
    const engine = this.#engine;
    if (engine === undefined || this.#isRefreshing) return;
    this.#isRefreshing = true;
    try {
      const listed = await engine.docker.listContainers({ all: true, abortSignal: callTimeout() });
      const containers = await currentMembers(engine, listed);
      const isUp = engine === this.#engine && engine.events.state.kind === 'up';
      if (isUp)
        this.#publish({ ...this.#targets, engine: this.#up(engine), containers: toTargets(containers) });
    } catch (error) {
      if (engine === this.#engine) this.#engineDown(engine.describe(error), this.#clock.now());
      this.#refreshSoonAfterFailure();
    }
    this.#isRefreshing = false;
    if (this.#isStale && !this.#isClosed) await this.#refresh();
  }

  /** Retries if the engine is up. If it is down, its events report when it is back. */
  #refreshSoonAfterFailure(): void {
    if (!this.#isClosed && this.#engine?.events.state.kind === 'up') this.#refreshSoon();
  }

  #publish(targets: TargetList): void {
    if (this.#isClosed || JSON.stringify(targets) === JSON.stringify(this.#targets)) return;
    this.#targets = targets;
    for (const listener of this.#listeners) listener(targets);
  }
}

/** Returns the targets of the listed containers, sorted by name. Running ones take precedence within the limit. */
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

/** Returns the labels within the limits. Others are left out completely, because a cut value would be wrong. */
function boundedLabels(all: Readonly<Record<string, string>>, budgetChars: number): Record<string, string> {
  const kept: Record<string, string> = {};
  let count = 0;
  let left = budgetChars;
  for (const [name, value] of Object.entries(all)) {
    const chars = name.length + value.length;
    const isTooLong = name.length > MAX_LABEL_CHARS || value.length > MAX_LABEL_CHARS;
    if (isTooLong || chars > left || count >= MAX_LABELS) continue;
    kept[name] = value;
    count += 1;
    left -= chars;
  }
  return kept;
}
