/** Displayed name of a server: its name in the settings, or a translated name for this computer's server. */

import type { ServerView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

export function serverName({ servers }: Words, { kind, name }: Pick<ServerView, 'kind' | 'name'>): string {
  return kind === 'embedded' ? servers.thisComputer : name;
}
