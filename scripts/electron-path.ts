// Task: prints the path of the Electron runtime in use, after making sure there is one.
import { electronExecutable } from './setup/electronExecutable.ts';
import { electronRuntime } from './setup/electronRuntime.ts';
import { setUp } from './setup/runSteps.ts';

await setUp([electronRuntime]);
process.stdout.write(`${electronExecutable()}\n`);
