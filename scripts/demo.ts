// Task: the guided demo. Shows in the real app, and measures, that a cut link loses nothing and doubles nothing.
import { join } from 'node:path';
import { isExact, report } from './demo/report.ts';
import { setStage } from './demo/stage.ts';
import { runTour } from './demo/tour.ts';
import { orOneSentence, setUp } from './setup/runSteps.ts';
import { demoSteps } from './setup/stepLists.ts';
import { projectRoot } from './support/projectRoot.ts';

const asJson = process.argv.includes('--json');

function say(text: string): void {
  process.stderr.write(`· ${text}\n`);
}

await setUp(demoSteps);
const stage = await orOneSentence(() => setStage(say));
try {
  const result = await runTour(stage, join(projectRoot, 'test-results', 'demo'), say);
  process.stdout.write(`${asJson ? JSON.stringify(result) : report(result)}\n`);
  process.exitCode = isExact(result) ? 0 : 1;
} finally {
  await stage.close();
}
