/** All sessions of this host. They are found by ID and owner, opened once per request, and limited per user. */

import type { Clock } from '../../protocol/clock.ts';
import type { RefusalCode } from '../../protocol/errors.ts';
import { newSessionId, type RandomBytes } from '../../protocol/ids.ts';
import type { OpenOptions, Size, Target, TerminalProfile } from '../../protocol/messages/common.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import { errorText, type Log } from '../base/log.ts';
import type { HistoryStore } from '../history/historyStore.ts';
import type { SessionHistory } from '../history/sessionHistory.ts';
import type { OpenScreen } from '../screen/screen.ts';
import type { OpenShell } from '../shells/openShell.ts';
import { ShellFailure } from '../shells/shellFailure.ts';
import { OutputLog } from './outputLog.ts';
import { restoreSession, type FindShell } from './records/restore.ts';
import type { SessionRecord } from './records/sessionRecord.ts';
import type { SessionRecords } from './records/sessionRecords.ts';
import { Session } from './session.ts';
import { infoOfRecord } from './sessionInfo.ts';
import { ShellReachability } from './shellReachability.ts';
import type { EndedBy } from './state.ts';

/** Max listed sessions, the newest first: as many as fit into a `sessions` message (protocol/messages/sessions.ts). */
const MAX_LISTED = 2000;

/** Max length of a target's name in the protocol, characters (protocol/messages). */
const MAX_NAME_CHARS = 255;
/** Max length of a refusal's message in the protocol, characters. */
const MAX_MESSAGE_CHARS = 1000;

export type OpenRequest = {
  readonly user: string;
  /** Id chosen by the client, so that a repeated request opens no second session (S2). */
  readonly request: string;
  readonly target: Target;
  readonly options: OpenOptions;
  readonly size: Size;
  readonly profile: TerminalProfile;
};

export type Opened =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string };

export type RegistryOptions = {
  readonly hostId: string;
  /** Output of each session that is kept in memory, bytes. */
  readonly logBytes: number;
  readonly idleTimeoutMs: number;
  readonly maxSessionsPerUser: number;
};

export type RegistryParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: RandomBytes;
  readonly openShell: OpenShell;
  readonly openScreen: OpenScreen;
  /** Undefined if no output is recorded. */
  readonly history: HistoryStore | undefined;
  /** Undefined if sessions are not recorded for a later run. */
  readonly records: SessionRecords | undefined;
  readonly findShell: FindShell;
  /** Returns the display name of a target. */
  readonly nameOf: (target: Target) => string;
};

/** A request to open a session, which is pending or done. */
type Request = { readonly user: string; readonly opened: Promise<Opened>; isPending: boolean };

/** A session that is being restored. It takes as long as its engine cannot be reached. */
export type RestoringSession = {
  readonly owner: string;
  readonly record: SessionRecord;
  readonly session: Promise<Session>;
  /** Reachability of the session's shell, for clients that wait for it. */
  readonly reachability: ShellReachability;
};

export class Registry {
  readonly #options: RegistryOptions;
  readonly #parts: RegistryParts;
  /** Sessions by ID, oldest first. */
  readonly #sessions = new Map<string, Session>();
  /** Requests by user and request id. They are stored as long as the session that they opened. */
  readonly #requests = new Map<string, Request>();
  /** Key of the request that opened a session, by session ID. */
  readonly #requestOf = new Map<string, string>();
  /** Sessions of earlier runs that are being restored, by ID. */
  readonly #restoring = new Map<string, RestoringSession>();
  /** IDs of sessions whose shells are being opened. */
  readonly #opening = new Set<string>();
  #closing = false;

  constructor(options: RegistryOptions, parts: RegistryParts) {
    this.#options = options;
    this.#parts = parts;
  }

  /** Number of sessions that run, are being opened or are being restored. */
  get liveCount(): number {
    return this.#countLive(() => true);
  }

  /** Returns the session if `user` is its owner (S1). */
  find(user: string, id: string): Session | undefined {
    const session = this.#sessions.get(id);
    return session?.owner === user ? session : undefined;
  }

