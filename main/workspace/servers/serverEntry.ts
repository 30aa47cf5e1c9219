/** A server in the app: its address, token and link. */

import type { ServerView } from '../../../shared/view/view.ts';
import type { LinkView } from '../../../client/link/linkView.ts';
import type { ConnectionHistoryView } from '../../../shared/view/connectionHistory.ts';
import type { Clock } from '../../../protocol/clock.ts';
import { withPassword } from '../../../client/link/serverUrl.ts';
import { LinkCut } from '../../../client/link/linkCut.ts';
import type { MakeLink, WorkspaceLink } from './workspaceLink.ts';
import { ConnectionHistory } from './connectionHistory.ts';

/** Name and URL of a server; `url` is empty until the embedded server has reported its address. */
export type ServerAddress = { readonly name: string; readonly url: string };
/** A token, the password of a user in the server's address, and their storage; null without either. Empty for none. */
export type KeptToken = {
  readonly value: string;
  readonly password: string;
  readonly where: 'keychain' | 'memory';
} | null;

const NOT_YET_STARTED: LinkView = {
  word: 'Connecting',
  since: 0,
  why: { kind: 'starting' },
  retryAt: null,
  rttMs: null,
};

export type ServerEntryContext = {
  readonly makeLink: MakeLink;
  readonly clock: Clock;
  readonly onView: () => void;
};

export class ServerEntry {
  readonly id: string;
  readonly kind: ServerView['kind'];
  readonly #context: ServerEntryContext;
  /** Lets the user cut the link on purpose, to try a connection loss. */
  readonly #cut: LinkCut;
  /** Interruptions and round-trip times of the connection. */
  readonly #history = new ConnectionHistory();
  /** Name and URL that the user entered. */
  #address: ServerAddress;
  /** Token, and where it is stored. */
  #token: KeptToken;
  /** Null until the server's address is known. */
  #link: WorkspaceLink | null = null;
  /** Ends the subscription to the link's events. */
  #unsubscribe: () => void = () => undefined;

  constructor(
    { id, kind }: { readonly id: string; readonly kind: ServerView['kind'] },
    address: ServerAddress,
    token: KeptToken,
    context: ServerEntryContext,
  ) {
    this.id = id;
    this.kind = kind;
    this.#context = context;
    this.#cut = new LinkCut(context.clock, () => this.#cutChanged());
    this.#address = address;
    this.#token = token;
    this.#makeNewLink();
  }

  get address(): ServerAddress {
    return this.#address;
  }

  get token(): KeptToken {
    return this.#token;
  }

  get link(): WorkspaceLink | null {
    return this.#link;
  }

  get connectionHistory(): ConnectionHistoryView {
    return this.#history.view;
  }

  get view(): ServerView {
    const { id, kind } = this;
    const { name, url } = this.#address;
    const link = this.#link?.view ?? NOT_YET_STARTED;
    return {
      id,
      kind,
      name,
      url,
      token: this.#token === null || this.#token.value === '' ? 'none' : this.#token.where,
      link,
      isCut: this.#cut.isCut,
      roundTrips: this.#history.roundTrips,
      targets: this.#link?.targets ?? null,
    };
  }

  /** Starts the link; it runs until `stop`. */
  start(): void {
    this.#link?.watchTargets(true);
    this.#link?.start();
  }

  /**
   * Sets address and token. Returns true when this made a new link; the panes must use it before it starts.
   */
  change(address: ServerAddress, token: KeptToken): boolean {
    const moved = address.url !== this.#address.url || token?.password !== this.#token?.password;
    const otherToken = token?.value !== this.#token?.value;
    this.#address = address;
    this.#token = token;
    if (moved) {
      this.stop();
      this.#makeNewLink();
    }
    if (otherToken && !moved) this.#link?.tokenChanged();
    return moved;
  }

  /** Cuts the link and blocks reconnects, or ends the cut. */
  cut(on: boolean): void {
    if (on) this.#cut.cut();
    else this.#cut.restore();
  }

  /** Reconnects at once at the user's request, and ends a cut. */
  reconnectNow(): void {
    if (this.#cut.isCut) this.#cut.restore();
    else this.#link?.reconnectNow();
  }

  stop(): void {
    this.#unsubscribe();
    this.#cut.restore();
    this.#link?.stop();
  }

  #cutChanged(): void {
    if (!this.#cut.isCut) this.#link?.reconnectNow();
    this.#context.onView();
  }

  #makeNewLink(): void {
    if (this.#address.url === '') return;
    const { makeLink, clock, onView } = this.#context;
    this.#link = makeLink(
      this.id,
      withPassword(this.#address.url, this.#token?.password ?? ''),
      () => this.#token?.value || null,
      (dial) => this.#cut.over(dial),
    );
    const link = this.#link;
    this.#unsubscribe = link.subscribe(() => {
      this.#history.note(link.view, clock.now());
      onView();
    });
  }
}
