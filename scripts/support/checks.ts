// The checks that read the sources instead of running them: types, lint, format.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.ts';

interface Check {
  readonly name: string;
  readonly tool: string;
  readonly args: readonly string[];
}

const CHECKS: readonly Check[] = [
  { name: 'types', tool: 'typescript/bin/tsc', args: ['-b'] },
  { name: 'lint', tool: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', tool: 'oxfmt/bin/oxfmt', args: ['--check'] },
];

/** How many checks passed and failed. */
export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Through a file: oxlint's writer gives up when a pipe is full for a moment. */
async function outcome(tool: string, args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-check-'));
  const file = openSync(join(folder, 'output'), 'w');
  try {
    const path = join(projectRoot, 'node_modules', tool);
    const stdio = ['ignore', file, file] as const;
    const child = spawn(process.execPath, [path, ...args], { cwd: projectRoot, stdio: [...stdio] });
    await once(child, 'exit');
    return { exitCode: child.exitCode ?? 1, output: readFileSync(join(folder, 'output'), 'utf8') };
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs all checks, prints a line for each and the whole output of those that fail. */
export async function runChecks(): Promise<CheckCounts> {
  let passed = 0;
  for (const { name, tool, args } of CHECKS) {
    const { exitCode, output } = await outcome(tool, args);
    if (exitCode === 0) passed += 1;
    process.stdout.write(exitCode === 0 ? `✓ ${name}\n` : `✗ ${name}\n${output}\n`);
  }
  return { passed, failed: CHECKS.length - passed };
}
