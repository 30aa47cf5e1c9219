// Task: sets up what is missing and runs every check and test; the last line is "N passed, N failed".
import { setUp } from './setup/runSteps.ts';
import { testSteps } from './setup/stepLists.ts';
import { runChecks } from './support/checks.ts';
import { runVitest } from './support/vitestRun.ts';

// An impossible set-up leaves by process.exit: the sum is printed also then.
let sum = { passed: 0, failed: 1 };
process.once('exit', () => process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`));

await setUp(testSteps);
const checks = await runChecks();
const tests = await runVitest(process.argv.slice(2));
sum = { passed: checks.passed + tests.passed, failed: checks.failed + tests.failed };
process.exitCode = sum.failed === 0 ? 0 : 1;
