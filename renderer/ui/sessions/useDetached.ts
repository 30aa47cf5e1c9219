/** What every server says of its detached sessions, asked for again and again while somebody looks. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { DetachedListing } from '../../../shared/view/detached.ts';
import type { Listings } from '../../state/sessions/detached.ts';
import { useApp } from '../kit/appContext.ts';

/** A line that was printed shows after this at the latest, ms; a listing is a few kilobytes. */
const ASK_EVERY_MS = 3_000;

export type Detached = {
  readonly listings: Listings;
  /** Takes a newer listing that came as an answer to something else. */
  readonly take: (server: string, listing: DetachedListing) => void;
};

export function useDetached(): Detached {
  const { api, state } = useApp();
  const [listings, setListings] = useState<Listings>(new Map());
  const asking = useRef(new Set<string>());
  const take = (server: string, listing: DetachedListing): void =>
    setListings((before) => new Map(before).set(server, listing));
  const connected = state.view.value.servers.filter(({ link }) => link.word === 'Connected');
  const ask = async (server: string): Promise<void> => {
    if (asking.current.has(server)) return;
    asking.current.add(server);
    try {
      take(server, await api.call('listDetached', server));
    } finally {
      asking.current.delete(server);
    }
  };
  const ids = connected.map(({ id }) => id).join(' ');
  useEffect(() => {
    const askAll = (): void => connected.forEach(({ id }) => void ask(id));
    askAll();
    const timer = setInterval(askAll, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [ids]);
  return { listings, take };
}
