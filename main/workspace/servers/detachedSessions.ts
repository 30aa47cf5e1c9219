/** Detached sessions of every server: functions that list, keep and end them. */

import { KEEP_DAYS } from '../../../preload/contract.ts';
import type { DetachedListing, DetachedView } from '../../../shared/view/detached.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { SessionInfo } from '../../../protocol/messages/sessions.ts';
import { ListFailed, type SessionList } from '../../../client/link/remoteSessions.ts';
import type { WorkspaceLink } from './workspaceLink.ts';
import { safeTitle, shownTargetName } from '../words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export type DetachedContext = {
  readonly words: () => Words;
  readonly clock: Clock;
  readonly linkOf: (server: string) => WorkspaceLink | null;
  /** Ids of a server's sessions that are open in panes. */
  readonly shownOn: (server: string) => ReadonlySet<string>;
};

export class DetachedSessions {
  readonly #context: DetachedContext;
  /** Last list of each server. */
  readonly #listed = new Map<string, readonly SessionInfo[]>();

  constructor(context: DetachedContext) {
    this.#context = context;
  }

  /** Requests a server's list. If the server is unreachable, resolves with the reason. */
  list(server: string): Promise<DetachedListing> {
    return this.#request(server, (link) => link.sessions.list());
  }

  /** Protects a session from the idle timeout for `KEEP_DAYS` from now (S12). */
  keep(server: string, session: string): Promise<DetachedListing> {
    const until = this.#context.clock.now() + KEEP_DAYS * DAY_MS;
    return this.#request(server, (link) => link.sessions.keep(session, until));
  }

  /** Ends a session's shell (S5). */
  end(server: string, session: string): Promise<DetachedListing> {
    return this.#request(server, async (link) => {
      link.sessions.end(session);
      const { sessions, missing } = await link.sessions.list();
      // A shell that takes long to end is still listed as running, so the session is removed here.
      return { sessions: sessions.filter((info) => info.session !== session), missing };
    });
  }

  /** Returns a session from its server's last list. */
  find(server: string, session: string): DetachedView | undefined {
    const info = this.#listed.get(server)?.find((listed) => listed.session === session);
    return info && toView(this.#context.words(), server, info);
  }

  async #request(
    server: string,
    send: (link: WorkspaceLink) => Promise<SessionList>,
  ): Promise<DetachedListing> {
    const link = this.#context.linkOf(server);
    if (link === null) return { kind: 'unreachable', why: 'notYetReached' };
    let list: SessionList;
    try {
      list = await send(link);
    } catch (error) {
      if (error instanceof ListFailed) return { kind: 'unreachable', why: error.reason };
      throw error;
    }
    this.#listed.set(server, list.sessions);
    const shown = this.#context.shownOn(server);
    const detached = list.sessions.filter((info) => !shown.has(info.session) && !wasEndedByUser(info));
    const sessions = detached.map((info) => toView(this.#context.words(), server, info));
    return { kind: 'listed', sessions, missing: list.missing };
  }
}

/** True for a session that the user ended; such a session is not listed. */
function wasEndedByUser({ state }: SessionInfo): boolean {
  return state.kind === 'ended' && state.end.kind === 'closed' && state.end.by === 'user';
}

function toView(words: Words, server: string, info: SessionInfo): DetachedView {
  const { session, target, state, activeAt, closesAt, keptUntil, attachments } = info;
  const targetName = shownTargetName(words, { server, target }, info.targetName);
  return {
    session,
    target,
    targetName,
    title: safeTitle(info.title) ?? targetName,
    lastLine: safeTitle(info.lastLine) ?? '',
    ended: state.kind === 'ended' ? { end: state.end, at: state.at } : null,
    activeAt,
    closesAt,
    keptUntil,
    isElsewhere: attachments > 0,
  };
}
