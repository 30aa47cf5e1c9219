/** Where recorded output belongs on each system: kept on the machine, and no part of anybody's configuration. */

import { homedir } from 'node:os';
import { join } from 'node:path';

export function historyFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const given = (name: string): string | undefined => environment[name] || undefined;
  switch (platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Holdfast', 'history');
    case 'win32':
      return join(given('LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local'), 'Holdfast', 'history');
    default:
      return join(given('XDG_STATE_HOME') ?? join(homedir(), '.local', 'state'), 'holdfast', 'history');
  }
}
