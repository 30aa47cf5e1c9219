// Accessibility check (axe) of the page in its current state.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Text in terminals is excluded, because programs choose its colors. */
const EXCLUDED = ['.xterm-rows'];
const OPTIONS: RunOptions = { resultTypes: ['violations'] };

/** Fails if there are serious or critical violations. `where` names the view in the failure. */
export async function expectAccessible(app: Pick<AppDriver, 'page'>, where: string): Promise<void> {
  // The debugger evaluates the script, because the page's content security policy would block it.
  if (!(await app.page.evaluate('"axe" in window'))) await app.page.evaluate(`${AXE}; undefined`);
  const run = `axe.run({ exclude: ${JSON.stringify(EXCLUDED)} }, ${JSON.stringify(OPTIONS)})`;
  const { violations } = (await app.page.evaluate(run)) as AxeResults;
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary ?? ''}`),
  );
  expect(found, where).toEqual([]);
}
