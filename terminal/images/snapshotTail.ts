/** What follows a snapshot's text of output that is unfinished where it was taken. */

import { unfinishedCharacter } from '../unfinished.ts';
import { internalsOf, type SnapshotTerminal } from '../terminalInternals.ts';

/** @param unfinished end of the output (unfinished.ts). The text itself begins an image that has not come to its end. */
export function snapshotTail(terminal: SnapshotTerminal, unfinished: Uint8Array): Uint8Array {
  const isWithinImage = internalsOf(terminal).images?.isUnfinished === true;
  return isWithinImage ? unfinishedCharacter(unfinished) : unfinished;
}