  /** Returns the session that is still being restored if `user` is its owner. */
  restoring(user: string, id: string): RestoringSession | undefined {
    const restoring = this.#restoring.get(id);
    return restoring?.owner === user ? restoring : undefined;
  }

  /** Returns true if a session with this ID exists or is being opened or restored, whoever its owner is. */
  knows(id: string): boolean {
    return this.#sessions.has(id) || this.#restoring.has(id) || this.#opening.has(id);
  }

  /** Returns true if the session is known and its shell has not ended. */
  isLive(id: string): boolean {
    return this.knows(id) && this.#sessions.get(id)?.state.kind !== 'ended';
  }

  /** Restores a session whose shell was found but whose record was lost. */
  adopt(record: SessionRecord): void {
    this.#restore(record, this.#parts.history?.open(record.session));
  }

  /** Starts to restore the sessions of earlier runs. Must be called once, before anything is opened. */
  restoreAll(): void {
    const records = this.#parts.records?.read() ?? [];
    const histories = this.#parts.history?.restore(new Set(records.map(({ session }) => session)));
    for (const record of records) this.#restore(record, histories?.get(record.session));
  }

  #restore(record: SessionRecord, history: SessionHistory | undefined): void {
    const { session: id, owner } = record;
    const reachability = new ShellReachability(id, this.#parts.clock);
    const session = this.#restored(record, history, reachability);
    this.#restoring.set(id, { owner, record, session, reachability });
  }

