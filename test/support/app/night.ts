// Simulates a night during which the app is closed.
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NIGHT_MS = 8 * 3_600_000;

/** Moves the times in the closed app's user data back by one night. */
export function sleepANight(userData: string): void {
  const path = join(userData, 'tabs.json');
  const stored = JSON.parse(readFileSync(path, 'utf8')) as { panes: { upToDateAt: number }[] };
  for (const pane of stored.panes) pane.upToDateAt -= NIGHT_MS;
  writeFileSync(path, JSON.stringify(stored));
  const evening = new Date(Date.now() - NIGHT_MS);
  for (const name of readdirSync(join(userData, 'screens')))
    utimesSync(join(userData, 'screens', name), evening, evening);
}
