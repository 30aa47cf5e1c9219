// Builds the app and packages it for this system.
import { buildApp } from '../setup/appBuild.ts';
import { electronRuntime } from '../setup/electronRuntime.ts';
import { holderBuild } from '../setup/holderBuild.ts';
import { setUp } from '../setup/runSteps.ts';
import { SetupError } from '../setup/step.ts';
import { packageApp } from './appPackage.ts';
import { feedFrom } from './feedOption.ts';
import { packageOptions } from './packageOptions.ts';

/**
 * Returns the paths of the packages. Throws a `SetupError` for wrong arguments, or for a package that cannot
 * be built here.
 */
export async function makePackages(args: readonly string[]): Promise<string[]> {
  const options = inOneSentence(() => packageOptions(args, process.platform));
  const feed = inOneSentence(() => feedFrom(process.env));
  await setUp([{ name: 'Building the app', needed: () => true, run: buildApp }, electronRuntime]);
  await setUp([holderBuild]);
  return packageApp(options, feed);
}

/** Turns an error about the user's arguments into a `SetupError`, which is printed without a stack trace. */
function inOneSentence<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}
