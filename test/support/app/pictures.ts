// Screenshots of the app in both themes, for test results and for the documentation.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

const RESULTS = join(projectRoot, 'test-results');
export const E2E_PICTURES = join(RESULTS, 'e2e');

/** Folder of the tour's screenshots: `UPDATE_IMAGES=1` replaces those of the documentation. */
export const TOUR_PICTURES =
  process.env['UPDATE_IMAGES'] === '1' ? join(projectRoot, 'docs', 'tour') : join(RESULTS, 'tour');

/** The page gets the new theme in one frame, and is drawn with it in the next. */
const TWO_FRAMES = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';

/** Takes a screenshot in each theme, named `NAME-dark.png` and `NAME-light.png`. Calls `inEach` after each one. */
export async function shootThemes(
  app: AppDriver,
  folder: string,
  name: string,
  inEach: (theme: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await app.page.emulateMedia({ colorScheme });
    await app.page.evaluate(TWO_FRAMES);
    await app.screenshot(join(folder, `${name}-${colorScheme}.png`));
    await inEach(colorScheme);
  }
}
