/** A shell in memory. The test prints output, ends the shell, and decides when it reads input. */

import type {
  Held,
  HolderLocation,
  InputOrigin,
  Shell,
  ShellAbsence,
  ShellEnd,
  ShellEvents,
  TtySize,
} from '../../server/shells/shell.ts';

type PendingWrite = { readonly resolve: () => void; readonly reject: (error: Error) => void };

export class FakeShell implements Shell {
  readonly epoch: string;
  readonly durability: 'machine' | 'server';
  readonly held?: Held;
  /** Origin of each write, in order. */
  readonly origins: InputOrigin[] = [];
  acknowledged = 0;
  /** Latest call to the `held` interface. */
  fate: 'kept' | 'released' | 'forgotten' = 'kept';
  readonly sizes: TtySize[] = [];
  readonly #input: Uint8Array[] = [];
  readonly #pendingWrites: PendingWrite[] = [];
  #events: ShellEvents | undefined;
  #printed = 0;
  #hasEnded = false;
  #paused = false;
  /** While true, writes stay pending until `takeInput`. */
  blocked = false;
  ended = false;
  hasForegroundCommand = false;

  /** @param location location of the holder, for a shell that outlives its server. */
  constructor(epoch = '0'.repeat(32), location?: HolderLocation) {
    this.epoch = epoch;
    this.durability = location === undefined ? 'server' : 'machine';
    if (location === undefined) return;
    this.held = {
      location,
      acknowledge: (offset) => (this.acknowledged = offset),
      release: () => this.#leave('released'),
      forget: () => this.#leave('forgotten'),
    };
  }

  get isPaused(): boolean {
    return this.#paused;
  }

  get printedBytes(): number {
    return this.#printed;
  }

  /** All written input, as text. */
  get inputText(): string {
    return Buffer.concat(this.#input).toString();
  }

  get inputBytes(): Buffer {
    return Buffer.concat(this.#input);
  }

  readonly start = (offset: number, events: ShellEvents): void => {
    this.#printed = offset;
    this.#events = events;
  };

  readonly write = (bytes: Uint8Array, origin: InputOrigin): Promise<void> => {
    if (this.#hasEnded) return Promise.reject(new Error('the shell has ended'));
    this.#input.push(bytes.slice());
    this.origins.push(origin);
    if (!this.blocked) return Promise.resolve();
    return new Promise((resolve, reject) => this.#pendingWrites.push({ resolve, reject }));
  };

  readonly resize = (size: TtySize): void => {
    this.sizes.push(size);
    this.#events?.onSized(this.#printed, size);
  };

  readonly pause = (): void => {
    this.#paused = true;
  };

  readonly resume = (): void => {
    this.#paused = false;
  };

  readonly isBusy = (): Promise<boolean> => Promise.resolve(this.hasForegroundCommand);

  readonly end = (): Promise<void> => {
    this.ended = true;
    this.exit({ kind: 'exited', exitCode: 129, signal: 'SIGHUP' });
    return Promise.resolve();
  };

  /** Prints text or bytes, even while paused: a real source may have output in transit. */
  print(output: string | Uint8Array): void {
    const bytes = typeof output === 'string' ? Buffer.from(output) : output;
    const offset = this.#printed;
    this.#printed += bytes.length;
    this.#events?.onOutput(offset, bytes);
  }

  /** Emits `bytes` at any `offset`, like a source that repeats or skips output. */
  printAt(offset: number, bytes: Uint8Array): void {
    this.#events?.onOutput(offset, bytes);
  }

  /** Loses `byteCount` bytes of output, like a holder when a shell prints more than the holder retains. */
  skip(byteCount: number): void {
    this.#printed += byteCount;
    this.#events?.onSkipped(this.#printed);
  }

  /** Reads all pending writes, as when a program reads its tty again. */
  takeInput(): void {
    for (const { resolve } of this.#pendingWrites.splice(0)) resolve();
  }

  /** Emits a size change that this server did not request. */
  resizedTo(size: TtySize): void {
    this.#events?.onSized(this.#printed, size);
  }

  /** Emits a new working directory. */
  moveTo(directory: string): void {
    this.#events?.onDirectory(directory);
  }

  /** Emits that the shell cannot be reached or, with null, that it can be reached again. */
  goAway(absence: ShellAbsence | null): void {
    this.#events?.onAway(absence);
  }

  #leave(fate: 'released' | 'forgotten'): void {
    this.fate = fate;
    this.#events = undefined;
  }

  exit(end: ShellEnd = { kind: 'exited', exitCode: 0 }): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    for (const { reject } of this.#pendingWrites.splice(0)) reject(new Error('the shell has ended'));
    this.#events?.onEnd(end);
  }
}
