// Index of the worker that runs this test file, for resources that exist once per worker.

/** Returns the index, 0 for the first worker. */
export function workerIndex(): number {
  return Number(process.env['VITEST_POOL_ID']) - 1;
}
