// Runs vitest and counts the results from its report. A crash or a skipped test never counts as success.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckCounts } from './checks/checks.ts';
import { runInForeground } from './foreground.ts';
import { projectRoot } from './projectRoot.ts';

interface FileReport {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly FileReport[];
}

/** True for a file that failed without a failed test, because it could not be loaded or its hooks failed. */
function failedAsWhole(file: FileReport): boolean {
  return file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed');
}

function readReport(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

function count(report: Report | undefined, exitCode: number): CheckCounts {
  if (!report) return { passed: 0, failed: 1 };
  const passed = report.numPassedTests;
  const failed = report.numTotalTests - passed + report.testResults.filter(failedAsWhole).length;
  const hidden = failed === 0 && (exitCode !== 0 || !report.success);
  return { passed, failed: hidden ? 1 : failed };
}

/**
 * Runs vitest with these arguments. Tests count as failed if they were skipped, could not be loaded, or were
 * interrupted by a crash.
 */
export async function runVitest(args: readonly string[]): Promise<CheckCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-report-'));
  const report = join(folder, 'report.json');
  try {
    const tool = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const exitCode = await runInForeground(process.execPath, [tool, 'run', ...reporters, ...args]);
    return count(readReport(report), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
