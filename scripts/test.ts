// Task: runs the set-up steps that are needed, then all checks and tests. The last line is "N passed, N
// failed". With `--portable`, it runs no set-up, and only those checks and tests that work on every system.
import { setUp } from './setup/runSteps.ts';
import { testSteps } from './setup/stepLists.ts';
import { runChecks } from './support/checks/checks.ts';
import { portableTests } from './support/portableTests.ts';
import { projectRoot } from './support/projectRoot.ts';
import { testOptions } from './support/testOptions.ts';
import { runVitest } from './support/vitestRun.ts';

// A failed set-up ends the process with process.exit, and the last line must be printed then, too.
let sum = { passed: 0, failed: 1 };
process.once('exit', () => process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`));

const { isPortable, vitestArgs } = testOptions(process.argv.slice(2));
if (!isPortable) await setUp(testSteps);
const checks = await runChecks();
const portableArgs = isPortable ? ['--project=fast', ...portableTests(projectRoot)] : [];
const tests = await runVitest([...portableArgs, ...vitestArgs]);
sum = { passed: checks.passed + tests.passed, failed: checks.failed + tests.failed };
process.exitCode = sum.failed === 0 ? 0 : 1;
