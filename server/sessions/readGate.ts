/** Whether a shell is read from: it is held back while anybody who must follow its output is too far behind (W2). */

/** Who can be behind: the fastest attached client, the server's own screen, or its recording. */
export type Follower = 'client' | 'screen' | 'history';

/** How far behind a follower starts to hold the shell back, and lets go, in the measure that it states. */
export type Marks = { readonly high: number; readonly low: number };

/** The shell is held back when all that may be under way to the fastest client was read, and let go before that is gone. */
const READ_AHEAD = { high: 0, low: -1 / 16 };

/** Output the screen may lag behind, bytes: some 30 ms of parsing, so that answers stay prompt. */
const SCREEN_LAG = { high: 1024 * 1024, low: 256 * 1024 };

/** Output that waits to be compressed, bytes: some 100 ms of it. */
const BACKLOG = { high: 4 * 1024 * 1024, low: 1024 * 1024 };

const MARKS: Readonly<Record<Follower, Marks>> = {
  client: READ_AHEAD,
  screen: SCREEN_LAG,
  history: BACKLOG,
};

/** Pauses at the high mark and resumes at the low one, so that it does not flutter. */
export class ReadGate {
  readonly #shell: { readonly pause: () => void; readonly resume: () => void };
  readonly #marks: Readonly<Record<Follower, Marks>>;
  readonly #holding = new Set<Follower>();

  constructor(
    shell: { readonly pause: () => void; readonly resume: () => void },
    marks: Readonly<Record<Follower, Marks>> = MARKS,
  ) {
    this.#shell = shell;
    this.#marks = marks;
  }

  /** States how far behind `follower` is now. */
  behind(follower: Follower, distance: number): void {
    const { high, low } = this.#marks[follower];
    const holdsNow = this.#holding.has(follower) ? distance > low : distance > high;
    if (holdsNow === this.#holding.has(follower)) return;
    const wasHeld = this.#holding.size > 0;
    if (holdsNow) this.#holding.add(follower);
    else this.#holding.delete(follower);
    const isHeld = this.#holding.size > 0;
    if (isHeld && !wasHeld) this.#shell.pause();
    if (!isHeld && wasHeld) this.#shell.resume();
  }
}
