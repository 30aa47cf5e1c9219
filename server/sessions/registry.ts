/** All sessions of this host: found by ID and owner, opened once per request, bounded per user. */

import { newSessionId } from '../../protocol/ids.ts';
import type { Size } from '../../protocol/messages/common.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import { errorText } from '../base/log.ts';
import type { SessionHistory } from '../history/sessionHistory.ts';
import { ShellFailure } from '../shells/shellFailure.ts';
import type { Opened, OpenRequest, RegistryOptions, RegistryParts } from './registryTypes.ts';
import { OutputLog } from './outputLog.ts';
import { Session } from './session.ts';
import type { SessionRecord } from './records/sessionRecord.ts';
import { ShellReach } from './shellReach.ts';
import { infoOfRecord } from './sessionWords.ts';
import { takeUp } from './records/restore.ts';
import type { EndedBy } from './state.ts';

/** The newest so many sessions are listed: what one `sessions` message carries (protocol/messages/sessions.ts). */
const MAX_LISTED = 2000;

/** What the wire takes of a target's name and of a refusal's sentence (protocol/messages). */
const MAX_NAME_CHARS = 255;
const MAX_MESSAGE_CHARS = 1000;

/** One open, under way or done. */
type Request = { readonly user: string; readonly opened: Promise<Opened>; underWay: boolean };

/** A session that is being taken up; it may take as long as its engine is away. */
type RestoringSession = {
  readonly owner: string;
  readonly record: SessionRecord;
  readonly session: Promise<Session>;
  /** Whether its shell can be reached, for those who wait for it. */
  readonly reach: ShellReach;
};

export class Registry {
  readonly #options: RegistryOptions;
  readonly #parts: RegistryParts;
  /** Oldest first. */
  readonly #sessions = new Map<string, Session>();
  /** By user and request id; kept for as long as the session that it led to. */
  readonly #requests = new Map<string, Request>();
  /** The request that opened a session, by session ID. */
  readonly #requestOf = new Map<string, string>();
  /** Sessions of earlier runs that are being taken up, by ID. */
  readonly #coming = new Map<string, RestoringSession>();
  /** IDs of sessions whose shells are being opened. */
  readonly #opening = new Set<string>();
  #closing = false;

  constructor(options: RegistryOptions, parts: RegistryParts) {
    this.#options = options;
    this.#parts = parts;
  }

  /** Sessions that run or are being opened. */
  get liveCount(): number {
    return this.#countLive(() => true);
  }

  /** The session, for its owner alone (S1). */
  find(user: string, id: string): Session | undefined {
    const session = this.#sessions.get(id);
    return session?.owner === user ? session : undefined;
  }

  /** A session of an earlier run that is still being taken up, for its owner alone. */
  coming(user: string, id: string): RestoringSession | undefined {
    const coming = this.#coming.get(id);
    return coming?.owner === user ? coming : undefined;
  }

  /** Whether there is, or is about to be, a session of this ID, whoever owns it. */
  knows(id: string): boolean {
    return this.#sessions.has(id) || this.#coming.has(id) || this.#opening.has(id);
  }

  /** Whether its shell runs, as far as is known. */
  isLive(id: string): boolean {
    return this.knows(id) && this.#sessions.get(id)?.state.kind !== 'ended';
  }

  /** Takes up a session whose shell was found without its record. */
  adopt(record: SessionRecord): void {
    this.#come(record, this.#parts.history?.open(record.session));
  }

  /** Takes up the sessions of earlier runs; once, before anything is opened. */
  takeUp(): void {
    const records = this.#parts.records?.read() ?? [];
    const histories = this.#parts.history?.restore(new Set(records.map(({ session }) => session)));
    for (const record of records) this.#come(record, histories?.get(record.session));
  }

  #come(record: SessionRecord, history: SessionHistory | undefined): void {
    const { session: id, owner } = record;
    const reach = new ShellReach(id, this.#parts.clock);
    this.#coming.set(id, { owner, record, session: this.#takeUp(record, history, reach), reach });
  }

