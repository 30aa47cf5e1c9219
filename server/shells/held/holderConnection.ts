/** The connection to one holder through all its interruptions: dialed anew for ever, until the holder is known to be gone. */

import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { backoffMs } from '../../../protocol/resume/backoff.ts';
import type { ShellAbsence, ShellAway, ShellEnd } from '../shell.ts';
import type { HolderPipe, HolderStream } from './holderPipe.ts';
import { encodeToHolder, HolderReader, type FromHolder, type ToHolder } from './holderWire.ts';

export type Welcome = Extract<FromHolder, { kind: 'welcome' }>;

export type HolderConnectionEvents = {
  /** What a new connection says first, in one piece. */
  readonly hello: () => readonly ToHolder[];
  readonly onWelcome: (welcome: Welcome) => void;
  readonly onFrame: (frame: Exclude<FromHolder, { kind: 'welcome' | 'pong' }>) => void;
  /** A connection that was welcomed has closed. With true it is dialed again. */
  readonly onCut: () => boolean;
  /** The holder can not be reached now; null when it answers again. */
  readonly onAway: (absence: ShellAbsence | null) => void;
  /** Called at most once; the link is closed then. */
  readonly onGone: (end: ShellEnd) => void;
};

/** How often the holder is asked whether it is there, ms; it drops a peer that was silent for three of these. */
const PING_EVERY_MS = 10_000;
/** Silence after which a connection counts as dead, ms: as the holder counts it. */
const SILENCE_MS = 30_000;
/** A connection that held this long was a good one, and is replaced at once, ms. */
const GOOD_AFTER_MS = 1_000;

type Current = {
  readonly connection: HolderStream;
  openedAt: number;
  heardAt: number;
  isWelcome: boolean;
};

export class HolderConnection {
  readonly #pipe: HolderPipe;
  readonly #clock: Clock;
  readonly #events: HolderConnectionEvents;
  readonly #stopListening: readonly (() => void)[];
  #current: Current | undefined;
  #dialing = false;
  #closed = false;
  #attempt = 0;
  /** Since when there is no connection: from the first try that failed, or from the end of the last one on. */
  #lostAt: number | undefined;
  #isAway = false;
  #cancelRetry: Cancel | undefined;
  #cancelPing: Cancel | undefined;

  constructor(pipe: HolderPipe, clock: Clock, events: HolderConnectionEvents) {
    this.#pipe = pipe;
    this.#clock = clock;
    this.#events = events;
    this.#stopListening = [pipe.onBack(() => this.#back()), pipe.onStall((away) => this.#stalled(away))];
  }

  /** Dials for the first time. */
  open(): void {
    void this.#dial();
  }

  get isWelcome(): boolean {
    return this.#current?.isWelcome === true;
  }

  /** Says it if there is a welcome connection, and nothing otherwise. */
  send(frame: ToHolder): void {
    if (this.#current?.isWelcome === true) this.#current.connection.stream.write(encodeToHolder(frame));
  }

  /** Lets go of the holder; nothing is told afterwards. */
  close(): void {
    this.#closed = true;
    for (const stop of this.#stopListening) stop();
    this.#cancelRetry?.();
    this.#cancelPing?.();
    // Behind what was written, so that the last words arrive.
    this.#current?.connection.stream.destroySoon();
    this.#current = undefined;
    this.#pipe.close();
  }

  /** The connection stays: the holder keeps what a shell prints for whom it takes to be there. */
  #stalled(away: ShellAway): void {
    if (!this.isWelcome) return;
    this.#isAway = true;
    this.#events.onAway({ ...away, since: this.#clock.now() });
  }

  #back(): void {
    // The answer says whether it is so.
    if (this.#isAway) this.send({ kind: 'ping' });
    if (this.#cancelRetry === undefined) return;
    this.#cancelRetry();
    void this.#dial();
  }

  async #dial(): Promise<void> {
    this.#cancelRetry = undefined;
    if (this.#closed || this.#dialing || this.#current !== undefined) return;
    this.#dialing = true;
    const dialed = await this.#pipe.dial();
    this.#dialing = false;
    if (this.#closed) {
      if (dialed.kind === 'open') dialed.connection.stream.destroy();
    } else if (dialed.kind === 'open') this.#follow(dialed.connection);
    else if (dialed.kind === 'gone') this.#gone(dialed.end);
    else this.#away(dialed.away);
  }

  #away(away: ShellAway): void {
    this.#isAway = true;
    this.#lostAt ??= this.#clock.now();
    this.#events.onAway({ ...away, since: this.#lostAt });
    this.#retryLater();
  }

  #retryLater(): void {
    const waitMs = backoffMs(this.#attempt, Math.random);
    this.#attempt += 1;
    this.#cancelRetry = this.#clock.setTimeout(() => void this.#dial(), waitMs);
  }

  #gone(end: ShellEnd): void {
    this.close();
    this.#events.onGone(end);
  }

  #follow(connection: HolderStream): void {
    const now = this.#clock.now();
    const current: Current = { connection, openedAt: now, heardAt: now, isWelcome: false };
    this.#current = current;
    const reader = new HolderReader();
    const { stream } = connection;
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => this.#read(current, reader, chunk));
    stream.once('end', () => stream.destroy());
    stream.once('close', () => void this.#lost(current));
    stream.write(Buffer.concat(this.#events.hello().map(encodeToHolder)));
    this.#cancelPing?.();
    this.#cancelPing = this.#clock.setTimeout(() => this.#ping(current), PING_EVERY_MS);
  }

  #read(current: Current, reader: HolderReader, chunk: Buffer): void {
    if (this.#current !== current) return;
    current.heardAt = this.#clock.now();
    try {
      for (const bytes of current.connection.unwrap(chunk)) {
        for (const frame of reader.push(bytes)) if (this.#current === current) this.#take(current, frame);
      }
    } catch {
      // What is no holder's is not listened to; a holder answers the next try.
      current.connection.stream.destroy();
    }
  }

  #take(current: Current, frame: FromHolder): void {
    if (frame.kind === 'pong') this.#reached();
    else if (frame.kind === 'welcome') {
      current.isWelcome = true;
      this.#reached();
      this.#events.onWelcome(frame);
    } else this.#events.onFrame(frame);
  }

  #reached(): void {
    this.#lostAt = undefined;
    if (this.#isAway) this.#events.onAway(null);
    this.#isAway = false;
  }

  #ping(current: Current): void {
    if (this.#current !== current) return;
    if (this.#clock.now() - current.heardAt >= SILENCE_MS) {
      current.connection.stream.destroy();
      return;
    }
    this.send({ kind: 'ping' });
    this.#cancelPing = this.#clock.setTimeout(() => this.#ping(current), PING_EVERY_MS);
  }

  async #lost(current: Current): Promise<void> {
    if (this.#current !== current) return;
    this.#current = undefined;
    this.#cancelPing?.();
    if (current.isWelcome) {
      this.#lostAt = this.#clock.now();
      if (this.#clock.now() - current.openedAt >= GOOD_AFTER_MS) this.#attempt = 0;
      if (this.#events.onCut()) this.#retryLater();
      return;
    }
    const end = await current.connection.verdict();
    if (this.#closed) return;
    if (end === undefined) this.#retryLater();
    else this.#gone(end);
  }
}
