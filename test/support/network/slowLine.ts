// A line of 1 Mbit/s and 300 ms, and what may come over it between a key and its effect, for tests of floods.
import type { Shape } from '../../../scripts/support/tcpProxy.ts';

/** 1 Mbit/s, 300 ms there and back. */
export const LINE: Shape = { bytesPerMs: 125, delayMs: 150 };
const RTT_MS = 2 * LINE.delayMs;

/** What may come after a key, bytes: one round trip and 100 ms worth of data, and one read of the tty. */
export const MAX_BYTES_AFTER_KEY = LINE.bytesPerMs * (RTT_MS + 100) + 4096;
