// Pictures of the page for people to look at, in `test-results/`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import type { PageDriver } from './pageTest.ts';

const FOLDER = join(projectRoot, 'test-results', 'page');

export async function shootPage({ page }: PageDriver, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
