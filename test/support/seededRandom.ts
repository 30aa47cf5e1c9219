// Reproducible random numbers. The seed is printed, and HOLDFAST_TEST_SEED sets it.

/** Returns a source of uniform numbers in [0, 1) with a 32-bit seed (mulberry32, which is good enough for tests). */
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
