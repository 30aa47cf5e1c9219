// Slow line, and the max data between a key press and its effect, for tests with endless output.
import type { Shape } from '../../../scripts/support/tcpProxy.ts';

/** Line of 1 Mbit/s with a round trip of 300 ms. */
export const LINE: Shape = { bytesPerMs: 125, delayMs: 150 };
const RTT_MS = 2 * LINE.delayMs;

/** Max data after a key press, bytes: the data of one round trip and 100 ms, and one read of the tty. */
export const MAX_BYTES_AFTER_KEY = LINE.bytesPerMs * (RTT_MS + 100) + 4096;
