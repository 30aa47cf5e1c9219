// Task: runs the benchmarks in bench/ (all of them, or the named ones) one after another. Prints their
// results as one JSON object by name.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { benchResult } from './support/benchResult.ts';
import { projectRoot } from './support/projectRoot.ts';

const SUFFIX = '.bench.ts';
const folder = join(projectRoot, 'bench');
const wanted = process.argv.slice(2);
const results: Record<string, unknown> = {};

for (const file of readdirSync(folder).toSorted()) {
  const name = basename(file, SUFFIX);
  if (!file.endsWith(SUFFIX) || (wanted.length > 0 && !wanted.includes(name))) continue;
  process.stderr.write(`${name}…\n`);
  const { isSuccess, result } = await benchResult(join(folder, file));
  results[name] = result;
  if (!isSuccess) process.exitCode = 1;
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
