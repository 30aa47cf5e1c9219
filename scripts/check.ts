// Task: checks types, lint and format, without running any test.
import { runChecks } from './support/checks/checks.ts';

const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
