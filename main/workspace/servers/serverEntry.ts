/** One server the app knows: its address, its token, its link. */

import type { ServerView } from '../../../shared/view/view.ts';
import type { LinkView } from '../../../client/link/linkView.ts';
import type { ConnectionHistoryView } from '../../../shared/view/connectionHistory.ts';
import type { Clock } from '../../../protocol/clock.ts';
import { LinkCut } from '../../../client/link/linkCut.ts';
import type { MakeLink, WorkspaceLink } from './workspaceLink.ts';
import { ConnectionHistory } from './connectionHistory.ts';

/** `url` is empty until it is known where this computer's own server listens. */
export type ServerAddress = { readonly name: string; readonly url: string };
/** A token and where it is kept. */
export type KeptToken = { readonly value: string; readonly where: 'keychain' | 'memory' } | null;

const NOT_YET_STARTED: LinkView = {
  word: 'Connecting',
  since: 0,
  why: { kind: 'starting' },
  retryAt: null,
  rttMs: null,
};

export class ServerEntry {
  readonly id: string;
  readonly kind: ServerView['kind'];
  readonly #makeLink: MakeLink;
  readonly #onView: () => void;
  readonly #clock: Clock;
  readonly #cut: LinkCut;
  readonly #story = new ConnectionHistory();
  #address: ServerAddress;
  #token: KeptToken;
  #link: WorkspaceLink | null = null;
  #unsubscribe: () => void = () => undefined;

  constructor(
    identity: { readonly id: string; readonly kind: ServerView['kind'] },
    address: ServerAddress,
    token: KeptToken,
    makeLink: MakeLink,
    events: { readonly clock: Clock; readonly onView: () => void },
  ) {
    this.id = identity.id;
    this.kind = identity.kind;
    this.#makeLink = makeLink;
    this.#clock = events.clock;
    this.#onView = events.onView;
    this.#cut = new LinkCut(events.clock, () => this.#cutChanged());
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
    return this.#story.view;
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
      token: this.#token?.where ?? 'none',
      link,
      isCut: this.#cut.isCut,
      roundTrips: this.#story.roundTrips,
      targets: this.#link?.targets ?? null,
    };
  }

  /** Starts the link; it goes on until `stop`. */
  start(): void {
    this.#link?.watchTargets(true);
    this.#link?.start();
  }

  /** Takes a new address or token; true when there is a new link, which the tabs have to use before it is started. */
  change(address: ServerAddress, token: KeptToken): boolean {
    const moved = address.url !== this.#address.url;
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

  /** Breaks the link and keeps it from being made again, or lets it be made again. */
  cut(on: boolean): void {
    if (on) this.#cut.cut();
    else this.#cut.restore();
  }

  /** The user wants a connection now, also where they had cut it. */
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
    this.#onView();
  }

  #makeNewLink(): void {
    if (this.#address.url === '') return;
    this.#link = this.#makeLink(
      this.id,
      this.#address.url,
      () => this.#token?.value ?? null,
      (dial) => this.#cut.over(dial),
    );
    const link = this.#link;
    this.#unsubscribe = link.subscribe(() => {
      this.#story.note(link.view, this.#clock.now());
      this.#onView();
    });
  }
}
