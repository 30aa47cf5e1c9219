/** Detects the gesture of scrolling on at the very top, as opposed to a scroll that has just arrived there. */

/** Events this far apart belong to two gestures, ms. A wheel's notches and a touch pad's inertia come faster. */
const GESTURE_GAP_MS = 250;
/** Distance of a gesture that counts, pixels: three notches of a wheel. */
const PULL_PX = 300;

export class PullUp {
  /** Time of the last wheel event, ms. */
  #lastAt = Number.NEGATIVE_INFINITY;
  /** Distance of the current gesture, pixels; undefined when it did not start at the top, or has counted already. */
  #pulledPx: number | undefined;

  /** Handles a wheel event (up is negative); true once per gesture, when it has gone far enough above the top. */
  wheel(deltaPx: number, at: number, isAtTop: boolean): boolean {
    const isNew = at - this.#lastAt > GESTURE_GAP_MS;
    this.#lastAt = at;
    if (isNew) this.#pulledPx = isAtTop ? 0 : undefined;
    if (!isAtTop || deltaPx > 0) this.#pulledPx = undefined;
    if (this.#pulledPx === undefined) return false;
    this.#pulledPx -= deltaPx;
    if (this.#pulledPx < PULL_PX) return false;
    this.#pulledPx = undefined;
    return true;
  }
}
