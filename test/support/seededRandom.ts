// Randomness that can be had again: the seed is printed, and HOLDFAST_TEST_SEED sets it.

/** Uniform numbers in [0, 1) from a 32 bit seed (mulberry32's recurrence: good enough to choose moments and kinds). */
export function seededRandom(name: string): () => number {
  const seed = Number(process.env['HOLDFAST_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
  process.stdout.write(`${name}: HOLDFAST_TEST_SEED=${seed}\n`);
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
