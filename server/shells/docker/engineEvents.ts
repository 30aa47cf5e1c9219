/** Events of an engine about its containers and its availability, with reconnects. */

import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { BACKOFF_BASE_MS, backoffMs } from '../../../protocol/resume/backoff.ts';
import { keepAlive } from './keepAlive.ts';
import { listChanges, type ListedContainers } from './listChanges.ts';

export type EngineState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'up' }
  /** `since` is wall time, ms since 1970. */
  | { readonly kind: 'down'; readonly reason: string; readonly since: number };

export type ContainerEvent = {
  /** Docker's name: start, die, stop, kill, destroy … */
  readonly action: string;
  readonly containerId: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type EngineListener = {
  readonly onState?: (state: EngineState) => void;
  readonly onContainer?: (event: ContainerEvent) => void;
  /** The engine's stream was replaced: events may have been missed. */
  readonly onGap?: () => void;
};

/** Calls to the engine. Each one is independent and may fail at any time. */
export type EventSource = {
  /** Checks that the engine answers, and negotiates the API version. */
  readonly negotiate: () => Promise<void>;
  /** Opens the engine's stream, one JSON event per line. */
  readonly open: (filters: string, signal: AbortSignal) => Promise<Readable>;
  /** All containers, for an engine that gives no events. */
  readonly list: () => Promise<ListedContainers>;
  /** True when the engine, or a proxy before it, answered and refuses its events. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Message about a failure. */
  readonly describe: (error: unknown) => string;
};

/** Max retry interval, ms. It is shorter than for a server over a network, because local retries are cheap. */
const MAX_RETRY_MS = 3_000;
/** Max characters of an event. An event has some hundred bytes, plus the labels of its container. */
const MAX_EVENT_CHARS = 256 * 1024;
/** Interval of the lists of an engine that gives no events, ms. */
const POLL_MS = 2_000;
/** Max life of a stream from an engine that gives no events: a proxy may answer and end it at once, ms. */
const SHORT_STREAM_MS = 1_000;
/** Time for a stream to open, ms: Podman answers the request for its events with the first of them. Until then lists are polled. */
const OPEN_MS = 500;
/** Time to replace a stream that ended, as those through a proxy do when they are idle, before the engine counts as down, ms. */
const REPLACE_MS = 1_000;
/** Podman's names of events, and Docker's. */
const DOCKER_NAMES: Readonly<Record<string, string>> = { died: 'die', remove: 'destroy' };
/** Events that change the list of containers or show why one ended, without those of execs. */
const ACTIONS = [
  'create',
  'start',
  'restart',
  'die',
  'stop',
  'kill',
  'oom',
  'pause',
  'unpause',
  'rename',
  'destroy',
  'update',
  ...Object.keys(DOCKER_NAMES),
];
const FILTERS = JSON.stringify({ type: ['container'], event: ACTIONS });

/** Receives the engine's events while it has subscribers. */
export class EngineEvents {
  readonly #source: EventSource;
  readonly #clock: Clock;
  readonly #listeners = new Set<EngineListener>();
  /** Last known state of the engine. */
  #state: EngineState = { kind: 'connecting' };
  /** Number of failed connection attempts since the last success. */
  #attempt = 0;
  /** Open stream of events; undefined while there is none. */
  #stream: Readable | undefined;
  /** Aborts the request for the stream. */
  #opening: AbortController | undefined;
  /** Set while the next attempt is scheduled. */
  #cancelRetry: Cancel | undefined;
  /** Identifies the period from `#open` to `#shut`; undefined without subscribers. */
  #period: object | undefined;

  constructor(source: EventSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Subscribes to changes from now on. Returns a function that unsubscribes. Every outage is reported as `down`, then `up`. */
  subscribe(listener: EngineListener): () => void {
    this.#listeners.add(listener);
    if (this.#period === undefined) this.#open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#shut();
    };
  }

  /** Removes all subscribers and closes the connection. */
  close(): void {
    this.#listeners.clear();
    this.#shut();
  }

  #open(): void {
    const period = {};
    this.#period = period;
    this.#state = { kind: 'connecting' };
    this.#attempt = 0;
    void this.#connect(period);
  }

  #shut(): void {
    this.#period = undefined;
    this.#opening?.abort();
    this.#opening = undefined;
    this.#cancelRetry?.();
    this.#stream?.destroy();
    this.#stream = undefined;
  }

  /** @param endedBy reason for the end of the stream that this connection replaces. */
  async #connect(period: object, endedBy?: unknown): Promise<void> {
    const opening = new AbortController();
    this.#opening = opening;
    const isCurrent = (): boolean => this.#period === period && this.#opening === opening;
    let cancelWait: Cancel | undefined;
    try {
      await this.#source.negotiate();
      if (!isCurrent()) return;
      let isLate = false;
      cancelWait = this.#clock.setTimeout(() => {
        isLate = true;
        this.#pollOrLose(period, endedBy);
      }, OPEN_MS);
      const stream = await this.#openUnlessRefused(opening.signal);
      if (!isCurrent()) return void stream?.destroy();
      if (stream === undefined) return this.#pollOrLose(period, endedBy);
      this.#follow(stream, period);
      if (isLate || endedBy !== undefined) for (const listener of this.#listeners) listener.onGap?.();
    } catch (error) {
      if (isCurrent()) this.#lost(period, endedBy ?? error);
    } finally {
      cancelWait?.();
    }
  }

  /** The engine's stream; undefined when its events are refused. */
  async #openUnlessRefused(signal: AbortSignal): Promise<Readable | undefined> {
    try {
      return await this.#source.open(FILTERS, signal);
    } catch (error) {
      if (this.#source.isRefusal(error)) return undefined;
      throw error;
    }
  }

  /** Polls; the engine counts as down when the list fails. */
  #pollOrLose(period: object, endedBy?: unknown): void {
    this.#poll(period).catch((error: unknown) => this.#lost(period, endedBy ?? error));
  }

  /** Lists the containers regularly until there is a stream, and emits the differences as events; rejects when the list fails. */
  async #poll(period: object, before?: ListedContainers): Promise<void> {
    const now = await this.#source.list();
    if (this.#period !== period || this.#stream !== undefined) return;
    this.#attempt = 0;
    if (this.#state.kind !== 'up') this.#change({ kind: 'up' });
    for (const event of before === undefined ? [] : listChanges(before, now)) this.#notify(event);
    const next = (): void => void this.#poll(period, now).catch((error) => this.#lost(period, error));
    this.#cancelRetry = this.#clock.setTimeout(next, POLL_MS);
  }

  #follow(stream: Readable, period: object): void {
    this.#stream = stream;
    this.#cancelRetry?.();
    keepAlive((stream as Readable & { readonly socket?: unknown }).socket);
    const decode = new StringDecoder('utf8');
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      const lines = (text + decode.write(chunk)).split('\n');
      text = lines.pop() ?? '';
      if (text.length > MAX_EVENT_CHARS) {
        this.#lost(period, new Error('it sent an endless event'));
        stream.destroy();
        return;
      }
      for (const line of lines) if (this.#period === period && line.trim() !== '') this.#emit(line);
    });
    let reason: unknown = new Error('its events ended');
    stream.on('error', (error) => (reason = error));
    stream.once('end', () => stream.destroy());
    const openedAt = this.#clock.now();
    stream.once('close', () => {
      if (this.#stream === stream) this.#ended(period, reason, this.#clock.now() - openedAt);
    });
    this.#attempt = 0;
    if (this.#state.kind !== 'up') this.#change({ kind: 'up' });
  }

  /** Replaces a stream that ended; the engine counts as down when that fails or takes too long. */
  #ended(period: object, reason: unknown, lifeMs: number): void {
    if (this.#period !== period) return;
    this.#stream = undefined;
    const cancel = this.#clock.setTimeout(() => this.#down(period, reason), REPLACE_MS);
    const next =
      lifeMs >= SHORT_STREAM_MS
        ? this.#connect(period, reason)
        : this.#poll(period).catch(() => this.#lost(period, reason));
    void next.finally(cancel);
  }

  #lost(period: object, error: unknown): void {
    if (this.#period !== period) return;
    this.#opening?.abort();
    this.#opening = undefined;
    this.#stream = undefined;
    this.#cancelRetry?.();
    this.#down(period, error);
    if (this.#period !== period) return;
    this.#attempt += 1;
    const retryMs = Math.min(MAX_RETRY_MS, Math.max(BACKOFF_BASE_MS, backoffMs(this.#attempt, Math.random)));
    this.#cancelRetry = this.#clock.setTimeout(() => void this.#connect(period), retryMs);
  }

  #down(period: object, error: unknown): void {
    if (this.#period !== period) return;
    const since = this.#state.kind === 'down' ? this.#state.since : this.#clock.now();
    this.#change({ kind: 'down', reason: this.#source.describe(error), since });
  }

  #change(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener.onState?.(state);
  }

  #emit(line: string): void {
    const event = parseEvent(line);
    if (event !== undefined) this.#notify(event);
  }

  #notify(event: ContainerEvent): void {
    for (const listener of this.#listeners) listener.onContainer?.(event);
  }
}

/** Parses a line of the engine's stream. Returns undefined if it is not an event about a container. */
function parseEvent(line: string): ContainerEvent | undefined {
  try {
    const { Action, Actor } = JSON.parse(line) as {
      Action?: string;
      Actor?: { ID?: string; Attributes?: Record<string, string> };
    };
    if (Action === undefined || Actor?.ID === undefined) return undefined;
    const action = DOCKER_NAMES[Action] ?? Action;
    return { action, containerId: Actor.ID, attributes: Actor.Attributes ?? {} };
  } catch {
    return undefined;
  }
}
