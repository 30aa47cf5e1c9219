// Runs the set-up steps that are needed here, numbered, and ends the program with one sentence when one is impossible.
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
    // Another set-up may have done it while this one waited for the lock.
    if (!(await step.needed())) continue;
    process.stderr.write(`[${done}/${steps.length}] ${step.name}…\n`);
    await step.run();
  }
}

/** Does what is missing of these steps; costs a few milliseconds when nothing is, and exits with code 1 on a failure. */
export function setUp(steps: readonly SetupStep[]): Promise<void> {
  return orOneSentence(async () => {
    const needed = await neededSteps(steps);
    if (needed.length > 0) await withSetupLock(() => runNeeded(needed));
  });
}

/** Where the action can not be done on this machine, says so in one sentence and exits with code 1. */
export async function orOneSentence<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.toolOutput}${error.message}\n`);
    return process.exit(1);
  }
}