  /** Lists the user's sessions, newest first, followed by those that are still being restored. */
  list(user: string): SessionInfo[] {
    const own = [...this.#sessions.values()].filter(({ owner }) => owner === user);
    const restoring = [...this.#restoring.values()].filter(({ owner }) => owner === user);
    return [
      ...own.toReversed().map((session) => session.info()),
      ...restoring.map(({ record }) => infoOfRecord(record)),
    ].slice(0, MAX_LISTED);
  }

  /** Opens a session, or returns the one that the same request opened earlier (S2). Never rejects. */
  open(request: OpenRequest): Promise<Opened> {
    const key = `${request.user} ${request.request}`;
    const earlier = this.#requests.get(key);
    if (earlier !== undefined) return earlier.opened;
    const refusal = this.#refusalFor(request.user);
    if (refusal !== undefined) return Promise.resolve(refusal);
    this.#dropOldestEnded(request.user);
    const entry: Request = { user: request.user, opened: this.#create(key, request), isPending: true };
    this.#requests.set(key, entry);
    void this.#settle(key, entry);
    return entry.opened;
  }

  /** Ends sessions that were idle too long (S6), and forgets sessions that ended long ago (S5). */
  sweep(): void {
    const now = this.#parts.clock.now();
    for (const session of this.#sessions.values()) {
      const { deadline } = session;
      if (deadline === undefined || now < deadline) continue;
      if (session.state.kind === 'ended') this.#forget(session);
      else void session.endIdle();
    }
  }

  /**
   * Stops opening sessions, ends the shells that cannot outlive this run, and releases the others. With records, all sessions
   * are kept for a later run. Without records they are forgotten.
   */
  async close(by: EndedBy): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#requests.values()].map(({ opened }) => opened));
    await Promise.all([...this.#sessions.values()].map((session) => this.#close(session, by)));
  }

  async #close(session: Session, by: EndedBy): Promise<void> {
    const { records } = this.#parts;
    if (records === undefined || !session.isHeld) await session.end(by);
    if (records === undefined) this.#forget(session);
    else {
      records.save(session);
      await session.release();
    }
  }

  async #restored(
    record: SessionRecord,
    history: SessionHistory | undefined,
    reachability: ShellReachability,
  ): Promise<Session> {
    const { session: id, owner, request } = record;
    const onChanged = (changed: Session): void => this.#parts.records?.changed(changed);
    const parts = { ...this.#parts, onAway: reachability.update, onChanged };
    const session = await restoreSession(record, history, this.#options, parts);
    this.#restoring.delete(id);
    if (this.#closing) await session.release();
    else {
      const opened = Promise.resolve<Opened>({ kind: 'session', session });
      this.#add(session, `${owner} ${request}`, { user: owner, opened, isPending: false });
      this.#parts.log.info({ session: id, user: owner, state: session.state.kind }, 'session restored');
    }
    return session;
  }

  /** Adds a session, saves its record, and starts to read its output. */
  #add(session: Session, key: string, request?: Request): void {
    this.#sessions.set(session.id, session);
    this.#requestOf.set(session.id, key);
    if (request !== undefined) this.#requests.set(key, request);
    session.start();
    this.#parts.records?.save(session);
  }

  async #settle(key: string, entry: Request): Promise<void> {
    const { kind } = await entry.opened;
    entry.isPending = false;
    if (kind === 'refused') this.#requests.delete(key);
  }

  async #create(key: string, request: OpenRequest): Promise<Opened> {
    const { target, size } = request;
    const id = newSessionId(this.#options.hostId, this.#parts.random);
    this.#opening.add(id);
    try {
      const { user: owner, options, profile } = request;
      const shell = await this.#parts.openShell(target, { ...options, size }, { id, owner });
      const targetName = this.#parts.nameOf(target).slice(0, MAX_NAME_CHARS);
      const { logBytes, idleTimeoutMs } = this.#options;
      const facts = { id, owner, request: request.request, target, targetName, options, size, profile };
      const session: Session = new Session(
        { ...facts, logBytes, idleTimeoutMs },
        {
          ...this.#parts,
          shell,
          output: new OutputLog(logBytes, this.#openHistory(id, size)),
          onChanged: () => this.#parts.records?.changed(session),
        },
      );
      this.#parts.log.info({ session: id, user: owner, target }, 'session opened');
      this.#add(session, key);
      return { kind: 'session', session };
    } catch (error) {
      this.#parts.log.warn(
        { user: request.user, target, error: errorText(error) },
        'a session could not be opened',
      );
      const code = error instanceof ShellFailure ? error.code : 'open-failed';
      return { kind: 'refused', code, message: errorText(error).slice(0, MAX_MESSAGE_CHARS) };
    } finally {
      this.#opening.delete(id);
    }
  }

  /** Opens a history. It begins with the tty's initial size. */
  #openHistory(id: string, size: Size): SessionHistory | undefined {
    const history = this.#parts.history?.open(id);
    history?.resized(size, this.#parts.clock.now());
    return history;
  }

  #refusalFor(user: string): Opened | undefined {
    if (this.#closing)
      return {
        kind: 'refused',
        code: 'shutting-down',
        message: 'the server is shutting down; try again soon',
      };
    const max = this.#options.maxSessionsPerUser;
    if (this.#countLive((owner) => owner === user) < max) return undefined;
    const message = `${user} has ${max} running sessions, the maximum on this server; end one first`;
    return { kind: 'refused', code: 'too-many-sessions', message };
  }

  #countLive(isCounted: (user: string) => boolean): number {
    let count = 0;
    for (const { state, owner } of this.#sessions.values())
      if (state.kind !== 'ended' && isCounted(owner)) count++;
    for (const { owner } of this.#restoring.values()) if (isCounted(owner)) count++;
    for (const { isPending, user } of this.#requests.values()) if (isPending && isCounted(user)) count++;
    return count;
  }

  /**
   * Drops a user's oldest ended sessions above the limit, which is the same as for running sessions. Ended sessions need a
   * limit because they retain output.
   */
  #dropOldestEnded(user: string): void {
    const ended = [...this.#sessions.values()].filter(
      ({ owner, state }) => owner === user && state.kind === 'ended',
    );
    const surplus = ended.filter(({ attachmentCount }) => attachmentCount === 0);
    surplus.length = Math.min(
      surplus.length,
      Math.max(0, ended.length - this.#options.maxSessionsPerUser + 1),
    );
    for (const session of surplus) this.#forget(session);
  }

  #forget(session: Session): void {
    session.forget();
    this.#parts.records?.remove(session.id);
    this.#sessions.delete(session.id);
    this.#requests.delete(this.#requestOf.get(session.id) ?? '');
    this.#requestOf.delete(session.id);
  }
}
