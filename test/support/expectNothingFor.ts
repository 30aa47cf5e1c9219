// Waits a fixed time during which something must not happen.
import { setTimeout as sleep } from 'node:timers/promises';

const CHECK_EVERY_MS = 100;

/**
 * Asserts for `ms` that something does not happen. `stillNothing` has the assertions. It runs at once, repeatedly, and once
 * more at the end.
 *
 * No event announces that nothing happens, so a fixed time must pass. A test that waits for something to happen uses `until` or
 * `expect.poll`.
 */
export async function expectNothingFor(ms: number, stillNothing: () => void | Promise<void>): Promise<void> {
  const end = performance.now() + ms;
  await stillNothing();
  for (let left = ms; left > 0; left = end - performance.now()) {
    await sleep(Math.min(left, CHECK_EVERY_MS));
    await stillNothing();
  }
}
