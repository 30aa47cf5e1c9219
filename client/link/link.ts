/** A client's resumable relation to one server. It executes the transitions of linkState.ts. */

import type { Cancel } from '../../protocol/clock.ts';
import type { Up } from '../../protocol/messages/up.ts';
import { ChannelTable } from './channelTable.ts';
import type { ChannelLink, ChannelUser } from './channelUser.ts';
import { ConnectionPair } from './connectionPair.ts';
import { Heartbeat } from './heartbeat.ts';
import type { LinkConnection } from './linkConnection.ts';
import { LinkDialer, type LinkOptions } from './linkDialer.ts';
import { LinkHosts } from './linkHosts.ts';
import type { DialFailure } from './linkReason.ts';
import {
  endOf,
  isResponse,
  requestedDelayMs,
  transition,
  type Doubt,
  type LinkEvent,
  type LinkState,
} from './linkState.ts';
import { LinkTargets, type HostTargets } from './linkTargets.ts';
import { toLinkView, type LinkView } from './linkView.ts';
import { RemoteSessions } from './remoteSessions.ts';
import { ServerNotice } from './serverNotice.ts';
import { Ticker } from './ticker.ts';

/** Time for which a connection in doubt is kept although nothing arrives on it, ms. */
const GIVE_UP_MS = 10_000;
/** Time without an answer after which a second attempt is made beside the first, ms. */
const DOUBLE_AFTER_MS = 3_000;
/** Time over which clients spread that a server asked to come back at the same moment, ms. */
const RETURN_SPREAD_MS = 1_000;
/** Time between two attempts beside a doubtful connection, ms. */
const PROBE_AGAIN_MS = 1_500;

export class Link implements ChannelLink {
  readonly sessions = new RemoteSessions(() => this.#connections.current);
  readonly #options: LinkOptions;
  /** Called after every change of state or targets. */
  readonly #listeners = new Set<() => void>();
  /** Channels of all attached sessions, the same on every connection. */
  readonly #channels = new ChannelTable();
  /** Current state. Only `#handle` changes it. */
  #state: LinkState = { kind: 'stopped' };
  /** Current connection and its possible replacement. Events of any other connection are ignored. */
  readonly #connections: ConnectionPair;
  /** Heartbeat of the current connection. */
  #heartbeat: Heartbeat;
  /** Facts about the network that no single attempt knows. */
  readonly #facts = { everConnected: false, online: true };
  /** Targets that the server or its hosts reported last. */
  readonly #targets = new LinkTargets();
  /** Hosts behind a gateway, as the server reported them last. */
  readonly #hosts = new LinkHosts(() => this.#channels.all(), this.#targets);
  /** True while a user interface shows the targets. Every new connection then requests them. */
  #isWatchingTargets = false;
  /** Ticks each second, and notices that the computer has slept. */
  readonly #ticker: Ticker;
  /** Attempts to connect that are under way. */
  readonly #dialer: LinkDialer;
  /** Shutdown notice on the current connection. */
  readonly #notice: ServerNotice;
  /** Timer of the current state: for the next attempt, or for the end of a doubt. */
  #cancelTimer: Cancel | undefined;
  /** Of the latest attempt: the attempt beside it. */
  #cancelDouble: Cancel | undefined;
  /** True while a window that shows sessions is visible. */
  #isWatched = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    const { clock } = options;
    this.#heartbeat = new Heartbeat(clock.now());
    this.#dialer = new LinkDialer(options, this.#channels, this.sessions);
    this.#notice = new ServerNotice(clock, this.#dialer, () => this.#handle({ kind: 'move-requested' }));
    this.#connections = new ConnectionPair(() => this.#channels.disconnected());
    this.#ticker = new Ticker(clock, (slept) => this.#tick(slept));
  }

  get state(): LinkState {
    return this.#state;
  }

