// The result of a benchmark that the task `bench` runs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchResult } from '../../../scripts/support/benchResult.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();

function bench(source: string): ReturnType<typeof benchResult> {
  const file = join(newFolder(), 'some.bench.mjs');
  writeFileSync(file, source);
  return benchResult(file);
}

const PRINTS_RESULT = `process.stdout.write('{"ms": 7}\\n');`;

test('a benchmark that must build the app first still has its JSON as the result', async () => {
  const source = `process.stderr.write('[1/2] Building the app…\\n'); ${PRINTS_RESULT}`;
  expect(await bench(source)).toEqual({ isSuccess: true, result: { ms: 7 } });
});

test('a benchmark that fails after printing its result keeps the result and counts as failed', async () => {
  expect(await bench(`${PRINTS_RESULT} process.exitCode = 1;`)).toEqual({
    isSuccess: false,
    result: { ms: 7 },
  });
});

test('a benchmark that ends with an error has its exit code and all its output as the result', async () => {
  const { isSuccess, result } = await bench(`process.stderr.write('no engine\\n'); process.exitCode = 3;`);
  expect(isSuccess).toBe(false);
  expect(result).toEqual({ error: 'exit code 3', output: 'no engine\n' });
});

test('a benchmark that prints something other than JSON is reported', async () => {
  const { isSuccess, result } = await bench(`process.stdout.write('fast\\n');`);
  expect(isSuccess).toBe(false);
  expect(result).toEqual({ error: 'stdout is not JSON', output: 'fast\n' });
});
