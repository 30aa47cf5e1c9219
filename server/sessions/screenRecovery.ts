/** Rebuilds a screen from retained output and the tty's sizes at that time, e.g. after the screen's thread has crashed. */

import type { Screen } from '../screen/screen.ts';
import type { OutputLog } from './outputLog.ts';
import type { SizeLog } from './attach/sizeLog.ts';

/** Max replayed output, bytes. It is a quarter of a second of parsing, and thousands of lines. */
const MAX_REPLAYED_BYTES = 8 * 1024 * 1024;
const READ_BYTES = 256 * 1024;

/** Replays the newest output in order, with the size changes inside it. */
export function replayInto(screen: Screen, output: OutputLog, sizes: SizeLog): void {
  let at = output.resumeAt(Math.max(0, output.end - MAX_REPLAYED_BYTES)).from;
  let size = sizes.inForce(at);
  screen.resize(size.size);
  for (;;) {
    const next = sizes.after(size.number);
    if (next !== undefined && next.at <= at) {
      size = next;
      screen.resize(size.size);
      continue;
    }
    if (at >= output.end) return;
    const bytes = output.read(at, Math.min(READ_BYTES, (next?.at ?? output.end) - at));
    if (bytes !== undefined) screen.replay(at, bytes);
    at = bytes === undefined ? output.resumeAt(at).from : at + bytes.length;
  }
}
