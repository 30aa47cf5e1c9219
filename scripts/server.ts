// Task: runs the server from its sources, with all arguments. Only the server writes to stdout.
import { join } from 'node:path';
import { runInForeground } from './support/foreground.ts';
import { projectRoot } from './support/projectRoot.ts';

const entry = join(projectRoot, 'server', 'index.ts');
process.exitCode = await runInForeground(process.execPath, [
  ...process.execArgv,
  entry,
  ...process.argv.slice(2),
]);
