/** An engine's events about containers and its own presence, through all its absences. */

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
  /** The engine's word: start, die, stop, kill, destroy … */
  readonly action: string;
  readonly containerId: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type EngineListener = {
  readonly onState?: (state: EngineState) => void;
  readonly onContainer?: (event: ContainerEvent) => void;
};

/** What is asked of the engine: both calls stand alone and may fail at any time. */
export type EventSource = {
  /** Proves that the engine is there and agrees with it on a version. */
  readonly greet: () => Promise<void>;
  /** The engine's own stream, one JSON event on each line. */
  readonly open: (filters: string) => Promise<Readable>;
  /** A sentence about a failure. */
  readonly describe: (error: unknown) => string;
};

/** Longest wait before an absent engine is tried again, ms: local and cheap, so sooner than a server over a network. */
const RETRY_CAP_MS = 3_000;
/** One event is some hundred bytes and its container's labels; longer than this is no event, characters. */
const MAX_EVENT_CHARS = 256 * 1024;
/** What changes a list of containers or tells why one ended; execs have events of their own, many of them ours. */
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

/** Listens while somebody listens to it. */
export class EngineEvents {
  readonly #source: EventSource;
  readonly #clock: Clock;
  readonly #listeners = new Set<EngineListener>();
  #state: EngineState = { kind: 'connecting' };
  #attempt = 0;
  #stream: Readable | undefined;
  #cancelRetry: Cancel | undefined;
  /** Tells a life between `#open` and `#shut` from the next; undefined while nobody listens. */
  #life: object | undefined;

  constructor(source: EventSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Tells every change from now on; returns how to stop. A listener that misses an absence hears of it as `down`, `up`. */
  subscribe(listener: EngineListener): () => void {
    this.#listeners.add(listener);
    if (this.#life === undefined) this.#open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#shut();
    };
  }

  /** Forgets all listeners and ends the connection. */
  close(): void {
    this.#listeners.clear();
    this.#shut();
  }

  #open(): void {
    const life = {};
    this.#life = life;
    this.#state = { kind: 'connecting' };
    this.#attempt = 0;
    void this.#connect(life);
  }

  #shut(): void {
    this.#life = undefined;
    this.#cancelRetry?.();
    this.#stream?.destroy();
    this.#stream = undefined;
  }

  async #connect(life: object): Promise<void> {
    try {
      await this.#source.greet();
      const stream = await this.#source.open(FILTERS);
      if (this.#life !== life) return void stream.destroy();
      this.#follow(stream, life);
    } catch (error) {
      this.#lost(life, error);
    }
  }

  #follow(stream: Readable, life: object): void {
    this.#stream = stream;
    keepAlive((stream as Readable & { readonly socket?: unknown }).socket);
    const decode = new StringDecoder('utf8');
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      const lines = (text + decode.write(chunk)).split('\n');
      text = lines.pop() ?? '';
      if (text.length > MAX_EVENT_CHARS) stream.destroy(new Error('it sent an endless event'));
      for (const line of lines) if (this.#life === life && line.trim() !== '') this.#tell(line);
    });
    let reason: unknown = new Error('its events ended');
    stream.on('error', (error) => (reason = error));
    stream.once('end', () => stream.destroy());
    stream.once('close', () => this.#lost(life, reason));
    this.#attempt = 0;
    this.#change({ kind: 'up' });
  }

  #lost(life: object, error: unknown): void {
    if (this.#life !== life) return;
    this.#stream = undefined;
    const since = this.#state.kind === 'down' ? this.#state.since : this.#clock.now();
    this.#change({ kind: 'down', reason: this.#source.describe(error), since });
    if (this.#life !== life) return;
    this.#attempt += 1;
    const retryMs = Math.min(RETRY_CAP_MS, Math.max(BACKOFF_BASE_MS, backoffMs(this.#attempt, Math.random)));
    this.#cancelRetry = this.#clock.setTimeout(() => void this.#connect(life), retryMs);
  }

  #change(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener.onState?.(state);
  }

  #tell(line: string): void {
    const event = parseEvent(line);
    if (event === undefined) return;
    for (const listener of this.#listeners) listener.onContainer?.(event);
  }
}

/** One line of the engine's stream; undefined when it is no event about a container. */
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
