/** What is said about typed input that no server has received. Pure. */

import { durationWords } from '../../preload/amounts.ts';
import type { HeldView } from '../../preload/view.ts';

/** How much waits, e.g. `12 bytes waiting`. */
export function heldWords({ bytes }: HeldView): string {
  return `${amountWords(bytes)} waiting`;
}

/** Asks what to do with input that waited long enough for the world to change. */
export function heldQuestion({ bytes, since }: HeldView, now: number): string {
  const age = durationWords(now - since);
  return `${amountWords(bytes)} typed ${age} ago never reached the shell, and much may have changed since. Send it now?`;
}

function amountWords(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes.toLocaleString('en')} bytes`;
}
