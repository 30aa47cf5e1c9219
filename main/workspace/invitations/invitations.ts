/**
 * Handling of `holdfast://` addresses. A session that is open in a pane is shown at once; everything else
 * needs the user's consent.
 */

import type { DetachedListing } from '../../../shared/view/detached.ts';
import type { Offer } from '../../../shared/view/offer.ts';
import type { AppView, ServerView } from '../../../shared/view/view.ts';
import type { LocalizedText } from '../../../shared/words/words.ts';
import type { Clock } from '../../../protocol/clock.ts';
import { parseInvitation, type Invitation } from './invitation.ts';
import type { Notices } from '../notices.ts';

/** Max wait for servers that are not connected yet, e.g. at the app's start, ms. */
const SEARCH_MS = 10_000;
/** Interval of requests to servers that are not connected yet, ms. */
const SEARCH_EVERY_MS = 500;
/**
 * Max number of open questions. Further ones are dropped, so that a web page cannot fill the screen with
 * them.
 */
const MAX_QUESTIONS = 3;

export type InvitationsContext = {
  readonly clock: Clock;
  readonly notices: Notices;
  readonly view: () => Pick<AppView, 'servers' | 'panes'>;
  /** Shows a pane. */
  readonly activate: (pane: string) => void;
  /** Lists the detached sessions of a server. */
  readonly list: (server: string) => Promise<DetachedListing>;
};

type SearchResult =
  | {
      readonly kind: 'found';
      readonly server: string;
      readonly serverName: string;
      readonly title: string;
      readonly targetName: string;
    }
  /** No server has the session; `unreachable` names the servers that could not be searched. */
  | { readonly kind: 'nowhere'; readonly unreachable: readonly string[] };

export class Invitations {
  readonly #context: InvitationsContext;
  /** Ids of the sessions that are being searched. */
  readonly #searching = new Set<string>();

  constructor(context: InvitationsContext) {
    this.#context = context;
  }

  /** Handles an address from outside the app. Resolves after the app has followed, offered or refused it. */
  async take(address: string): Promise<void> {
    const parsed = parseInvitation(address);
    if (!parsed.ok) {
      const { reason } = parsed;
      return this.#warn(({ notices }) => notices.addressRefused(notices.addresses[reason]));
    }
    const { invitation } = parsed;
    if (invitation.kind === 'server') this.#offerServer(invitation);
    else await this.#showSession(invitation.session);
  }

  #offerServer({ name, url }: Extract<Invitation, { kind: 'server' }>): void {
    const known = this.#context.view().servers.find((server) => server.url === url);
    if (known !== undefined) return this.#warn(({ notices }) => notices.serverKnown(known.name));
    this.#offer(({ notices }) => notices.askServer(url, name), {
      kind: 'add-server',
      name,
      url,
    });
  }

  async #showSession(session: string): Promise<void> {
    const pane = this.#context.view().panes.find((shown) => shown.session === session);
    if (pane !== undefined) return this.#context.activate(pane.id);
    if (this.#searching.has(session)) return;
    this.#searching.add(session);
    const result = await this.#search(session).finally(() => this.#searching.delete(session));
    if (result.kind === 'nowhere')
      return this.#warn(({ notices }) => notices.sessionNowhere(session, result.unreachable));
    const { server, serverName, title, targetName } = result;
    const text: LocalizedText = ({ notices }) =>
      title === targetName
        ? notices.askSession(title, serverName)
        : notices.askSessionAt(title, targetName, serverName);
    this.#offer(text, { kind: 'open-session', server, session });
  }

  async #search(wanted: string): Promise<SearchResult> {
    const { clock, list, view } = this.#context;
    const deadline = clock.now() + SEARCH_MS;
    let remaining: readonly ServerView[] = view().servers;
    for (;;) {
      const replies = await Promise.all(
        remaining.map(async (server) => ({ server, listing: await list(server.id) })),
      );
      for (const { server, listing } of replies) {
        const found =
          listing.kind === 'listed' ? listing.sessions.find((session) => session.session === wanted) : null;
        if (found) return { kind: 'found', server: server.id, serverName: server.name, ...found };
      }
      remaining = replies.filter(({ listing }) => listing.kind === 'unreachable').map(({ server }) => server);
      if (remaining.length === 0 || clock.now() >= deadline)
        return { kind: 'nowhere', unreachable: remaining.map(({ name }) => name) };
      await new Promise<void>((resolve) => clock.setTimeout(resolve, SEARCH_EVERY_MS));
    }
  }

  #offer(text: LocalizedText, offer: Offer): void {
    const { notices } = this.#context;
    if (notices.list.filter((notice) => notice.offer !== undefined).length < MAX_QUESTIONS)
      notices.add('info', text, offer);
  }

  #warn(text: LocalizedText): void {
    this.#context.notices.add('warning', text);
  }
}
