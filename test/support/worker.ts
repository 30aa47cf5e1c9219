// Which worker of the run this test file is in: what is there once for each worker is told apart by it.

/** 0 for the first. */
export function workerIndex(): number {
  return Number(process.env['VITEST_POOL_ID']) - 1;
}
