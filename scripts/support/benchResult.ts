// Runs one benchmark and reads its result: the JSON on its stdout. Its stderr, with set-up lines and
// warnings, is ignored.
import { runCommand } from './commands.ts';

/** The benchmark's JSON, or a description of its failure. */
export interface BenchResult {
  readonly isSuccess: boolean;
  readonly result: unknown;
}

export async function benchResult(file: string): Promise<BenchResult> {
  const { exitCode, output, stdout } = await runCommand(process.execPath, ['--expose-gc', file]);
  try {
    return { isSuccess: exitCode === 0, result: JSON.parse(stdout) as unknown };
  } catch {
    const error = exitCode === 0 ? 'stdout is not JSON' : `exit code ${exitCode}`;
    return { isSuccess: false, result: { error, output } };
  }
}
