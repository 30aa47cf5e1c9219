// Task: runs bench/*.bench.ts one after the other and prints what they print as one JSON object, by file name.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runCommand } from './support/commands.ts';
import { projectRoot } from './support/projectRoot.ts';

const SUFFIX = '.bench.ts';
const folder = join(projectRoot, 'bench');
const wanted = process.argv.slice(2);
const results: Record<string, unknown> = {};

for (const file of readdirSync(folder).toSorted()) {
  const name = basename(file, SUFFIX);
  if (!file.endsWith(SUFFIX) || (wanted.length > 0 && !wanted.includes(name))) continue;
  process.stderr.write(`${name}…\n`);
  const { exitCode, output } = await runCommand(process.execPath, ['--expose-gc', join(folder, file)]);
  try {
    results[name] = JSON.parse(output);
  } catch {
    results[name] = { error: `exit code ${exitCode}`, output };
  }
  if (exitCode !== 0) process.exitCode = 1;
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
