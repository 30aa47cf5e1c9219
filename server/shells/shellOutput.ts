/** Output stream of a tty with absolute byte offsets. It can be paused and resumed, and loses nothing at its end. */

import type { Socket } from 'node:net';
import type { ShellEvents, TtySize } from './shell.ts';

type OutputEvents = Pick<ShellEvents, 'onOutput' | 'onSized'>;

/** Reads the stream of one shell from its first byte. */
export class ShellOutput {
  readonly #stream: Socket;
  readonly #onData: () => void;
  /** Receiver of the output; undefined before `start`. */
  #events: OutputEvents | undefined;
  /** Offset of the next output. */
  #nextOffset = 0;
  /** True between `pause` and `resume`. */
  #isPaused = false;
  /** True once the stream is closed. It may still have buffered output. */
  #isClosed = false;
  /** True after the last byte was emitted. */
  #isDrained = false;
  #resolveDrained: () => void = () => undefined;

  /** Resolves once the stream is closed and all of its output was emitted. */
  readonly drained: Promise<void>;

  /** @param onData called before each output event. */
  constructor(stream: Socket, onData: () => void = () => undefined) {
    this.#stream = stream;
    this.#onData = onData;
    this.drained = new Promise((resolve) => (this.#resolveDrained = resolve));
    stream.pause();
    // An error only ends the stream. The shell finds the reason.
    stream.on('error', () => undefined);
    stream.on('close', () => {
      this.#isClosed = true;
      this.#emitRest();
    });
    if (stream.closed) this.#isClosed = true;
  }

  get isFlowing(): boolean {
    return this.#events !== undefined && !this.#isPaused;
  }

  start(offset: number, events: OutputEvents): void {
    if (offset !== 0) throw new RangeError(`a new shell is read from offset 0, not from ${offset}`);
    if (this.#events !== undefined) throw new Error('the shell was already started');
    this.#events = events;
    this.#stream.on('data', (bytes: Uint8Array) => this.#emit(bytes));
    if (!this.#isPaused) this.resume();
  }

  pause(): void {
    this.#isPaused = true;
    this.#stream.pause();
  }

  resume(): void {
    this.#isPaused = false;
    if (this.#events === undefined) return;
    this.#stream.resume();
    this.#emitRest();
  }

  /** Emits a new size of the tty, which applies to the output from now on. */
  sized(size: TtySize): void {
    this.#events?.onSized(this.#nextOffset, size);
  }

  /** Emits bytes that were read from the descriptor after the bytes of the stream. */
  emitMore(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#emit(bytes);
  }

  #emit(bytes: Uint8Array): void {
    this.#onData();
    const offset = this.#nextOffset;
    this.#nextOffset += bytes.length;
    this.#events?.onOutput(offset, bytes);
  }

  /** Emits the buffered rest of a closed stream, which a stream destroyed by an error does not emit itself. */
  #emitRest(): void {
    if (!this.#isClosed || this.#isDrained || !this.isFlowing) return;
    for (let rest = this.#read(); rest !== null; rest = this.#read()) {
      this.#emit(rest);
      if (this.#isPaused) return;
    }
    this.#isDrained = true;
    this.#resolveDrained();
  }

  #read(): Uint8Array | null {
    return this.#stream.read() as Uint8Array | null;
  }
}
