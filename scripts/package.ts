// Task: builds the app and packages it for this system into dist/ (docs/CONTRIBUTING.md, "Packages").
import { packageApp } from './packaging/appPackage.ts';
import { feedFrom } from './packaging/feedOption.ts';
import { packageOptions } from './packaging/packageOptions.ts';
import { buildApp } from './setup/appBuild.ts';
import { electronRuntime } from './setup/electronRuntime.ts';
import { holderBuild } from './setup/holderBuild.ts';
import { orOneSentence, setUp } from './setup/runSteps.ts';
import { SetupError } from './setup/step.ts';

const { options, feed } = await orOneSentence(async () => {
  try {
    return { options: packageOptions(process.argv.slice(2), process.platform), feed: feedFrom(process.env) };
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
});
await setUp([{ name: 'Building the app', needed: () => true, run: buildApp }, electronRuntime]);
await setUp([holderBuild]);
const made = await orOneSentence(() => packageApp(options, feed));
process.stdout.write(`${made.join('\n')}\n`);
