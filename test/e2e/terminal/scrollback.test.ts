// Default scrollback in the real app: output that exceeds it is loaded again on request.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';

/** Lines to print: three times the default scrollback. */
const LINES = 30_000;
const numbers = Array.from({ length: LINES }, (_, at) => String(at + 1));

test.beforeEach(({ stage }) => rmSync(join(stage.userData, 'settings.json')));

async function numbersIn(app: AppDriver): Promise<string[]> {
  return (await app.history()).split('\n').filter((line) => /^\d+$/.test(line));
}

/** Scrolls up page by page until the terminal's first line is visible. */
async function scrollToTop(app: AppDriver): Promise<void> {
  await app.input.focus();
  const button = app.page.getByRole('button', { name: /^Load earlier output/ });
  for (let tries = 0; tries < 20 && !(await button.isVisible()); tries += 1)
    for (let pages = 0; pages < 25; pages += 1) await app.page.keyboard.press('Shift+PageUp');
  await button.waitFor();
}

test(
  'H1: at the top of a terminal, output that exceeded the scrollback loads on request, and is kept after a restart',
  { timeout: 120_000 },
  async ({ stage }) => {
    let app = await stage.launch();
    await app.waitForLink('Connected');
    await app.type(`seq 1 ${LINES}; echo all-''printed\n`);
    await app.waitForText('all-printed', 30_000);
    const kept = await numbersIn(app);
    expect(kept.length).toBeLessThan(LINES / 2);
    await scrollToTop(app);
    const button = app.page.getByRole('button', { name: /^Load earlier output/ });
    expect(await button.innerText()).toMatch(/1\d\d(\.\d)? kB$/);
    await button.click();
    await expect.poll(() => numbersIn(app), { timeout: 30_000 }).toEqual(numbers);
    await button.waitFor({ state: 'hidden' });
    await app.quit();
    app = await stage.launch();
    await app.waitForText('all-printed', 30_000);
    expect(await numbersIn(app)).toEqual(numbers);
  },
);
