// Task: the guided demo. It shows and measures in the real app that a network cut neither loses nor
// duplicates output.
import { join } from 'node:path';
import { figuresText, isExact } from './demo/report.ts';
import { createStage } from './demo/stage.ts';
import { runTour } from './demo/tour.ts';
import { exitOnSetupError, setUp } from './setup/runSteps.ts';
import { demoSteps } from './setup/stepLists.ts';
import { projectRoot } from './support/projectRoot.ts';

const asJson = process.argv.includes('--json');

function report(text: string): void {
  process.stderr.write(`· ${text}\n`);
}

await setUp(demoSteps);
const stage = await exitOnSetupError(() => createStage(report));
try {
  const result = await runTour(stage, join(projectRoot, 'test-results', 'demo'), report);
  process.stdout.write(`${asJson ? JSON.stringify(result) : figuresText(result)}\n`);
  process.exitCode = isExact(result) ? 0 : 1;
} finally {
  await stage.close();
}
