/** Choice of the engine in use: the first of its addresses, in the order of preference, where an engine answers. */

import { existsSync } from 'node:fs';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { addressText, type EngineAddress } from './engineAddress.ts';
import type { EngineAddresses } from './dockerHost.ts';
import { Engine } from './engine.ts';

/** Interval of the search for an engine that is preferred to the one in use, ms. */
const SEARCH_MS = 5_000;
/** The same while no engine answers, ms. */
const FIRST_SEARCH_MS = 1_000;

/** Engine in use and its changes. A shell keeps the engine in which it was opened. */
export type EngineChoice = {
  /** Undefined when there is no engine. */
  readonly current: Engine | undefined;
  /** Sentence about an address that cannot be used. */
  readonly problem?: string;
  /** Name of the Docker context of the address. */
  readonly context?: string;
  /** Resolves after the first search. */
  readonly ready: Promise<void>;
  /** Engine at the address `where`, or the one in use if that is no address of this choice. */
  readonly at: (where: string | undefined) => Engine | undefined;
  /** Calls the listener after every change of `current`; returns the unsubscriber. */
  readonly onChange: (listener: () => void) => () => void;
};

/** No engine, with the reason. */
export function noEngine(problem: string): EngineChoice & { readonly close: () => void } {
  const nothing = (): undefined => undefined;
  return {
    current: undefined,
    problem,
    ready: Promise.resolve(),
    at: nothing,
    onChange: () => nothing,
    close: nothing,
  };
}

export class Engines implements EngineChoice {
  readonly context?: string;
  readonly ready: Promise<void>;
  readonly #clock: Clock;
  /** True if the user named the engine, so that no other is tried. */
  readonly #isChosen: boolean;
  /** All candidates, in order of preference. */
  readonly #all: readonly { readonly address: EngineAddress; readonly engine: Engine }[];
  readonly #listeners = new Set<() => void>();
  /** Engine in use; undefined while no candidate exists. */
  #current: Engine | undefined;
  /** Set while the next search is scheduled. */
  #cancelSearch: Cancel | undefined;
  #isClosed = false;

  constructor({ addresses, context, isChosen }: EngineAddresses, clock: Clock) {
    this.#clock = clock;
    this.#isChosen = isChosen;
    if (context !== undefined) this.context = context;
    this.#all = addresses.map((address) => ({ address, engine: new Engine(address, clock) }));
    this.#current = this.#present()[0];
    this.ready = this.#search();
  }

  get current(): Engine | undefined {
    return this.#current;
  }

  at(where: string | undefined): Engine | undefined {
    return this.#all.find(({ address }) => addressText(address) === where)?.engine ?? this.#current;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelSearch?.();
    this.#listeners.clear();
    for (const { engine } of this.#all) engine.close();
  }

  /** Engines whose address exists, in the order of preference. */
  #present(): Engine[] {
    const isPresent = (address: EngineAddress): boolean =>
      this.#isChosen || ('socketPath' in address && existsSync(address.socketPath));
    return this.#all.filter(({ address }) => isPresent(address)).map(({ engine }) => engine);
  }

  /** Searches now, and again after an interval; an address that somebody chose is the only one. */
  async #search(): Promise<void> {
    if (this.#isChosen) return;
    const present = this.#present();
    const isUp = this.#current?.events.state.kind === 'up';
    const better = isUp ? present.slice(0, Math.max(0, present.indexOf(this.#current as Engine))) : present;
    const answering = await firstAnswering(better);
    if (this.#isClosed) return;
    this.#use(answering ?? this.#fallback(present));
    const isSettled = answering !== undefined || isUp;
    this.#cancelSearch = this.#clock.setTimeout(
      () => void this.#search(),
      isSettled ? SEARCH_MS : FIRST_SEARCH_MS,
    );
  }

  /** Engine in use as long as its socket exists, else the first one. */
  #fallback(present: readonly Engine[]): Engine | undefined {
    return present.find((engine) => engine === this.#current) ?? present[0];
  }

  #use(engine: Engine | undefined): void {
    if (engine === this.#current) return;
    this.#current = engine;
    for (const listener of this.#listeners) listener();
  }
}

/** The first engine that answers; all are asked at the same time, so that one that hangs delays the others once. */
async function firstAnswering(engines: readonly Engine[]): Promise<Engine | undefined> {
  const answers = await Promise.all(engines.map((engine) => engine.isAnswering()));
  return engines.find((_, index) => answers[index]);
}
