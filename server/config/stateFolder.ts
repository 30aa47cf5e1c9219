/** Where a host keeps what outlives a run of the server: on the machine, and no part of anybody's configuration. */

import { homedir } from 'node:os';
import { join } from 'node:path';

/** The usual folder of this user on this system; it may not exist yet. */
export function stateFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const given = (name: string): string | undefined => environment[name] || undefined;
  switch (platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Holdfast');
    case 'win32':
      return join(given('LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local'), 'Holdfast');
    default:
      return join(given('XDG_STATE_HOME') ?? join(homedir(), '.local', 'state'), 'holdfast');
  }
}
