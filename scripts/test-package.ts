// Task: packages the app as it is and runs test/package on the result; the last line is "N passed, N failed" (Linux, as root).
import { join } from 'node:path';
import { packageApp } from './packaging/appPackage.ts';
import { packageOptions } from './packaging/packageOptions.ts';
import { electronRuntime } from './setup/electronRuntime.ts';
import { holderBuild } from './setup/holderBuild.ts';
import { orOneSentence, setUp } from './setup/runSteps.ts';
import { appBuild } from './setup/appBuild.ts';
import { systemLibraries } from './setup/systemLibraries.ts';
import { projectRoot } from './support/projectRoot.ts';
import { runVitest } from './support/vitestRun.ts';

let sum = { passed: 0, failed: 1 };
process.once('exit', () => process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`));

await setUp([electronRuntime, systemLibraries, appBuild, holderBuild]);
await orOneSentence(() => packageApp(packageOptions(['--for-tests'], process.platform)));
const config = join(projectRoot, 'test', 'package', 'vitest.config.ts');
sum = await runVitest(['--config', config, ...process.argv.slice(2)]);
process.exitCode = sum.failed === 0 ? 0 : 1;