  /** The user's sessions, newest first; behind them those of earlier runs that are still being taken up. */
  list(user: string): SessionInfo[] {
    const own = [...this.#sessions.values()].filter(({ owner }) => owner === user);
    const coming = [...this.#coming.values()].filter(({ owner }) => owner === user);
    return [
      ...own.toReversed().map((session) => session.info()),
      ...coming.map(({ record }) => infoOfRecord(record)),
    ].slice(0, MAX_LISTED);
  }

  /** Opens a session, or finds the one that the same request opened before (S2). Never rejects. */
  open(request: OpenRequest): Promise<Opened> {
    const key = `${request.user} ${request.request}`;
    const earlier = this.#requests.get(key);
    if (earlier !== undefined) return earlier.opened;
    const refusal = this.#refusalFor(request.user);
    if (refusal !== undefined) return Promise.resolve(refusal);
    this.#dropOldestEnded(request.user);
    const entry: Request = { user: request.user, opened: this.#create(key, request), underWay: true };
    this.#requests.set(key, entry);
    void this.#settle(key, entry);
    return entry.opened;
  }

  /** Ends what was idle too long (S6), forgets what ended long ago (S5). */
  sweep(): void {
    const now = this.#parts.clock.now();
    for (const session of this.#sessions.values()) {
      const { deadline } = session;
      if (deadline === undefined || now < deadline) continue;
      if (session.state.kind === 'ended') this.#forget(session);
      else void session.end('idle-timeout');
    }
  }

  /**
   * Opens no more, ends the shells that can not outlive this run and lets go of the others; resolves when that is done.
   * With records all sessions are left to a later run, without they are forgotten.
   */
  async close(by: EndedBy): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#requests.values()].map(({ opened }) => opened));
    await Promise.all([...this.#sessions.values()].map((session) => this.#leave(session, by)));
  }

  async #leave(session: Session, by: EndedBy): Promise<void> {
    const { records } = this.#parts;
    if (records === undefined || !session.isHeld) await session.end(by);
    if (records === undefined) this.#forget(session);
    else {
      records.save(session);
      await session.release();
    }
  }

  async #takeUp(
    record: SessionRecord,
    history: SessionHistory | undefined,
    reach: ShellReach,
  ): Promise<Session> {
    const { session: id, owner, request } = record;
    const onChanged = (changed: Session): void => this.#parts.records?.changed(changed);
    const parts = { ...this.#parts, onAway: reach.change, onChanged };
    const session = await takeUp(record, history, this.#options, parts);
    this.#coming.delete(id);
    if (this.#closing) await session.release();
    else {
      const opened: Opened = { kind: 'session', session };
      this.#add(session, `${owner} ${request}`, {
        user: owner,
        opened: Promise.resolve(opened),
        underWay: false,
      });
      this.#parts.log.info({ session: id, user: owner, state: session.state.kind }, 'session taken up');
    }
    return session;
  }

  /** Known and read from now on. */
  #add(session: Session, key: string, request?: Request): void {
    this.#sessions.set(session.id, session);
    this.#requestOf.set(session.id, key);
    if (request !== undefined) this.#requests.set(key, request);
    session.start();
    this.#parts.records?.save(session);
  }

  async #settle(key: string, entry: Request): Promise<void> {
    const { kind } = await entry.opened;
    entry.underWay = false;
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

  /** A history begins with the size that the tty begins with. */
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
    const most = this.#options.maxSessionsPerUser;
    if (this.#countLive((owner) => owner === user) < most) return undefined;
    const message = `${user} has ${most} running sessions, the most this server allows; end one first`;
    return { kind: 'refused', code: 'too-many-sessions', message };
  }

  #countLive(isCounted: (user: string) => boolean): number {
    let count = 0;
    for (const { state, owner } of this.#sessions.values())
      if (state.kind !== 'ended' && isCounted(owner)) count++;
    for (const { owner } of this.#coming.values()) if (isCounted(owner)) count++;
    for (const { underWay, user } of this.#requests.values()) if (underWay && isCounted(user)) count++;
    return count;
  }

  /** Ended sessions hold their output: a user keeps as many of them as may run. */
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
