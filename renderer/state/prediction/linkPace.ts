/** When a link is so slow that predictions are worth their being wrong at times. Pure. */

/** A slow link counts as slow until its round trip takes less than this share of what makes it so. */
const UNTIL_SHARE = 0.75;

/** @param wasSlow whether it counted as slow so far. */
export function isSlow(wasSlow: boolean, rttMs: number | null, aboveMs: number): boolean {
  if (rttMs === null) return wasSlow;
  return rttMs >= (wasSlow ? aboveMs * UNTIL_SHARE : aboveMs);
}
