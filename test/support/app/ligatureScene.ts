// Looks whether the shown terminal draws ligatures: pictures of one line, with the setting on and off, drawn by the page and by WebGL.
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';

const LINE = 'a => b != c |x';
/** Pictures that are alike come after the same frame or the next. */
const DRAWN_WITHIN = { timeout: 5_000 };

/** Changes the setting in its dialog, to what it is not. */
async function setLigatures(app: AppDriver, isOn: boolean): Promise<void> {
  await app.menu('Settings…');
  const dialog = app.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('checkbox', { name: 'Ligatures', checked: !isOn }).click();
  await dialog.getByRole('checkbox', { name: 'Ligatures', checked: isOn }).waitFor();
  await app.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => app.terminal.getAttribute('data-ligatures')).toBe(isOn ? '' : null);
}

/** A picture of the first two rows. */
async function picture(app: AppDriver): Promise<string> {
  const box = await app.terminal.boundingBox();
  if (box === null) throw new Error('there is no terminal');
  const clip = { x: box.x, y: box.y, width: 300, height: 18 };
  return (await app.page.screenshot({ clip })).toString('base64');
}

/** Where the line's last sign is drawn by the page, CSS pixels. */
const columnEdge = (app: AppDriver): Promise<number | undefined> =>
  app.terminal
    .locator('.xterm-rows > div')
    .first()
    .evaluate((row) => {
      const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
        const at = (node.textContent ?? '').indexOf('|');
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      }
      return undefined;
    });

/** Prints the line at the top of the screen, and nothing else there. */
async function printLine(app: AppDriver): Promise<void> {
  await app.type(`clear; echo '${LINE}'\n`);
  await app.waitForText(`${LINE}\n`, 20_000);
  await app.deselect();
}

async function differsWithLigatures(app: AppDriver): Promise<{ readonly off: string; readonly on: string }> {
  const off = await picture(app);
  await setLigatures(app, true);
  await expect.poll(() => picture(app), DRAWN_WITHIN).not.toBe(off);
  return { off, on: await picture(app) };
}

/** The page's own drawing, which the tests' machines have. */
export async function pageDrawsLigatures(app: AppDriver): Promise<void> {
  await printLine(app);
  const edge = await columnEdge(app);
  const { off } = await differsWithLigatures(app);
  expect(await columnEdge(app)).toBeCloseTo(edge ?? 0, 1);
  expect(await app.screen()).toContain(LINE);
  await setLigatures(app, false);
  await expect.poll(() => picture(app), DRAWN_WITHIN).toBe(off);
}

/** Without names of renderers, and without the refusal of slow ones, software WebGL passes for a GPU. */
const PRETENCE = `
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return getContext.call(this, kind, { ...options, failIfMajorPerformanceCaveat: false });
  };
  WebGL2RenderingContext.prototype.getExtension = () => null;
`;

/** From the page's next load on, and loads it. */
async function pretendGpu(app: AppDriver): Promise<void> {
  await app.page.addInitScript({ content: PRETENCE });
  await app.page.reload();
  await app.terminal.locator('canvas').first().waitFor({ state: 'attached', timeout: 30_000 });
}

/** WebGL, which joins cells; marks of found text are where the text is all the same. */
export async function webGlDrawsLigatures(app: AppDriver): Promise<void> {
  await pretendGpu(app);
  await app.waitForLink('Connected');
  const { on } = await differsWithLigatures(app);
  const find = async (text: string): Promise<string> => {
    await app.menu('Find…');
    await app.page.getByRole('searchbox', { name: 'Find' }).fill(text);
    await app.page.getByRole('status', { name: 'Matches' }).filter({ hasText: 'of ' }).waitFor();
    await app.page.waitForFunction(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    return picture(app);
  };
  const found = await find('> b');
  await app.page.keyboard.press('Escape');
  // What was found stays selected.
  await app.deselect();
  await expect.poll(() => picture(app), DRAWN_WITHIN).toBe(on);
  await setLigatures(app, false);
  await expect.poll(() => find('> b'), DRAWN_WITHIN).toBe(found);
  await app.page.keyboard.press('Escape');
}
