// Checks that read the sources instead of running them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot.ts';
import { brokenReferences } from './docReferences.ts';
import { tryForbiddenImports } from './forbiddenImports.ts';

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

interface Check {
  readonly name: string;
  readonly run: () => Outcome | Promise<Outcome>;
}

const CHECKS: readonly Check[] = [
  { name: 'types', run: () => runTool('typescript/bin/tsc', ['-b']) },
  { name: 'lint', run: () => runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => runTool('oxfmt/bin/oxfmt', ['--check']) },
  { name: 'unused code', run: () => runTool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'forbidden imports', run: () => problemsOf(tryForbiddenImports().problems) },
  { name: 'references in documents', run: () => problemsOf(brokenReferences(projectRoot)) },
];

/** Counts of passed and failed checks. */
export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
}

function problemsOf(problems: readonly string[]): Outcome {
  return { passed: problems.length === 0, output: problems.join('\n') };
}

/**
 * Runs a tool from node_modules. Its output is written to a file, because oxlint fails to write when a pipe
 * is briefly full.
 */
async function runTool(tool: string, args: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-check-'));
  const file = openSync(join(folder, 'output'), 'w');
  try {
    const path = join(projectRoot, 'node_modules', tool);
    const stdio = ['ignore', file, file] as const;
    const child = spawn(process.execPath, [path, ...args], { cwd: projectRoot, stdio: [...stdio] });
    await once(child, 'exit');
    return { passed: child.exitCode === 0, output: readFileSync(join(folder, 'output'), 'utf8') };
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs all checks. Prints a line for each check, and the complete output of failed checks. */
export async function runChecks(): Promise<CheckCounts> {
  let count = 0;
  for (const { name, run } of CHECKS) {
    const { passed, output } = await run();
    if (passed) count += 1;
    process.stdout.write(passed ? `✓ ${name}\n` : `✗ ${name}\n${output}\n`);
  }
  return { passed: count, failed: CHECKS.length - count };
}
