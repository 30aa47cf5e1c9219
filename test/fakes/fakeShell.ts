/** A shell in memory: the test prints, ends it, and says when it takes input. */

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

type Waiting = {
  readonly taken: number;
  readonly resolve: (offset: number) => void;
  readonly reject: (error: Error) => void;
};

export class FakeShell implements Shell {
  readonly epoch: string;
  readonly durability: 'machine' | 'server';
  readonly held?: Held;
  /** Whose input it was, in order. */
  readonly origins: InputOrigin[] = [];
  acknowledged = 0;
  /** What became of it: let go of, or forgotten. */
  fate: 'kept' | 'released' | 'forgotten' = 'kept';
  readonly sizes: TtySize[] = [];
  readonly #input: Uint8Array[] = [];
  readonly #waiting: Waiting[] = [];
  #events: ShellEvents | undefined;
  #printed = 0;
  #taken = 0;
  #over = false;
  #paused = false;
  /** While true, input is not taken: writes wait for `takeInput`. */
  blocked = false;
  ended = false;

  /** @param location of a shell that outlives its server. */
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

  /** All input that was taken, as text. */
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

  readonly write = (offset: number, bytes: Uint8Array, origin: InputOrigin): Promise<number> => {
    if (this.#over) return Promise.reject(new Error('the shell is over'));
    if (offset > this.#taken) throw new Error(`input at ${offset} leaves a hole after ${this.#taken}`);
    const fresh = bytes.slice(this.#taken - offset);
    this.#taken = Math.max(this.#taken, offset + bytes.length);
    this.#input.push(fresh);
    this.origins.push(origin);
    const taken = this.#taken;
    if (!this.blocked) return Promise.resolve(taken);
    return new Promise((resolve, reject) => this.#waiting.push({ taken, resolve, reject }));
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

  readonly end = (): Promise<void> => {
    this.ended = true;
    this.exit({ kind: 'exited', exitCode: 129, signal: 'SIGHUP' });
    return Promise.resolve();
  };

  /** Prints text or bytes, whether paused or not: a real source may have some on its way. */
  print(output: string | Uint8Array): void {
    const bytes = typeof output === 'string' ? Buffer.from(output) : output;
    const offset = this.#printed;
    this.#printed += bytes.length;
    this.#events?.onOutput(offset, bytes);
  }

  /** Prints `byteCount` bytes at `offset`, wherever its output stands: a source that repeats or skips. */
  printAt(offset: number, bytes: Uint8Array): void {
    this.#events?.onOutput(offset, bytes);
  }

  /** Loses `byteCount` bytes of output: more was printed out of reach than was kept. */
  skip(byteCount: number): void {
    this.#printed += byteCount;
    this.#events?.onSkipped(this.#printed);
  }

  /** The tty takes what waits. */
  takeInput(): void {
    for (const waiting of this.#waiting.splice(0)) waiting.resolve(waiting.taken);
  }

  /** The tty has another size from here on, whoever asked for it. */
  resizedTo(size: TtySize): void {
    this.#events?.onSized(this.#printed, size);
  }

  /** Its working directory is seen. */
  moveTo(directory: string): void {
    this.#events?.onDirectory(directory);
  }

  /** It can not be reached, or can be again. */
  goAway(absence: ShellAbsence | null): void {
    this.#events?.onAway(absence);
  }

  #leave(fate: 'released' | 'forgotten'): void {
    this.fate = fate;
    this.#events = undefined;
  }

  exit(end: ShellEnd = { kind: 'exited', exitCode: 0 }): void {
    if (this.#over) return;
    this.#over = true;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(new Error('the shell is over'));
    this.#events?.onEnd(end);
  }
}
