/** Tells a wheel that is turned further up at the very top from one that has just got there. Pure. */

/** Events this far apart belong to two gestures, ms: a wheel's notches and a touch pad's run-out come faster. */
const GESTURE_GAP_MS = 250;
/** How far a gesture must go to count, pixels: three notches of a wheel. */
const PULL_PX = 300;

export class PullUp {
  #lastAt = Number.NEGATIVE_INFINITY;
  /** How far the gesture has pulled, pixels; undefined when it did not begin at the top, or has counted. */
  #pulled: number | undefined;

  /** Takes a turn of the wheel, up being negative; true when it asks for more than there is, once a gesture. */
  wheel(deltaPx: number, at: number, isAtTop: boolean): boolean {
    const isNew = at - this.#lastAt > GESTURE_GAP_MS;
    this.#lastAt = at;
    if (isNew) this.#pulled = isAtTop ? 0 : undefined;
    if (!isAtTop || deltaPx > 0) this.#pulled = undefined;
    if (this.#pulled === undefined) return false;
    this.#pulled -= deltaPx;
    if (this.#pulled < PULL_PX) return false;
    this.#pulled = undefined;
    return true;
  }
}
