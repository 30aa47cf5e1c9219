// Runs the set-up steps that are needed, and prints numbered progress lines. A step that is impossible ends
// the program with one sentence.
import { withSetupLock } from './lock.ts';
import { SetupError, type SetupStep } from './step.ts';

async function neededSteps(steps: readonly SetupStep[]): Promise<SetupStep[]> {
  const needed: SetupStep[] = [];
  for (const step of steps) if (await step.needed()) needed.push(step);
  return needed;
}

async function runNeeded(steps: readonly SetupStep[]): Promise<void> {
  let done = 0;
  for (const step of steps) {
    done += 1;
    // Another set-up may have run this step during the wait for the lock.
    if (!(await step.needed())) continue;
    process.stderr.write(`[${done}/${steps.length}] ${step.name}…\n`);
    await step.run();
  }
}

/**
 * Runs the steps that are needed; on failure, exits with code 1. Takes a few milliseconds when no step is
 * needed.
 */
export function setUp(steps: readonly SetupStep[]): Promise<void> {
  return exitOnSetupError(async () => {
    const needed = await neededSteps(steps);
    if (needed.length > 0) await withSetupLock(() => runNeeded(needed));
  });
}

/** Runs the action. On a `SetupError`, prints it as one sentence and exits with code 1. */
export async function exitOnSetupError<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.toolOutput}${error.message}\n`);
    return process.exit(1);
  }
}
