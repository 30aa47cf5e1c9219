/** Does what a notice offers, once its button was pressed. */

import type { Notices } from '../../workspace/notices.ts';
import type { Workspace } from '../../workspace/workspace.ts';

export type OffersContext = {
  readonly workspace: Pick<Workspace, 'openDetached'>;
  readonly notices: Notices;
  readonly restart: () => void;
  readonly openSettings: () => void;
};

/** In the window that it was pressed in. Only what the notice itself has, so that nothing can take its place between question and answer. */
export function acceptOffer(
  { workspace, notices, restart, openSettings }: OffersContext,
  id: string,
  window: string,
): void {
  const offer = notices.list.find((notice) => notice.id === id)?.offer;
  notices.dismiss(id);
  switch (offer?.kind) {
    case 'open-session': {
      const failure = workspace.openDetached(offer.server, offer.session, window);
      if (failure !== null) notices.add('warning', failure);
      return;
    }
    case 'restart':
      return restart();
    case 'open-settings':
      return openSettings();
    // The page asks for the token in a dialog of its own.
    case 'add-server':
    case undefined:
  }
}
