/** Decides when a link is slow enough to show predictions, which are wrong at times. Pure. */

/** A slow link counts as slow until its round trip is below this share of the threshold. */
const UNTIL_SHARE = 0.75;

/** @param wasSlow true when the link counted as slow so far; an unknown round trip keeps that. */
export function isSlow(wasSlow: boolean, rttMs: number | null, aboveMs: number): boolean {
  if (rttMs === null) return wasSlow;
  return rttMs >= (wasSlow ? aboveMs * UNTIL_SHARE : aboveMs);
}
