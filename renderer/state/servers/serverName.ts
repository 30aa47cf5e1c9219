/** The displayed name of a server: the name that settings use, and for this computer's server a translated one. */

import type { ServerView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

export function serverName({ servers }: Words, { kind, name }: Pick<ServerView, 'kind' | 'name'>): string {
  return kind === 'embedded' ? servers.thisComputer : name;
}
