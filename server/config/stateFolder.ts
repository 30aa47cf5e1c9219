/** Default state folder of a host. It has data of this machine that outlives the server, but no configuration. */

import { homedir } from 'node:os';
import { join } from 'node:path';

/** Returns the usual folder of this user on this system. It may not exist yet. */
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
