// Task: builds the app and packages it for this system into dist/ (docs/CONTRIBUTING.md, "Packages").
import { packageApp } from './packaging/appPackage.ts';
import { packageOptions } from './packaging/packageOptions.ts';
import { buildApp } from './setup/appBuild.ts';
import { electronRuntime } from './setup/electronRuntime.ts';
import { holderBuild } from './setup/holderBuild.ts';
import { orOneSentence, setUp } from './setup/runSteps.ts';
import { SetupError } from './setup/step.ts';

const options = await orOneSentence(async () => {
  try {
    return packageOptions(process.argv.slice(2), process.platform);
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
});
await setUp([{ name: 'Building the app', needed: () => true, run: buildApp }, electronRuntime]);
await setUp([holderBuild]);
const made = await orOneSentence(() => packageApp(options));
process.stdout.write(`${made.join('\n')}\n`);
