// Check that the shown terminal draws ligatures. It compares screenshots of one line with the setting on and off, drawn by the
// page and by WebGL.
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';

const LINE = 'a => b != c |x';
/** Time within which a changed setting is drawn. */
const DRAWN_WITHIN = { timeout: 5_000 };

/** Switches the setting in the settings dialog. The setting must have the opposite value before. */
async function setLigatures(app: AppDriver, isOn: boolean): Promise<void> {
  await app.menu('Settings…');
  const dialog = app.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('checkbox', { name: 'Ligatures', checked: !isOn }).click();
  await dialog.getByRole('checkbox', { name: 'Ligatures', checked: isOn }).waitFor();
  await app.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => app.terminal.getAttribute('data-ligatures')).toBe(isOn ? '' : null);
}

/** Takes a screenshot of the first row. */
async function picture(app: AppDriver): Promise<string> {
  const box = await app.terminal.boundingBox();
  if (box === null) throw new Error('there is no terminal');
  const clip = { x: box.x, y: box.y, width: 300, height: 18 };
  return (await app.page.screenshot({ clip })).toString('base64');
}

/** Returns the left edge of the `|` as the page draws it, CSS pixels. */
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

/** Prints the line alone at the top of the screen. */
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

/** Checks the drawing without WebGL, as on test machines. */
export async function pageDrawsLigatures(app: AppDriver): Promise<void> {
  await printLine(app);
  const edge = await columnEdge(app);
  const { off } = await differsWithLigatures(app);
  expect(await columnEdge(app)).toBeCloseTo(edge ?? 0, 1);
  expect(await app.screen()).toContain(LINE);
  await setLigatures(app, false);
  await expect.poll(() => picture(app), DRAWN_WITHIN).toBe(off);
}

/** Script that makes software WebGL look like a GPU: it hides the renderer's name, and accepts slow renderers. */
const GPU_SCRIPT = `
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return getContext.call(this, kind, { ...options, failIfMajorPerformanceCaveat: false });
  };
  WebGL2RenderingContext.prototype.getExtension = () => null;
`;

/** Reloads the page with that script. */
async function pretendGpu(app: AppDriver): Promise<void> {
  await app.page.addInitScript({ content: GPU_SCRIPT });
  await app.page.reload();
  await app.terminal.locator('canvas').first().waitFor({ state: 'attached', timeout: 30_000 });
}

/** Checks the drawing with WebGL, which joins cells. Highlights of search matches must stay at their cells. */
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
  // The match stays selected.
  await app.deselect();
  await expect.poll(() => picture(app), DRAWN_WITHIN).toBe(on);
  await setLigatures(app, false);
  await expect.poll(() => find('> b'), DRAWN_WITHIN).toBe(found);
  await app.page.keyboard.press('Escape');
}
