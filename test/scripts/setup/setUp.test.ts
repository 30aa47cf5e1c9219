// Set-up runs each missing step once, and prints only the steps that it runs.
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { exitOnSetupError, setUp } from '../../../scripts/setup/runSteps.ts';
import { SetupError, type SetupStep } from '../../../scripts/setup/step.ts';
import { appSteps, demoSteps, testSteps } from '../../../scripts/setup/stepLists.ts';

let stderr: string;

beforeEach(() => {
  stderr = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});

/** A step that is needed until it has run. */
function missingStep(name: string, ran: string[], missing = true): SetupStep {
  return {
    name,
    needed: () => missing && !ran.includes(name),
    run: async () => void ran.push(name),
  };
}

describe('set-up', () => {
  it('set-up runs missing steps in order with progress lines, and does nothing the second time', async () => {
    const ran: string[] = [];
    const steps = [missingStep('one', ran), missingStep('here already', ran, false), missingStep('two', ran)];
    await setUp(steps);
    expect([ran, stderr]).toEqual([['one', 'two'], '[1/2] one…\n[2/2] two…\n']);
    stderr = '';
    await setUp(steps);
    expect([ran, stderr]).toEqual([['one', 'two'], '']);
  });

  it('set-up skips a step that another set-up ran in the meantime', async () => {
    const ran: string[] = [];
    const first: SetupStep = { name: 'first', needed: () => true, run: async () => void ran.push('second') };
    await setUp([first, missingStep('second', ran)]);
    expect(ran).toEqual(['second']);
  });

  it('set-up ends the program with the tool’s output and one sentence when a step is impossible', async () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    const ran: string[] = [];
    const impossible: SetupStep = {
      name: 'one',
      needed: () => true,
      run: () => Promise.reject(new SetupError('It failed: do that.', 'error in line 3\n')),
    };
    await expect(setUp([impossible, missingStep('two', ran)])).rejects.toThrow('exit 1');
    expect([ran, stderr, exit.mock.calls.length]).toEqual([
      [],
      '[1/2] one…\nerror in line 3\nIt failed: do that.\n',
      1,
    ]);
  });

  it('set-up rethrows an internal error with its stack', async () => {
    const bug = new Error('a bug');
    await expect(exitOnSetupError(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});

test('on this machine every set-up step is already done, so a second run does nothing', async () => {
  const missing: string[] = [];
  for (const step of new Set([...appSteps, ...demoSteps, ...testSteps])) {
    if (await step.needed()) missing.push(step.name);
  }
  expect(missing).toEqual([]);
});
