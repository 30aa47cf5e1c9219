/** Output and resizes of a held shell, emitted in order, with flow control for the holder. */

import type { ShellAbsence, ShellEnd, ShellEvents, TtySize } from '../shell.ts';

/** Change number `number` of the tty's size, which applies from output offset `at`. */
export type HeldSize = { readonly number: number; readonly at: number; readonly size: TtySize };

/**
 * Range of the window, which is the number of bytes that the holder may send ahead of the reader. The max is more than an
 * engine transfers in a round trip. The min is small: a reader that pauses is slow, and output in flight still appears after an
 * interrupt (W5).
 */
const MAX_WINDOW_BYTES = 256 * 1024;
const MIN_WINDOW_BYTES = 1024;
const FIRST_WINDOW_BYTES = 16 * 1024;

type Piece = { readonly offset: number; readonly bytes: Uint8Array };

/** Receives frames up to the window even while paused, so that events between the output arrive at once. */
export class HeldOutput {
  /** Allows the holder to send output up to an offset. */
  readonly #grant: (offset: number) => void;
  #events: ShellEvents | undefined;
  /** True after `start`. */
  #isStarted = false;
  /** True after the end was emitted. */
  #isOver = false;
  /** True between `pause` and `resume`. */
  #isPaused = false;
  /** True during an event, to prevent emitting within it. */
  #isEmitting = false;
  /** Offset of the next output from the holder. */
  #next = 0;
  /** Offset below which output was emitted. */
  #emitted = 0;
  /** Offset below which the holder may send output. */
  #granted = 0;
  /** Window size. It doubles after eight windows without a pause, and halves with each pause. */
  #windowBytes = FIRST_WINDOW_BYTES;
  /** Bytes emitted since the last pause or change of the window size. */
  #emittedUnpaused = 0;
  /** Pieces that were received but not emitted yet, in order of their offsets. */
  #pieces: Piece[] = [];
  /** Size changes whose offset was not reached yet. */
  #sizes: HeldSize[] = [];
  /** Number of the newest size received. */
  #lastSize = 0;
  /** Last working directory that the holder reported. */
  #directory: string | undefined;
  /** Set while the shell cannot be reached. */
  #absence: ShellAbsence | null = null;
  /** End of the shell, emitted after all output. */
  #end: ShellEnd | undefined;
  #resolveOver: () => void = () => undefined;

  /** Resolves when the end was emitted. */
  readonly over: Promise<void>;

  /** @param grant allows the holder to send output below the given offset. */
  constructor(grant: (offset: number) => void) {
    this.#grant = grant;
    this.over = new Promise((resolve) => (this.#resolveOver = resolve));
  }

  /** Offset at which a new connection starts to request output. */
  get next(): number {
    return this.#next;
  }

  /** Window that a new connection grants. */
  get granted(): number {
    return this.#granted;
  }

  get isStarted(): boolean {
    return this.#isStarted;
  }

  /** True when the end was emitted. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Sets the offset from which output and resizes are read. Must be called before any frame arrives. */
  begin(offset: number): void {
    this.#next = offset;
    this.#emitted = offset;
    this.#granted = offset + this.#windowBytes;
  }

  start(events: ShellEvents): void {
    if (this.#isStarted) throw new Error('the shell was already started');
    this.#isStarted = true;
    this.#events = events;
    if (this.#directory !== undefined) events.onDirectory(this.#directory);
    if (this.#absence !== null) events.onAway(this.#absence);
    this.#emitAll();
  }

  pause(): void {
    if (!this.#isPaused) this.#windowBytes = Math.max(MIN_WINDOW_BYTES, this.#windowBytes / 2);
    this.#emittedUnpaused = 0;
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#emitAll();
    this.#grantMore();
  }

  /** Stops all events. */
  stop(): void {
    this.#events = undefined;
    this.#pieces = [];
  }

  output(offset: number, bytes: Uint8Array): void {
    const seen = Math.max(0, this.#next - offset);
    if (seen >= bytes.length) return;
    this.#pieces.push({ offset: offset + seen, bytes: bytes.subarray(seen) });
    this.#next = offset + bytes.length;
    this.#emitAll();
  }

  /** Called when the holder retains output only from `start`. Reading continues there if it is not further already. */
  retainedFrom(start: number): void {
    if (start <= this.#next) return;
    this.#next = start;
    this.#grantBehind(start);
  }

  sized(change: HeldSize): void {
    if (change.number <= this.#lastSize || change.at < this.#emitted) return;
    this.#lastSize = change.number;
    this.#sizes.push(change);
    this.#emitAll();
  }

  directory(directory: string): void {
    if (directory === this.#directory || directory === '') return;
    this.#directory = directory;
    this.#events?.onDirectory(directory);
  }

  /** Called when the holder cannot be reached; with null it can be reached again. */
  away(absence: ShellAbsence | null): void {
    if (absence?.message === this.#absence?.message) return;
    this.#absence = absence;
    this.#events?.onAway(absence);
  }

  /** Emits the end after all output. */
  end(end: ShellEnd): void {
    this.#end ??= end;
    this.#emitAll();
  }

  #emitAll(): void {
    if (this.#isEmitting) return;
    this.#isEmitting = true;
    while (this.#events !== undefined && !this.#isPaused && this.#emitNext(this.#events));
    this.#isEmitting = false;
  }

  /** Emits the next event. Returns true if there may be more. */
  #emitNext(events: ShellEvents): boolean {
    const [size] = this.#sizes;
    const [piece] = this.#pieces;
    if (size !== undefined && size.at <= (piece?.offset ?? this.#emitted)) {
      this.#sizes.shift();
      events.onSized(size.at, size.size);
      return true;
    }
    if (piece === undefined) {
      this.#emitEnd(events);
      return false;
    }
    this.#pieces.shift();
    this.#emitOutput(events, piece, size?.at ?? Infinity);
    return true;
  }

  /** Emits output up to the next resize. The rest was printed at another size. */
  #emitOutput(events: ShellEvents, { offset, bytes }: Piece, until: number): void {
    if (offset > this.#emitted) events.onSkipped(offset);
    const fits = bytes.subarray(0, until - offset);
    if (fits.length < bytes.length)
      this.#pieces.unshift({ offset: until, bytes: bytes.subarray(fits.length) });
    this.#emitted = offset + fits.length;
    this.#emittedUnpaused += fits.length;
    events.onOutput(offset, fits);
    this.#grantMore();
  }

  #grantMore(): void {
    if (this.#isPaused || this.#emitted + this.#windowBytes / 2 < this.#granted) return;
    if (this.#emittedUnpaused >= 8 * this.#windowBytes) {
      this.#windowBytes = Math.min(MAX_WINDOW_BYTES, this.#windowBytes * 2);
      this.#emittedUnpaused = 0;
    }
    this.#grantBehind(this.#emitted);
  }

  #grantBehind(offset: number): void {
    this.#granted = offset + this.#windowBytes;
    this.#grant(this.#granted);
  }

  #emitEnd(events: ShellEvents): void {
    if (this.#end === undefined) return;
    this.#events = undefined;
    this.#isOver = true;
    events.onEnd(this.#end);
    this.#resolveOver();
  }
}
