// Task: prints the path of the Electron runtime in use, after installing one if there is none.
import { electronExecutable } from './setup/electronExecutable.ts';
import { electronRuntime } from './setup/electronRuntime.ts';
import { setUp } from './setup/runSteps.ts';

await setUp([electronRuntime]);
process.stdout.write(`${electronExecutable()}\n`);
