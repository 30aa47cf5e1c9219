/** What a server is called on screen: its name, by which settings know it as well, but for this computer's own. Pure. */

import type { ServerView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

export function serverName({ servers }: Words, { kind, name }: Pick<ServerView, 'kind' | 'name'>): string {
  return kind === 'embedded' ? servers.thisComputer : name;
}
