/** What a server said of a tab's session, last: not kept, since the next attach says it again. */

import type { PaneView } from '../../../shared/view/view.ts';

export type SessionFacts = Pick<PaneView, 'foreignSize' | 'durability' | 'unreachable' | 'directory'>;

export const NO_FACTS: SessionFacts = {
  foreignSize: null,
  durability: null,
  unreachable: null,
  directory: null,
};
