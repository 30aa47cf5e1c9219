/**
 * Detects that the user keeps scrolling up at the very top, as opposed to a scroll that has just arrived
 * there.
 */

/**
 * Min time between events of two separate gestures, ms. The events of a wheel or a touch pad come faster
 * within one gesture.
 */
const GESTURE_GAP_MS = 250;
/** Min distance of a gesture, pixels: three notches of a wheel. */
const PULL_PX = 300;

export class PullUp {
  /** Time of the last wheel event, ms. */
  #lastAt = Number.NEGATIVE_INFINITY;
  /**
   * Distance of the current gesture, pixels. Undefined when it did not start at the top, or has already
   * counted.
   */
  #pulledPx: number | undefined;

  /**
   * Handles a wheel event (up is negative). Returns true once per gesture, after it went far enough above the
   * top.
   */
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
