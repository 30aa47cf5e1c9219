/** The detached sessions of all servers. They are requested again at an interval while they are displayed. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { DetachedListing } from '../../../shared/view/detached.ts';
import type { Listings } from '../../state/sessions/detached.ts';
import { useApp } from '../kit/appContext.ts';

/** Interval between requests, ms. A displayed last line is never older. A listing has a few kilobytes. */
const REFRESH_MS = 3_000;

export type Detached = {
  readonly listings: Listings;
  /** Stores a newer listing that came with the reply to another request. */
  readonly take: (server: string, listing: DetachedListing) => void;
};

export function useDetached(): Detached {
  const { api, state } = useApp();
  const [listings, setListings] = useState<Listings>(new Map());
  const pending = useRef(new Set<string>());
  const take = (server: string, listing: DetachedListing): void =>
    setListings((before) => new Map(before).set(server, listing));
  const connected = state.view.value.servers.filter(({ link }) => link.word === 'Connected');
  const request = async (server: string): Promise<void> => {
    if (pending.current.has(server)) return;
    pending.current.add(server);
    try {
      take(server, await api.call('listDetached', server));
    } finally {
      pending.current.delete(server);
    }
  };
  const ids = connected.map(({ id }) => id).join(' ');
  useEffect(() => {
    const requestAll = (): void => connected.forEach(({ id }) => void request(id));
    requestAll();
    const timer = setInterval(requestAll, REFRESH_MS);
    return () => clearInterval(timer);
  }, [ids]);
  return { listings, take };
}
