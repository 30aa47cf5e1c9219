// Task: runs the command-line client from its sources, with all arguments. Only the client writes to stdout.
import { join } from 'node:path';
import { runInForeground } from './support/foreground.ts';
import { projectRoot } from './support/projectRoot.ts';

const entry = join(projectRoot, 'cli', 'index.ts');
process.exitCode = await runInForeground(process.execPath, [
  ...process.execArgv,
  entry,
  ...process.argv.slice(2),
]);
