// Task: builds the app and packages it for this system into dist/ (docs/CONTRIBUTING.md, "Packages").
import { makePackages } from './packaging/makePackages.ts';
import { exitOnSetupError } from './setup/runSteps.ts';

const made = await exitOnSetupError(() => makePackages(process.argv.slice(2)));
process.stdout.write(`${made.join('\n')}\n`);
