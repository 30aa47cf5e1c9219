// What a screen reader, a keyboard or weak eyes would stumble over on the page as it is shown now.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The text of a terminal is its program's: how it may look is not ours to say. */
const NOT_OURS = ['.xterm-rows'];
const OPTIONS: RunOptions = { resultTypes: ['violations'] };

/** Fails with what is serious or critical, and where. */
export async function expectAccessible(app: Pick<AppDriver, 'page'>, where: string): Promise<void> {
  // Evaluated by the debugger, which the page's policy does not bind.
  if (!(await app.page.evaluate('"axe" in window'))) await app.page.evaluate(`${AXE}; undefined`);
  const run = `axe.run({ exclude: ${JSON.stringify(NOT_OURS)} }, ${JSON.stringify(OPTIONS)})`;
  const { violations } = (await app.page.evaluate(run)) as AxeResults;
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary ?? ''}`),
  );
  expect(found, where).toEqual([]);
}
