/** Notices of the app that are not about a session, each with its actions. */

import type { Offer } from '../../shared/view/offer.ts';
import type { NoticeView } from '../../shared/view/view.ts';
import type { Words } from '../../shared/words/english.ts';
import { useApp, useWords } from './kit/appContext.ts';
import { Bar } from './kit/Bar.tsx';

/** The label of the button that accepts an offer. */
function acceptLabel({ common, servers, settings }: Words, kind: Offer['kind']): string {
  switch (kind) {
    case 'open-session':
      return common.open;
    case 'add-server':
      return servers.add;
    case 'open-settings':
      return settings.openFile;
    case 'restart':
      return common.restartToUpdate;
  }
}

export function Notices() {
  const { api, state } = useApp();
  const { common } = useWords();
  return (
    <>
      {state.view.value.notices.map((notice) => (
        <Bar key={notice.id} kind={notice.kind} label={common.notice} text={notice.text}>
          {notice.offer && <OfferButton id={notice.id} offer={notice.offer} />}
          <button type="button" data-kind="plain" onClick={() => void api.call('dismissNotice', notice.id)}>
            {common.dismiss}
          </button>
        </Bar>
      ))}
    </>
  );
}

function OfferButton({ id, offer }: { readonly id: NoticeView['id']; readonly offer: Offer }) {
  const { api, state } = useApp();
  const words = useWords();
  const accept = (): void => {
    if (offer.kind === 'add-server') state.dialog.value = { kind: 'add-server', prefilled: offer };
    void api.call('acceptOffer', id);
  };
  return (
    <button type="button" data-kind="primary" onClick={accept}>
      {acceptLabel(words, offer.kind)}
    </button>
  );
}
