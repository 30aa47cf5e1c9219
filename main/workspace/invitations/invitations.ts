/** What becomes of `holdfast://` addresses: a session that a tab shows is shown; for anything else the user is asked. */

import type { DetachedListing } from '../../../shared/view/detached.ts';
import type { Offer } from '../../../shared/view/offer.ts';
import type { AppView, ServerView } from '../../../shared/view/view.ts';
import type { LocalizedText } from '../../../shared/words/words.ts';
import type { Clock } from '../../../protocol/clock.ts';
import { parseInvitation, type Invitation } from './invitation.ts';
import type { Notices } from '../notices.ts';

/** Servers that are not connected yet, as at the start of the app, are waited for so long, ms. */
const SEARCH_MS = 10_000;
/** How often they are asked meanwhile, ms. */
const SEARCH_EVERY_MS = 500;
/** More questions do not wait: whoever sends them must not fill the screen. */
const MAX_QUESTIONS = 3;

export type InvitationsContext = {
  readonly clock: Clock;
  readonly notices: Notices;
  readonly view: () => Pick<AppView, 'servers' | 'panes'>;
  /** Shows a pane. */
  readonly activate: (pane: string) => void;
  /** The sessions of a server that no tab shows. */
  readonly list: (server: string) => Promise<DetachedListing>;
};

type Answer =
  | {
      readonly kind: 'found';
      readonly server: string;
      readonly serverName: string;
      readonly title: string;
      readonly targetName: string;
    }
  /** `unasked` are the names of servers that could not be asked. */
  | { readonly kind: 'nowhere'; readonly unasked: readonly string[] };

export class Invitations {
  readonly #context: InvitationsContext;
  /** Sessions that are being searched. */
  readonly #searched = new Set<string>();

  constructor(context: InvitationsContext) {
    this.#context = context;
  }

  /** Takes an address from outside of the app; resolves when it was followed, asked about or refused. */
  async take(address: string): Promise<void> {
    const parsed = parseInvitation(address);
    if (!parsed.ok) {
      const { reason } = parsed;
      return this.#say(({ notices }) => notices.addressRefused(notices.addresses[reason]));
    }
    const { invitation } = parsed;
    if (invitation.kind === 'server') this.#offerServer(invitation);
    else await this.#showSession(invitation.session);
  }

  #offerServer({ name, url }: Extract<Invitation, { kind: 'server' }>): void {
    const known = this.#context.view().servers.find((server) => server.url === url);
    if (known !== undefined) return this.#say(({ notices }) => notices.serverKnown(known.name));
    this.#ask(({ notices }) => notices.askServer(url, name), {
      kind: 'add-server',
      name,
      url,
    });
  }

  async #showSession(session: string): Promise<void> {
    const pane = this.#context.view().panes.find((shown) => shown.session === session);
    if (pane !== undefined) return this.#context.activate(pane.id);
    if (this.#searched.has(session)) return;
    this.#searched.add(session);
    const answer = await this.#search(session).finally(() => this.#searched.delete(session));
    if (answer.kind === 'nowhere')
      return this.#say(({ notices }) => notices.sessionNowhere(session, answer.unasked));
    const { server, serverName, title, targetName } = answer;
    const say: LocalizedText = ({ notices }) =>
      title === targetName
        ? notices.askSession(title, serverName)
        : notices.askSessionAt(title, targetName, serverName);
    this.#ask(say, { kind: 'open-session', server, session });
  }

  async #search(wanted: string): Promise<Answer> {
    const { clock, list, view } = this.#context;
    const deadline = clock.now() + SEARCH_MS;
    let unasked: readonly ServerView[] = view().servers;
    for (;;) {
      const answers = await Promise.all(
        unasked.map(async (server) => ({ server, listing: await list(server.id) })),
      );
      for (const { server, listing } of answers) {
        const one =
          listing.kind === 'listed' ? listing.sessions.find((session) => session.session === wanted) : null;
        if (one) return { kind: 'found', server: server.id, serverName: server.name, ...one };
      }
      unasked = answers.filter(({ listing }) => listing.kind === 'unreachable').map(({ server }) => server);
      if (unasked.length === 0 || clock.now() >= deadline)
        return { kind: 'nowhere', unasked: unasked.map(({ name }) => name) };
      await new Promise<void>((resolve) => clock.setTimeout(resolve, SEARCH_EVERY_MS));
    }
  }

  #ask(say: LocalizedText, offer: Offer): void {
    const { notices } = this.#context;
    if (notices.list.filter((notice) => notice.offer !== undefined).length < MAX_QUESTIONS)
      notices.add('info', say, offer);
  }

  #say(say: LocalizedText): void {
    this.#context.notices.add('warning', say);
  }
}
