/** A holder's output and changes of size, in their order, as far as somebody wants to read. */

import type { ShellAbsence, ShellEnd, ShellEvents, TtySize } from '../shell.ts';

/** Change `number` of the tty's size, from output offset `at` on. */
export type HeldSize = { readonly number: number; readonly at: number; readonly size: TtySize };

/**
 * How far the holder may be ahead of who reads here, bytes. The most is more than flows through an engine in the time that it
 * takes to ask for more; the least is little, since who pauses is slow, and what is under way is what an interrupted flood
 * still shows (W5).
 */
const MAX_WINDOW_BYTES = 256 * 1024;
const MIN_WINDOW_BYTES = 1024;
const FIRST_WINDOW_BYTES = 16 * 1024;

type Piece = { readonly offset: number; readonly bytes: Uint8Array };

/** Reads on while it is paused, as far as the window: so what comes between the output is heard at once. */
export class HeldOutput {
  readonly #grant: (offset: number) => void;
  #events: ShellEvents | undefined;
  #isStarted = false;
  #isOver = false;
  #isPaused = false;
  #isHandingOut = false;
  /** Wanted next from the holder. */
  #next = 0;
  /** Handed out. */
  #told = 0;
  #granted = 0;
  /** Doubles when eight times as much was handed out without a pause, halves with each pause. */
  #windowBytes = FIRST_WINDOW_BYTES;
  #toldUnpaused = 0;
  #pieces: Piece[] = [];
  #sizes: HeldSize[] = [];
  #lastSize = 0;
  #directory: string | undefined;
  #absence: ShellAbsence | null = null;
  #end: ShellEnd | undefined;
  #resolveOver: () => void = () => undefined;

  /** Resolves when the end was told. */
  readonly over: Promise<void>;

  /** @param grant lets the holder send what is below the offset. */
  constructor(grant: (offset: number) => void) {
    this.#grant = grant;
    this.over = new Promise((resolve) => (this.#resolveOver = resolve));
  }

  /** The offset that a new connection asks for. */
  get next(): number {
    return this.#next;
  }

  /** Up to where a new connection may send. */
  get granted(): number {
    return this.#granted;
  }

  get isStarted(): boolean {
    return this.#isStarted;
  }

  /** Whether the end was told. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Reads from `offset` on; changes of size from there on are told too. Called before anything is taken. */
  begin(offset: number): void {
    this.#next = offset;
    this.#told = offset;
    this.#granted = offset + this.#windowBytes;
  }

  start(events: ShellEvents): void {
    if (this.#isStarted) throw new Error('the shell was already started');
    this.#isStarted = true;
    this.#events = events;
    if (this.#directory !== undefined) events.onDirectory(this.#directory);
    if (this.#absence !== null) events.onAway(this.#absence);
    this.#handOut();
  }

  pause(): void {
    if (!this.#isPaused) this.#windowBytes = Math.max(MIN_WINDOW_BYTES, this.#windowBytes / 2);
    this.#toldUnpaused = 0;
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#handOut();
    this.#grantMore();
  }

  /** Nothing is told any more. */
  stop(): void {
    this.#events = undefined;
    this.#pieces = [];
  }

  output(offset: number, bytes: Uint8Array): void {
    const seen = Math.max(0, this.#next - offset);
    if (seen >= bytes.length) return;
    this.#pieces.push({ offset: offset + seen, bytes: bytes.subarray(seen) });
    this.#next = offset + bytes.length;
    this.#handOut();
  }

  /** The holder has nothing below: reading goes on there if it has not come so far. */
  heldFrom(start: number): void {
    if (start <= this.#next) return;
    this.#next = start;
    this.#grantBehind(start);
  }

  sized(change: HeldSize): void {
    if (change.number <= this.#lastSize || change.at < this.#told) return;
    this.#lastSize = change.number;
    this.#sizes.push(change);
    this.#handOut();
  }

  directory(directory: string): void {
    if (directory === this.#directory || directory === '') return;
    this.#directory = directory;
    this.#events?.onDirectory(directory);
  }

  /** The holder can not be reached, or can be again. */
  away(absence: ShellAbsence | null): void {
    if (absence?.message === this.#absence?.message) return;
    this.#absence = absence;
    this.#events?.onAway(absence);
  }

  /** Told behind all output. */
  end(end: ShellEnd): void {
    this.#end ??= end;
    this.#handOut();
  }

  #handOut(): void {
    if (this.#isHandingOut) return;
    this.#isHandingOut = true;
    while (this.#events !== undefined && !this.#isPaused && this.#tellNext(this.#events));
    this.#isHandingOut = false;
  }

  /** Whether there may be more to tell. */
  #tellNext(events: ShellEvents): boolean {
    const [size] = this.#sizes;
    const piece = this.#pieces.shift();
    if (size !== undefined && size.at <= (piece === undefined ? this.#told : piece.offset)) {
      if (piece !== undefined) this.#pieces.unshift(piece);
      this.#sizes.shift();
      events.onSized(size.at, size.size);
    } else if (piece !== undefined) this.#tell(events, piece, size?.at ?? Infinity);
    else return this.#tellEnd(events);
    return true;
  }

  /** Up to where the size changes: what follows is printed at another one. */
  #tell(events: ShellEvents, { offset, bytes }: Piece, until: number): void {
    if (offset > this.#told) events.onSkipped(offset);
    const fits = bytes.subarray(0, until - offset);
    if (fits.length < bytes.length)
      this.#pieces.unshift({ offset: until, bytes: bytes.subarray(fits.length) });
    this.#told = offset + fits.length;
    this.#toldUnpaused += fits.length;
    events.onOutput(offset, fits);
    this.#grantMore();
  }

  #grantMore(): void {
    if (this.#isPaused || this.#told + this.#windowBytes / 2 < this.#granted) return;
    if (this.#toldUnpaused >= 8 * this.#windowBytes) {
      this.#windowBytes = Math.min(MAX_WINDOW_BYTES, this.#windowBytes * 2);
      this.#toldUnpaused = 0;
    }
    this.#grantBehind(this.#told);
  }

  #grantBehind(offset: number): void {
    this.#granted = offset + this.#windowBytes;
    this.#grant(this.#granted);
  }

  #tellEnd(events: ShellEvents): false {
    if (this.#end === undefined) return false;
    this.#events = undefined;
    this.#isOver = true;
    events.onEnd(this.#end);
    this.#resolveOver();
    return false;
  }
}
