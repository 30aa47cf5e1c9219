/** Whether a shell is read from: it is held back while anybody who must follow its output is too far behind (W2). */

/** Who can be behind: the fastest attached client, the server's own screen, or its recording. */
export type Follower = 'client' | 'screen' | 'history';

/** How far behind a follower starts to hold the shell back, and lets go, in the measure that it states. */
export type Marks = { readonly high: number; readonly low: number };

/** Pauses at the high mark and resumes at the low one, so that it does not flutter. */
export class ReadGate {
  readonly #shell: { readonly pause: () => void; readonly resume: () => void };
  readonly #marks: Readonly<Record<Follower, Marks>>;
  readonly #holding = new Set<Follower>();

  constructor(
    shell: { readonly pause: () => void; readonly resume: () => void },
    marks: Readonly<Record<Follower, Marks>>,
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
