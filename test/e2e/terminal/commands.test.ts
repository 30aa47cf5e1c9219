// Commands in the real app: marked beside their prompts, reached by keys, and their output selected, also after a restart.
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { expectAccessible } from '../../support/app/accessibility.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

const markOf = (app: AppDriver, words: RegExp) => app.terminal.getByRole('img', { name: words });

async function selected(app: AppDriver): Promise<string> {
  await app.electron.evaluate(({ clipboard }) => clipboard.clear());
  await app.menu('Copy');
  let text = '';
  await expect
    .poll(async () => (text = await app.electron.evaluate(({ clipboard }) => clipboard.readText())))
    .not.toBe('');
  return text;
}

test(
  'commands are marked with their results, reached by keys, and their output is selected and copied',
  { timeout: 90_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.type('seq 1 3\n');
    await markOf(app, /^Succeeded/).waitFor();
    await app.type("sh -c 'echo no; exit 3'\n");
    await markOf(app, /^Exit code 3/).waitFor();
    await app.type('seq 101 200\n');
    await app.waitForText('\n200\n', 20_000);
    await app.type('sleep 1000\n');
    await markOf(app, /^Running$/).waitFor();
    await app.deselect();
    await shootThemes(app, E2E_PICTURES, 'commands-running');
    // At the newest output no command line sticks to the top, though the first visible row is of an older command.
    expect(await app.page.getByRole('button', { name: /^Command: / }).count()).toBe(0);
    await app.page.keyboard.press('Control+c');
    await markOf(app, /^Exit code 130/).waitFor();

    // The command that printed more than a screen, and its output.
    await app.page.keyboard.press('Control+Shift+Z');
    await app.page.keyboard.press('Control+Shift+Z');
    await app.menu('Select Command Output');
    const numbers = Array.from({ length: 100 }, (_, at) => String(101 + at));
    expect((await selected(app)).trimEnd().split('\n')).toEqual(numbers);
    await app.deselect();

    // While its output is visible and its prompt is not, the command line sticks to the top and leads to the prompt.
    const sticky = app.page.getByRole('button', { name: /^Command: / });
    expect(await sticky.count()).toBe(0);
    await app.page.mouse.wheel(0, 200);
    await app.page.getByRole('button', { name: /^Command: seq 101 200, succeeded/ }).waitFor();
    await shootThemes(app, E2E_PICTURES, 'commands-sticky', (theme) =>
      expectAccessible(app, `a sticky command line, ${theme}`),
    );
    await app.menu('Find…');
    await sticky.waitFor({ state: 'hidden' });
    await app.page.getByRole('searchbox', { name: 'Find' }).press('Escape');
    await sticky.focus();
    await app.page.keyboard.press('Enter');
    await sticky.waitFor({ state: 'hidden' });
    const seq = app.terminal.locator('[aria-current="true"]');
    expect(await seq.getAttribute('aria-label')).toMatch(/^Succeeded/);
    await app.electron.evaluate(({ clipboard }) => clipboard.clear());
    await app.menu('Copy Command Output');
    await expect
      .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(numbers.join('\n'));

    await app.menu('Scroll to Previous Command');
    const failed = markOf(app, /^Exit code 3/);
    await expect.poll(() => failed.getAttribute('aria-current')).toBe('true');
    await shootThemes(app, E2E_PICTURES, 'commands');
    await app.menu('Select Command Output');
    expect((await selected(app)).trimEnd()).toBe('no');

    // Inserting only types the command at the prompt; while a command runs, the app gives the reason for its refusal.
    await app.deselect();
    await app.menu('Insert Command Again');
    const failing = "sh -c 'echo no; exit 3'";
    await expect.poll(async () => (await app.history()).split(failing).length - 1).toBe(2);
    expect(await failed.count()).toBe(0);
    await app.deselect();
    await app.page.keyboard.press('Enter');
    await failed.waitFor();
    await app.type('sleep 1000\n');
    await markOf(app, /^Running$/).waitFor();
    await app.menu('Insert Command Again');
    const refusal = app.page.getByRole('status', { name: 'Not possible' });
    await refusal.filter({ hasText: 'A command is still running' }).waitFor();
    await shootThemes(app, E2E_PICTURES, 'commands-refusal', (theme) =>
      expectAccessible(app, `a refusal, ${theme}`),
    );
    await refusal.getByRole('button', { name: 'Dismiss' }).click();
    await app.page.keyboard.press('Control+c');
    await markOf(app, /^Exit code 130/)
      .nth(1)
      .waitFor();
    await app.quit();

    const again = await stage.launch();
    await again.waitForLink('Connected');
    // The connection is ready before the saved screen is; commands exist only after that.
    const stopped = markOf(again, /^Exit code 130/);
    await stopped.first().waitFor();
    await again.menu('Scroll to Previous Command');
    await stopped.and(again.page.locator('[aria-current="true"]')).waitFor();
  },
);
