/** A tty's output stream as bytes at absolute offsets, with pause and resume, and nothing lost at its end. */

import type { Socket } from 'node:net';
import type { ShellEvents, TtySize } from './shell.ts';

type OutputEvents = Pick<ShellEvents, 'onOutput' | 'onSized'>;

/** Reads one stream from its first byte; used by one shell. */
export class ShellOutput {
  readonly #stream: Socket;
  readonly #onData: () => void;
  #events: OutputEvents | undefined;
  #nextOffset = 0;
  #paused = false;
  #closed = false;
  #isDrained = false;
  #resolveDrained: () => void = () => undefined;

  /** Resolves once the stream is closed and all it gave was handed out. */
  readonly drained: Promise<void>;

  /** `onData` is called before each piece of output. */
  constructor(stream: Socket, onData: () => void = () => undefined) {
    this.#stream = stream;
    this.#onData = onData;
    this.drained = new Promise((resolve) => (this.#resolveDrained = resolve));
    stream.pause();
    // An error is a stream's end here; why it ended is found out afterwards.
    stream.on('error', () => undefined);
    stream.on('close', () => {
      this.#closed = true;
      this.#handOutRest();
    });
    if (stream.closed) {
      this.#closed = true;
    }
  }

  get isFlowing(): boolean {
    return this.#events !== undefined && !this.#paused;
  }

  start(offset: number, events: OutputEvents): void {
    if (offset !== 0) throw new RangeError(`a new shell is read from offset 0, not from ${offset}`);
    if (this.#events !== undefined) throw new Error('the shell was already started');
    this.#events = events;
    this.#stream.on('data', (bytes: Uint8Array) => this.#handOut(bytes));
    if (!this.#paused) this.resume();
  }

  pause(): void {
    this.#paused = true;
    this.#stream.pause();
  }

  resume(): void {
    this.#paused = false;
    if (this.#events === undefined) return;
    this.#stream.resume();
    this.#handOutRest();
  }

  /** The tty has another size for what it gives from now on. */
  sized(size: TtySize): void {
    this.#events?.onSized(this.#nextOffset, size);
  }

  /** Hands out bytes that follow what the stream gave, read past it. */
  handOutMore(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#handOut(bytes);
  }

  #handOut(bytes: Uint8Array): void {
    this.#onData();
    const offset = this.#nextOffset;
    this.#nextOffset += bytes.length;
    this.#events?.onOutput(offset, bytes);
  }

  /** A stream destroyed by an error keeps what it had read and emits it no more: taken out by hand. */
  #handOutRest(): void {
    if (!this.#closed || this.#isDrained || !this.isFlowing) return;
    for (let rest = this.#read(); rest !== null; rest = this.#read()) {
      this.#handOut(rest);
      if (this.#paused) return;
    }
    this.#isDrained = true;
    this.#resolveDrained();
  }

  #read(): Uint8Array | null {
    return this.#stream.read() as Uint8Array | null;
  }
}
