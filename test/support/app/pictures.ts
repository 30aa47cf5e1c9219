// Pictures of the app in both themes: for whoever looks at a run, and for the documentation, which so shows what the app is today.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

const RESULTS = join(projectRoot, 'test-results');
export const E2E_PICTURES = join(RESULTS, 'e2e');

/** With `UPDATE_IMAGES=1` those of the documentation are made anew; otherwise they are left alone, and these are beside it. */
export const TOUR_PICTURES =
  process.env['UPDATE_IMAGES'] === '1' ? join(projectRoot, 'docs', 'tour') : join(RESULTS, 'tour');

/** The page hears of another theme in one frame, and is drawn in it with the next. */
const TWO_FRAMES = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';

/**
 * Takes one picture in dark and one in light, as `NAME-dark.png` and `NAME-light.png`, and does with each theme what else
 * there is to do.
 */
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
