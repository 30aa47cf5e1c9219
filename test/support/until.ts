// Waiting for a condition with a deadline, where nothing announces it.
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/** Resolves once `probe` gives something other than undefined or false; throws after `timeoutMs` and names what was awaited. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await sleep(POLL_MS);
  }
}