  get view(): LinkView {
    return toLinkView(this.#state, this.#heartbeat, this.#facts, this.#options.clock.now());
  }

  /** Targets that can be opened; null until the server has sent some. */
  get targets(): readonly HostTargets[] | null {
    return this.#targets.all;
  }

  /** Calls the listener after every change of state or targets. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  start(): void {
    this.#handle({ kind: 'start' });
    this.#ticker.start();
  }

  stop(): void {
    this.#handle({ kind: 'stop' });
    this.#ticker.stop();
  }

  /** Dials now if the link is down, because the user wants it or there is a reason to try again. */
  reconnectNow(): void {
    this.#handle({ kind: 'retry-now' });
  }

  /** Takes notice that the user sees the sessions, or no longer does: while they do, attempts are frequent. */
  watched(on: boolean): void {
    const begins = on && !this.#isWatched;
    this.#isWatched = on;
    if (begins) this.#hurry();
  }

  /** Makes a connection with the new token, beside the current one. */
  tokenChanged(): void {
    if (this.#connections.next !== undefined) {
      this.#redial();
      return;
    }
    // Each state reacts to at most one of these events.
    for (const kind of ['move-requested', 'probe-timed-out', 'retry-now'] as const) this.#handle({ kind });
  }

  /** Handles the system's report that there is a network, or none. */
  networkChanged(online: boolean): void {
    this.#facts.online = online;
    if (online) this.probe('network');
    this.#notify();
  }

  /** Makes the connection prove itself. It may be dead without a sign, for example after sleep or on another network. */
  probe(doubt: Doubt): void {
    if (this.#connections.current !== undefined && (doubt === 'wake' || doubt === 'network')) {
      this.#heartbeat.distrust();
      // A ping for an earlier doubt was sent too early to prove anything.
      if (this.#state.kind === 'doubtful') this.#ping();
    }
    if (this.#state.kind === 'connected' || this.#state.kind === 'moving')
      this.#handle({ kind: 'doubted', doubt });
    else if (this.#state.kind === 'waiting') this.#handle({ kind: 'retry-now' });
    // An attempt from before the network changed is probably lost in the old network.
    else if (this.#state.kind === 'dialing' && doubt !== 'typed') this.#redial();
  }

  /** Called when the computer goes to sleep. When it wakes, a sign of life from before will prove nothing. */
  suspended(): void {
    this.#heartbeat.expire();
  }

  watchTargets(on: boolean): void {
    this.#isWatchingTargets = on;
    this.send({ type: 'watch', on });
  }

  /** Sends the changed terminal profile of this client (S11). Later connections include it in their hello. */
  profileChanged(): void {
    this.send({ type: 'profile', profile: this.#options.profile() });
  }

  /** Assigns a channel to `user`. It is attached now and on every later connection. */
  add(user: ChannelUser): void {
    user.bind(this, this.#channels.add(user));
    this.attach(user);
  }

  release(channel: number): void {
    this.#channels.remove(channel);
  }

  attach(user: ChannelUser): void {
    this.#connections.current?.attach(user);
  }

  send(message: Up): void {
    this.#connections.current?.send(message);
  }

  endSession(session: string): void {
    this.sessions.end(session);
  }

  /** Called when the user types. The link then dials at once if it is down, and probes the connection if it is silent. */
  keyTyped(): void {
    const now = this.#options.clock.now();
    this.#heartbeat.keyTyped(now);
    if (this.#state.kind === 'connected') {
      if (this.#heartbeat.isPingDue(now)) this.#ping();
    } else if (this.#state.kind === 'waiting') {
      if (this.#dialer.mayRedialOnKey(now)) this.#hurry();
    } else this.probe('typed');
  }

  /** True while somebody waits for the link. */
  get #isUrgent(): boolean {
    return this.#isWatched || [...this.#channels.all()].some((user) => user.hasPendingInput);
  }

  /** Dials now if the link waits for its next attempt, unless the server asked for that time. */
  #hurry(): void {
    if (this.#state.kind !== 'waiting') return;
    if (requestedDelayMs(this.#state.cause) === null) this.reconnectNow();
  }

  /** Makes the transition and executes the effects of the new state. */
  #handle(event: LinkEvent): void {
    const before = this.#state;
    this.#state = transition(before, event, this.#options.clock.now());
    if (this.#state === before) return;
    this.#enter(before);
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  #enter(before: LinkState): void {
    const state = this.#state;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    switch (state.kind) {
      case 'dialing':
        this.#connections.dropCurrent();
        if (before.kind !== 'doubtful' && before.kind !== 'moving') this.#dropNext();
        if (this.#connections.next === undefined) this.#startDial();
        break;
      case 'connected':
        if (before.kind === 'doubtful') this.#dropNext();
        break;
      case 'moving':
        this.#startDial();
        break;
      case 'doubtful':
        this.#doubt(state);
        break;
      case 'waiting':
        this.#connections.dropCurrent();
        this.#dropNext();
        this.#cancelTimer = this.#later(state.retryAt - this.#options.clock.now(), { kind: 'retry-due' });
        break;
      case 'signed-out':
      case 'incompatible':
      case 'stopped':
        this.#connections.dropCurrent();
        this.#dropNext();
    }
  }

  /** Pings the old connection, then dials a second one next to it, and finally gives up the old one. */
  #doubt(state: Extract<LinkState, { kind: 'doubtful' }>): void {
    const { current } = this.#connections;
    if (current?.isProbed === false) {
      this.#ping();
      current.isProbed = true;
      if (!state.dialing) {
        const patienceMs = state.doubt === 'silence' ? 0 : this.#heartbeat.proofMs;
        this.#cancelTimer = this.#later(patienceMs, { kind: 'probe-timed-out' });
        return;
      }
    }
    if (state.dialing && this.#connections.next === undefined) this.#startDial();
    const leftMs = state.since + GIVE_UP_MS - this.#options.clock.now();
    if (!state.dialing && leftMs > PROBE_AGAIN_MS) {
      this.#cancelTimer = this.#later(PROBE_AGAIN_MS, { kind: 'probe-timed-out' });
      return;
    }
    const { lastSignAt } = this.#heartbeat;
    this.#cancelTimer = this.#later(leftMs, {
      kind: 'lost',
      cause: { kind: 'silent', lastSignAt },
      delayMs: 0,
    });
  }

  #later(ms: number, event: LinkEvent): Cancel {
    return this.#options.clock.setTimeout(() => this.#handle(event), Math.max(0, ms));
  }

  #dropNext(): void {
    this.#cancelDouble?.();
    this.#connections.dropNext();
  }

  #redial(): void {
    this.#dropNext();
    this.#startDial();
  }

  /** Makes another attempt beside one that has no answer: its packets may be lost while the network is already back. */
  #double(): void {
    if (this.#connections.next === undefined) return;
    if (this.#isUrgent) {
      this.#connections.keepOlder();
      this.#startDial();
    } else this.#doubleLater();
  }

  #doubleLater(): void {
    this.#cancelDouble?.();
    this.#cancelDouble = this.#options.clock.setTimeout(() => this.#double(), DOUBLE_AFTER_MS);
  }

  #startDial(): void {
    const connection = this.#dialer.dial({
      onWelcome: (welcomed) => this.#welcomed(welcomed),
      onFailure: (failed, failure) => this.#failed(failed, failure),
      onSignOfLife: (living) => this.#signOfLife(living),
      onPong: (living, id) => this.#pong(living, id),
      onTargets: (targets) => {
        this.#targets.set(targets);
        this.#notify();
      },
      onHost: (from, host) => this.#hosts.changed(host, (user) => from.attach(user)),
      onNotice: (notice) => this.#notice.receive(notice),
      onClose: (closed, code, reason) => this.#closed(closed, code, reason),
    });
    this.#connections.setNext(connection);
    this.#doubleLater();
    if (connection === undefined) this.#handle({ kind: 'no-token' });
  }

  #welcomed(connection: LinkConnection): void {
    if (!this.#connections.isAttempt(connection)) return;
    this.#cancelDouble?.();
    this.#connections.promote(connection);
    Object.assign(this.#facts, { everConnected: true, online: true });
    this.#notice.clear();
    this.#heartbeat = new Heartbeat(this.#options.clock.now());
    if (this.#isWatchingTargets) connection.send({ type: 'watch', on: true });
    if (this.#dialer.isProfileOutdated) this.profileChanged();
    for (const user of this.#channels.all()) connection.attachOnce(user);
    this.#handle({ kind: 'welcomed' });
    this.#ping();
  }

  #signOfLife(connection: LinkConnection): void {
    if (this.#connections.current !== connection) return;
    if (!this.#heartbeat.signOfLife(this.#options.clock.now())) return;
    connection.isProbed = false;
    if (this.#state.kind === 'doubtful') this.#handle({ kind: 'sign-of-life' });
  }

  #pong(connection: LinkConnection, id: number): void {
    if (this.#connections.current !== connection) return;
    this.#heartbeat.pong(id, this.#options.clock.now());
    this.#signOfLife(connection);
  }

  #failed(connection: LinkConnection, failure: DialFailure): void {
    if (this.#connections.forget(connection) === 'next') this.#dialFailed(failure);
  }

  #dialFailed(failure: DialFailure): void {
    if (isResponse(failure)) this.#facts.online = true;
    // An attempt beside the failed one meets the same fate, or the next one makes up for it.
    this.#dropNext();
    const attempt = this.#state.kind === 'dialing' ? this.#state.attempt + 1 : 1;
    const requestedMs = requestedDelayMs({ kind: 'dial-failed', failure });
    const delayMs =
      requestedMs === null
        ? this.#dialer.backoffMs(attempt, this.#isUrgent)
        : requestedMs + this.#dialer.spreadMs(RETURN_SPREAD_MS);
    this.#handle({ kind: 'dial-failed', failure, delayMs });
  }

  #closed(connection: LinkConnection, code: number, reason: string): void {
    const role = this.#connections.forget(connection);
    if (role === 'next')
      this.#dialFailed({ kind: 'network', detail: reason || `closed with ${code} before the welcome` });
    if (role === 'current') this.#handle(endOf(code, reason, this.#notice.redialDelayMs));
  }

  /** True while the current connection is trusted. */
  get #isUp(): boolean {
    return this.#state.kind === 'connected' || this.#state.kind === 'moving';
  }

  #ping(): void {
    this.send({ type: 'ping', id: this.#heartbeat.ping(this.#options.clock.now()) });
  }

  #tick(slept: boolean): void {
    const now = this.#options.clock.now();
    if (slept) this.probe('wake');
    else if (this.#isUp && this.#heartbeat.isSilent(now)) this.probe('silence');
    if (this.#isUp && this.#heartbeat.isPingDue(now)) this.#ping();
    for (const user of this.#channels.all()) user.tick();
    this.#notify();
  }
}
