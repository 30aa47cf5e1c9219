// Set-up does what is missing, once, and speaks only while it does it.
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { orOneSentence, setUp } from '../../../scripts/setup/runSteps.ts';
import { SetupError, type SetupStep } from '../../../scripts/setup/step.ts';
import { appSteps, demoSteps, testSteps } from '../../../scripts/setup/stepLists.ts';

let said: string;

beforeEach(() => {
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
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
  it('runs what is needed, in order, with progress, and a second one nothing, without a word', async () => {
    const ran: string[] = [];
    const steps = [missingStep('one', ran), missingStep('here already', ran, false), missingStep('two', ran)];
    await setUp(steps);
    expect([ran, said]).toEqual([['one', 'two'], '[1/2] one…\n[2/2] two…\n']);
    said = '';
    await setUp(steps);
    expect([ran, said]).toEqual([['one', 'two'], '']);
  });

  it('leaves out what another set-up did meanwhile', async () => {
    const ran: string[] = [];
    const first: SetupStep = { name: 'first', needed: () => true, run: async () => void ran.push('second') };
    await setUp([first, missingStep('second', ran)]);
    expect(ran).toEqual(['second']);
  });

  it('that is impossible ends the program with the tool’s words and one sentence', async () => {
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
    expect([ran, said, exit.mock.calls.length]).toEqual([
      [],
      '[1/2] one…\nerror in line 3\nIt failed: do that.\n',
      1,
    ]);
  });

  it('leaves a mistake of ours its stack', async () => {
    const mistake = new Error('a mistake');
    await expect(orOneSentence(() => Promise.reject(mistake))).rejects.toBe(mistake);
  });
});

test('nothing is needed any more on the machine that runs these tests: a second run does no set-up', async () => {
  const missing: string[] = [];
  for (const step of new Set([...appSteps, ...demoSteps, ...testSteps])) {
    if (await step.needed()) missing.push(step.name);
  }
  expect(missing).toEqual([]);
});
