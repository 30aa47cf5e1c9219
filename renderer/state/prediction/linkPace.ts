/** Decides if a link is slow enough to show predictions, which are sometimes wrong. Pure. */

/** A slow link remains slow until its round-trip time falls below this fraction of the threshold. */
const UNTIL_SHARE = 0.75;

/**
 * @param wasSlow is true when the link counted as slow so far. This stays when the round-trip time is
 * unknown.
 */
export function isSlow(wasSlow: boolean, rttMs: number | null, aboveMs: number): boolean {
  if (rttMs === null) return wasSlow;
  return rttMs >= (wasSlow ? aboveMs * UNTIL_SHARE : aboveMs);
}
