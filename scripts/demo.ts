// Task: the guided demo. Shows in the real app, and measures, that a cut link loses nothing and doubles nothing.
import { join } from 'node:path';
import { setStage } from './demo/stage.ts';
import { runTour, type TourResult } from './demo/tour.ts';
import { orOneSentence, setUp } from './setup/runSteps.ts';
import { demoSteps } from './setup/stepLists.ts';
import { projectRoot } from './support/projectRoot.ts';

const asJson = process.argv.includes('--json');

function say(text: string): void {
  process.stderr.write(`· ${text}\n`);
}

function exact(result: TourResult): boolean {
  return [result, result.afterRestart].every(
    (part) => part.printed > 0 && part.lost === 0 && part.doubled === 0 && part.inOrder,
  );
}

function report(result: TourResult): string {
  const counts = (part: TourResult['afterRestart']): string =>
    `${part.printed} bytes printed, ${part.shown} shown, ${part.lost} lost, ${part.doubled} twice`;
  return [
    `through the cut:        ${counts(result)}`,
    `after the next start:   ${counts(result.afterRestart)}`,
    `first new byte:         ${result.backToFirstByteMs} ms after the network was back`,
    ...result.screenshots.map((path) => `screenshot:             ${path}`),
    exact(result)
      ? 'Nothing was lost and nothing came twice.'
      : 'THE SESSION WAS NOT EXACT: see the figures above.',
  ].join('\n');
}

await setUp(demoSteps);
const stage = await orOneSentence(() => setStage(say));
try {
  const result = await runTour(stage, join(projectRoot, 'test-results', 'demo'), say);
  process.stdout.write(`${asJson ? JSON.stringify(result) : report(result)}\n`);
  process.exitCode = exact(result) ? 0 : 1;
} finally {
  await stage.close();
}
