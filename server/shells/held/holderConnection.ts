/** Connection to one holder. It is dialed again after each interruption, until the holder is known to have ended. */

import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { backoffMs } from '../../../protocol/resume/backoff.ts';
import type { ShellAbsence, ShellAway, ShellEnd } from '../shell.ts';
import type { HolderPipe, HolderStream } from './holderPipe.ts';
import { encodeToHolder, HolderReader, type FromHolder, type ToHolder } from './holderWire.ts';

export type Welcome = Extract<FromHolder, { kind: 'welcome' }>;

export type HolderConnectionEvents = {
  /** Returns the first frames of a new connection, which are sent at once. */
  readonly hello: () => readonly ToHolder[];
  readonly onWelcome: (welcome: Welcome) => void;
  readonly onFrame: (frame: Exclude<FromHolder, { kind: 'welcome' | 'pong' }>) => void;
  /** Called when a welcomed connection closed. Returns true if the holder should be dialed again. */
  readonly onCut: () => boolean;
  /** Called when the holder cannot be reached, and with null when it answers again. */
  readonly onAway: (absence: ShellAbsence | null) => void;
  /** Called at most once, when the holder has ended and the connection was closed. */
  readonly onGone: (end: ShellEnd) => void;
};

/** Interval of pings, ms. The holder drops a peer that sent nothing for three intervals. */
const PING_EVERY_MS = 10_000;
/** Time without frames after which a connection counts as dead, ms. The holder uses the same time. */
const SILENCE_MS = 30_000;
/** Min duration of a connection that resets the retry delay, ms. */
const STABLE_AFTER_MS = 1_000;

type Current = {
  readonly connection: HolderStream;
  openedAt: number;
  /** Time of the last frame. */
  receivedAt: number;
  isWelcome: boolean;
};

export class HolderConnection {
  readonly #pipe: HolderPipe;
  readonly #clock: Clock;
  readonly #events: HolderConnectionEvents;
  /** Ends the subscriptions to the pipe's events. */
  readonly #unsubscribe: readonly (() => void)[];
  /** Current stream to the holder; undefined while there is none. */
  #current: Current | undefined;
  /** True while a stream is being opened. */
  #isDialing = false;
  /** True after `close`. */
  #isClosed = false;
  /** Number of failed dials since the last stable connection. */
  #attempt = 0;
  /** Time of the first failed dial, or of the end of the last connection; undefined while connected. */
  #lostAt: number | undefined;
  /** True between `onAway` with an absence and `onAway` with null. */
  #isAway = false;
  /** Set while the next attempt is scheduled. */
  #cancelRetry: Cancel | undefined;
  /** Set while the next ping is scheduled. */
  #cancelPing: Cancel | undefined;

  constructor(pipe: HolderPipe, clock: Clock, events: HolderConnectionEvents) {
    this.#pipe = pipe;
    this.#clock = clock;
    this.#events = events;
    this.#unsubscribe = [pipe.onBack(() => this.#back()), pipe.onStall((away) => this.#stalled(away))];
  }

  /** Dials for the first time. */
  open(): void {
    void this.#dial();
  }

  get isWelcome(): boolean {
    return this.#current?.isWelcome === true;
  }

  /** Sends a frame on a welcomed connection. Without such a connection the frame is dropped. */
  send(frame: ToHolder): void {
    if (this.#current?.isWelcome === true) this.#current.connection.stream.write(encodeToHolder(frame));
  }

  /** Closes the connection. No events follow. */
  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#cancelRetry?.();
    this.#cancelPing?.();
    // Pending frames are still sent.
    this.#current?.connection.stream.destroySoon();
    this.#current = undefined;
    this.#pipe.close();
  }

  /** Reports the shell as away, but keeps the connection, because the holder retains output for it. */
  #stalled(away: ShellAway): void {
    if (!this.isWelcome) return;
    this.#isAway = true;
    this.#events.onAway({ ...away, since: this.#clock.now() });
  }

  #back(): void {
    // The holder's pong will end the absence.
    if (this.#isAway) this.send({ kind: 'ping' });
    if (this.#cancelRetry === undefined) return;
    this.#cancelRetry();
    void this.#dial();
  }

  async #dial(): Promise<void> {
    this.#cancelRetry = undefined;
    if (this.#isClosed || this.#isDialing || this.#current !== undefined) return;
    this.#isDialing = true;
    const dialed = await this.#pipe.dial();
    this.#isDialing = false;
    if (this.#isClosed) {
      if (dialed.kind === 'open') dialed.connection.stream.destroy();
    } else if (dialed.kind === 'open') this.#use(dialed.connection);
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

  #use(connection: HolderStream): void {
    const now = this.#clock.now();
    const current: Current = { connection, openedAt: now, receivedAt: now, isWelcome: false };
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
    current.receivedAt = this.#clock.now();
    try {
      for (const bytes of current.connection.unwrap(chunk)) {
        for (const frame of reader.push(bytes)) if (this.#current === current) this.#take(current, frame);
      }
    } catch {
      // The data is malformed, but the next connection may reach a holder.
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
    if (this.#clock.now() - current.receivedAt >= SILENCE_MS) {
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
      if (this.#clock.now() - current.openedAt >= STABLE_AFTER_MS) this.#attempt = 0;
      if (this.#events.onCut()) this.#retryLater();
      return;
    }
    const end = await current.connection.verdict();
    if (this.#isClosed) return;
    if (end === undefined) this.#retryLater();
    else this.#gone(end);
  }
}
