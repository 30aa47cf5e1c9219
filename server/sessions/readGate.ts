/** Flow control of a shell. It is paused while a consumer of its output lags too far behind (W2). */

/** Consumer of a shell's output: the fastest attached client, the server's own screen, or the history. */
export type Consumer = 'client' | 'screen' | 'history';

/**
 * Lag at which a consumer pauses the shell (high), and lag at which it lets the shell resume (low). Each consumer has its own
 * unit.
 */
export type Thresholds = { readonly high: number; readonly low: number };

/**
 * Share of the in-flight limit. The shell pauses when the limit is used up, and resumes before all output in flight has
 * arrived.
 */
const CLIENT_LAG = { high: 0, low: -1 / 16 };

/** Lag of the screen, bytes. It is some 30 ms of parsing, so that queries are answered quickly. */
const SCREEN_LAG = { high: 1024 * 1024, low: 256 * 1024 };

/** Output that waits for compression, bytes. It is some 100 ms of work. */
const HISTORY_LAG = { high: 4 * 1024 * 1024, low: 1024 * 1024 };

const THRESHOLDS: Readonly<Record<Consumer, Thresholds>> = {
  client: CLIENT_LAG,
  screen: SCREEN_LAG,
  history: HISTORY_LAG,
};

/** Pauses the shell at the high threshold and resumes it at the low one. So it does not switch back and forth. */
export class ReadGate {
  readonly #shell: { readonly pause: () => void; readonly resume: () => void };
  readonly #thresholds: Readonly<Record<Consumer, Thresholds>>;
  /** Consumers that keep the shell paused. */
  readonly #pausing = new Set<Consumer>();

  constructor(
    shell: { readonly pause: () => void; readonly resume: () => void },
    thresholds: Readonly<Record<Consumer, Thresholds>> = THRESHOLDS,
  ) {
    this.#shell = shell;
    this.#thresholds = thresholds;
  }

  /** Updates the lag of a consumer. */
  setLag(consumer: Consumer, lag: number): void {
    const { high, low } = this.#thresholds[consumer];
    const wasPausing = this.#pausing.has(consumer);
    const isPausing = lag > (wasPausing ? low : high);
    if (isPausing === wasPausing) return;
    const wasPaused = this.#pausing.size > 0;
    if (isPausing) this.#pausing.add(consumer);
    else this.#pausing.delete(consumer);
    const isPaused = this.#pausing.size > 0;
    if (isPaused && !wasPaused) this.#shell.pause();
    if (!isPaused && wasPaused) this.#shell.resume();
  }
}
