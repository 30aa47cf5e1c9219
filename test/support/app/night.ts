// A night of which the app knows nothing.
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NIGHT_MS = 8 * 3_600_000;

/** Moves what the ended app's profile knows of the evening back by a night. */
export function sleepANight(userData: string): void {
  const path = join(userData, 'tabs.json');
  const stored = JSON.parse(readFileSync(path, 'utf8')) as { panes: { upToDateAt: number }[] };
  for (const tab of stored.panes) tab.upToDateAt -= NIGHT_MS;
  writeFileSync(path, JSON.stringify(stored));
  const evening = new Date(Date.now() - NIGHT_MS);
  for (const name of readdirSync(join(userData, 'screens')))
    utimesSync(join(userData, 'screens', name), evening, evening);
}
