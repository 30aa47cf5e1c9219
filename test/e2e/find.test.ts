// Finding text in the real app: by expression and whole word, with marks on the scroll bar, while output goes on.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAppStage, type AppStage } from '../support/appStage.ts';
import { E2E_PICTURES, shootThemes } from '../support/pictures.ts';

let stage: AppStage;

beforeEach(async () => {
  stage = await createAppStage();
}, 60_000);

afterEach(() => stage.close(), 60_000);

test(
  'matches are found by expression, whole word and case, gone through, and kept up with the output',
  { timeout: 60_000 },
  async () => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.type('clear; for i in $(seq 1 300); do echo "job $i: needle Needle needles"; done\n');
    await app.waitForText('job 300', 20_000);
    await app.deselect();
    await app.menu('Find…');
    const field = app.page.getByRole('searchbox', { name: 'Find' });
    const matches = app.page.getByRole('status', { name: 'Matches' });
    const shows = (text: string | RegExp) => expect.poll(() => matches.innerText()).toMatch(text);
    await field.fill('needle');
    await shows('900 of 900');
    await app.page.keyboard.press('Alt+w');
    await shows('600 of 600');
    await app.page.keyboard.press('Alt+c');
    await shows('300 of 300');
    await app.page.keyboard.press('Enter');
    await shows('299 of 300');
    await app.page.keyboard.press('Shift+Enter');
    await app.page.keyboard.press('Shift+Enter');
    await shows('1 of 300');
    await app.page.keyboard.press('Alt+w');
    await app.page.keyboard.press('Alt+r');
    await field.fill('job (');
    await shows('Not a valid expression');
    await field.fill('job \\d*7:');
    await shows(/^\d+ of 30$/);
    await shootThemes(app, E2E_PICTURES, 'find');
    await app.page.keyboard.press('Escape');
    await app.type('echo job 30""7: more\n');
    await app.waitForText('job 307: more', 20_000);
    await app.menu('Find Previous');
    // The lowest one is selected, and so what the next search is for.
    await app.menu('Find…');
    await expect.poll(() => field.inputValue()).toBe('job 307:');
    await shows('1 of 1');
    await field.fill('job \\d*7:');
    await shows(/ of 31$/);
  },
);
