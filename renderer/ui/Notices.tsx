/** What the app has to say that is about no session, and what can be done about it. */

import type { Offer } from '../../preload/offer.ts';
import type { NoticeView } from '../../preload/view.ts';
import { useApp } from './appContext.ts';
import { Bar } from './Bar.tsx';

/** What the button says that accepts. */
const WORDS: Readonly<Record<Offer['kind'], string>> = {
  'open-session': 'Open',
  'add-server': 'Add server…',
  restart: 'Restart to update',
};

export function Notices() {
  const { api, state } = useApp();
  return (
    <>
      {state.view.value.notices.map((notice) => (
        <Bar key={notice.id} kind={notice.kind} label="Notice" text={notice.text}>
          {notice.offer && <OfferButton id={notice.id} offer={notice.offer} />}
          <button type="button" data-kind="plain" onClick={() => void api.call('dismissNotice', notice.id)}>
            Dismiss
          </button>
        </Bar>
      ))}
    </>
  );
}

function OfferButton({ id, offer }: { readonly id: NoticeView['id']; readonly offer: Offer }) {
  const { api, state } = useApp();
  const accept = (): void => {
    if (offer.kind === 'add-server') state.dialog.value = { kind: 'add-server', given: offer };
    void api.call('acceptOffer', id);
  };
  return (
    <button type="button" data-kind="primary" onClick={accept}>
      {WORDS[offer.kind]}
    </button>
  );
}
