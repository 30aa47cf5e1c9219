/** Runs the action that a notice offers, after the user pressed its button. */

import type { Notices } from '../../workspace/notices.ts';
import type { Workspace } from '../../workspace/workspace.ts';

export type OffersContext = {
  readonly workspace: Pick<Workspace, 'openDetached'>;
  readonly notices: Notices;
  readonly restart: () => void;
  readonly openSettings: () => void;
};

/**
 * Runs the offer of the notice `id` for a window. The offer is read from the stored notice, so the page
 * cannot substitute another one.
 */
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
    // The page handles this offer: it opens a dialog that asks for the token.
    case 'add-server':
    case undefined:
  }
}
