/** Events of an engine about its containers and its availability, with reconnects. */

import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { BACKOFF_BASE_MS, backoffMs } from '../../../protocol/resume/backoff.ts';
import { keepAlive } from './keepAlive.ts';

export type EngineState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'up' }
  /** `since` is wall time, ms since 1970. */
  | { readonly kind: 'down'; readonly reason: string; readonly since: number };

export type ContainerEvent = {
  /** Name in the engine: start, die, stop, kill, destroy … */
  readonly action: string;
  readonly containerId: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type EngineListener = {
  readonly onState?: (state: EngineState) => void;
  readonly onContainer?: (event: ContainerEvent) => void;
};

/** Calls to the engine. Each one is independent and may fail at any time. */
export type EventSource = {
  /** Checks that the engine answers, and negotiates the API version. */
  readonly negotiate: () => Promise<void>;
  /** Opens the engine's event stream, with one JSON event per line. */
  readonly open: (filters: string) => Promise<Readable>;
  /** Returns a message about a failure. */
  readonly describe: (error: unknown) => string;
};

/** Max retry interval, ms. It is shorter than for a server over a network, because local retries are cheap. */
const MAX_RETRY_MS = 3_000;
/** Max characters of an event. An event has some hundred bytes, plus the labels of its container. */
const MAX_EVENT_CHARS = 256 * 1024;
/** Events that change the list of containers or show why one ended. Events of execs are left out. */
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
];
const FILTERS = JSON.stringify({ type: ['container'], event: ACTIONS });

/** Receives the engine's events while it has subscribers. */
export class EngineEvents {
  readonly #source: EventSource;
  readonly #clock: Clock;
  readonly #listeners = new Set<EngineListener>();
  #state: EngineState = { kind: 'connecting' };
  /** Number of failed connection attempts since the last success. */
  #attempt = 0;
  #stream: Readable | undefined;
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
    this.#cancelRetry?.();
    this.#stream?.destroy();
    this.#stream = undefined;
  }

  async #connect(period: object): Promise<void> {
    try {
      await this.#source.negotiate();
      const stream = await this.#source.open(FILTERS);
      if (this.#period !== period) return void stream.destroy();
      this.#follow(stream, period);
    } catch (error) {
      this.#lost(period, error);
    }
  }

  #follow(stream: Readable, period: object): void {
    this.#stream = stream;
    keepAlive((stream as Readable & { readonly socket?: unknown }).socket);
    const decode = new StringDecoder('utf8');
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      const lines = (text + decode.write(chunk)).split('\n');
      text = lines.pop() ?? '';
      if (text.length > MAX_EVENT_CHARS) stream.destroy(new Error('it sent an endless event'));
      for (const line of lines) if (this.#period === period && line.trim() !== '') this.#emit(line);
    });
    let reason: unknown = new Error('its events ended');
    stream.on('error', (error) => (reason = error));
    stream.once('end', () => stream.destroy());
    stream.once('close', () => this.#lost(period, reason));
    this.#attempt = 0;
    this.#change({ kind: 'up' });
  }

  #lost(period: object, error: unknown): void {
    if (this.#period !== period) return;
    this.#stream = undefined;
    const since = this.#state.kind === 'down' ? this.#state.since : this.#clock.now();
    this.#change({ kind: 'down', reason: this.#source.describe(error), since });
    if (this.#period !== period) return;
    this.#attempt += 1;
    const retryMs = Math.min(MAX_RETRY_MS, Math.max(BACKOFF_BASE_MS, backoffMs(this.#attempt, Math.random)));
    this.#cancelRetry = this.#clock.setTimeout(() => void this.#connect(period), retryMs);
  }

  #change(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener.onState?.(state);
  }

  #emit(line: string): void {
    const event = parseEvent(line);
    if (event === undefined) return;
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
    return { action: Action, containerId: Actor.ID, attributes: Actor.Attributes ?? {} };
  } catch {
    return undefined;
  }
}
