// Pictures of the app for the documentation: taken by tests, so that they show what the app is today.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDriver } from '../../scripts/support/appDriver.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

/** With `UPDATE_IMAGES=1` those of the documentation are made anew; otherwise they are left alone, and these are beside it. */
export const TOUR_FOLDER =
  process.env['UPDATE_IMAGES'] === '1'
    ? join(projectRoot, 'docs', 'tour')
    : join(projectRoot, 'test-results', 'tour');

/** Takes one picture in light and one in dark, as `NAME-light.png` and `NAME-dark.png`. */
export async function shootTour(app: AppDriver, name: string): Promise<void> {
  mkdirSync(TOUR_FOLDER, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await app.page.emulateMedia({ colorScheme });
    await app.screenshot(join(TOUR_FOLDER, `${name}-${colorScheme}.png`));
  }
}
