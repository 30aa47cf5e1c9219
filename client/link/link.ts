/** A client's resumable relation to one server: carries out what linkState.ts decides. */

import type { Cancel } from '../../protocol/clock.ts';
import type { HostTargets } from './linkTargets.ts';
import type { LinkView } from './linkView.ts';
import { ChannelTable } from './channelTable.ts';
import type { ChannelUser } from './channelUser.ts';
import { ConnectionPair } from './connectionPair.ts';
import { Departure } from './departure.ts';
import type { DialFailure } from './linkReason.ts';
import { Heartbeat } from './heartbeat.ts';
import type { LinkConnection } from './linkConnection.ts';
import { LinkHosts } from './linkHosts.ts';
import { LinkDialer, type LinkOptions } from './linkDialer.ts';
import {
  endOf,
  isAnswer,
  transition,
  type Doubt,
  type Happening,
  type LinkEvent,
  type LinkState,
} from './linkState.ts';
import { toLinkView } from './linkView.ts';
import { LinkTargets } from './linkTargets.ts';
import { RemoteSessions } from './remoteSessions.ts';
import { Ticker } from './ticker.ts';

/** How long a doubtful connection is kept while nothing answers, ms. */
const GIVE_UP_MS = 10_000;

export class Link {
  readonly sessions = new RemoteSessions(() => this.#connections.current);
  readonly #options: LinkOptions;
  readonly #listeners = new Set<() => void>();
  readonly #channels = new ChannelTable({
    current: () => this.#connections.current,
    typed: () => this.#typed(),
    endSession: (session) => void this.sessions.end(session),
  });
  #state: LinkState = { kind: 'stopped' };
  readonly #connections: ConnectionPair;
  #heartbeat: Heartbeat;
  readonly #known = { everConnected: false, online: true };
  readonly #targets = new LinkTargets();
  readonly #hosts = new LinkHosts(() => this.#channels.all(), this.#targets);
  #watching = false;
  readonly #ticker: Ticker;
  readonly #dialer: LinkDialer;
  readonly #departure: Departure;
  #cancelTimer: Cancel | undefined;
  constructor(options: LinkOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat(options.clock.now());
    this.#dialer = new LinkDialer(options, this.#channels, this.sessions);
    const { clock } = options;
    this.#departure = new Departure(clock, this.#dialer, () => this.#happen({ kind: 'asked-to-move' }));
    this.#connections = new ConnectionPair(() => this.#channels.disconnected());
    this.#ticker = new Ticker(options.clock, (slept) => this.#tick(slept));
  }

  get state(): LinkState {
    return this.#state;
  }

  get view(): LinkView {
    return toLinkView(this.#state, this.#heartbeat, this.#known, this.#options.clock.now());
  }

  /** What can be opened; null until the server said so. */
  get targets(): readonly HostTargets[] | null {
    return this.#targets.all;
  }

  /** Calls the listener after every change of state or targets; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  start(): void {
    this.#happen({ kind: 'start' });
    this.#ticker.start();
  }

  stop(): void {
    this.#happen({ kind: 'stop' });
    this.#ticker.stop();
  }

  /** The user, or something that made trying worthwhile, wants a connection now. */
  reconnectNow(): void {
    this.#happen({ kind: 'hurry' });
  }

  /** There is another token: a connection is made with it, beside the one there is. */
  tokenChanged(): void {
    if (this.#connections.next !== undefined) this.#startAgain();
    // Each is of use in some states and nothing in all others.
    else for (const kind of ['asked-to-move', 'unproven', 'hurry'] as const) this.#happen({ kind });
  }

  /** The system says whether there is a network. */
  networkChanged(online: boolean): void {
    this.#known.online = online;
    if (online) this.probe('network');
    this.#tell();
  }

  /** The connection may be dead without knowing, as after a sleep or over another interface: it is to prove itself. */
  probe(doubt: Doubt): void {
    if (this.#connections.current !== undefined && (doubt === 'wake' || doubt === 'network')) {
      this.#heartbeat.distrust();
      // Whoever doubts already asked too early.
      if (this.#state.kind === 'doubtful') this.#ping();
    }
    if (['connected', 'moving'].includes(this.#state.kind)) this.#happen({ kind: 'doubted', doubt });
    else if (this.#state.kind === 'waiting') this.#happen({ kind: 'hurry' });
    else if (this.#state.kind === 'dialing' && doubt !== 'typed') {
      // A try that began before the network changed is likely lost in the old one.
      this.#startAgain();
    }
  }

  /** The computer goes to sleep: what is proof of life now will be none when it wakes. */
  suspended(): void {
    this.#heartbeat.expire();
  }

  watchTargets(on: boolean): void {
    this.#watching = on;
    this.#connections.current?.send({ type: 'watch', on });
  }

  /** What applications may ask of this client's terminals changed (S11); a later connection states it in its hello. */
  profileChanged(): void {
    this.#connections.current?.send({ type: 'profile', profile: this.#options.profile() });
  }

  /** Gives `user` a channel; it is attached now and on every connection to come. */
  add(user: ChannelUser): void {
    this.#channels.add(user);
  }

  /** Who types wants a connection: at once where there is none, and proof where there was silence. */
  #typed(): void {
    const now = this.#options.clock.now();
    this.#heartbeat.typed(now);
    if (this.#state.kind === 'connected') {
      if (this.#heartbeat.isDue(now)) this.#ping();
    } else if (this.#dialer.mayHurry(now)) this.probe('typed');
  }

  /** Takes the event in, and does what the new state asks for. */
  #happen(happening: Happening): void {
    const before = this.#state;
    const event = { ...happening, at: this.#options.clock.now() } as LinkEvent;
    this.#state = transition(before, event);
    if (this.#state === before) return;
    this.#enter(before);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #enter(before: LinkState): void {
    const state = this.#state;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    switch (state.kind) {
      case 'dialing':
        this.#connections.dropCurrent();
        if (before.kind !== 'doubtful' && before.kind !== 'moving') this.#connections.dropNext();
        if (this.#connections.next === undefined) this.#startDial();
        break;
      case 'connected':
        if (before.kind === 'doubtful') this.#connections.dropNext();
        break;
      case 'moving':
        this.#startDial();
        break;
      case 'doubtful':
        this.#doubt(state);
        break;
      case 'waiting':
        this.#connections.dropCurrent();
        this.#cancelTimer = this.#later(state.retryAt - this.#options.clock.now(), { kind: 'retry-due' });
        break;
      case 'signed-out':
      case 'incompatible':
      case 'stopped':
        this.#connections.dropCurrent();
        this.#connections.dropNext();
    }
  }

  /** Asks the old connection for proof, then dials a second one beside it, then gives the old one up. */
  #doubt(state: Extract<LinkState, { kind: 'doubtful' }>): void {
    const now = this.#options.clock.now();
    const { current } = this.#connections;
    if (current?.asked === false) {
      this.#ping();
      current.asked = true;
      if (!state.dialing) {
        const patience = state.doubt === 'silence' ? 0 : this.#heartbeat.proofMs;
        this.#cancelTimer = this.#later(patience, { kind: 'unproven' });
        return;
      }
    }
    if (state.dialing && this.#connections.next === undefined) this.#startDial();
    const left = Math.max(0, state.since + GIVE_UP_MS - now);
    const { heardAt } = this.#heartbeat;
    this.#cancelTimer = this.#later(left, { kind: 'lost', cause: { kind: 'silent', heardAt }, delayMs: 0 });
  }

  #later(ms: number, happening: Happening): Cancel {
    return this.#options.clock.setTimeout(() => this.#happen(happening), Math.max(0, ms));
  }

  #startAgain(): void {
    this.#connections.dropNext();
    this.#startDial();
  }

  #startDial(): void {
    const connection = this.#dialer.dial({
      onWelcome: (welcomed) => this.#welcomed(welcomed),
      onFailure: (failed, failure) => this.#failed(failed, failure),
      onHeard: (heard) => this.#heard(heard),
      onPong: (heard, id) => this.#pong(heard, id),
      onTargets: (targets) => {
        this.#targets.set(targets);
        this.#tell();
      },
      onHost: (from, host) => this.#hosts.changed(host, (user) => from.attach(user)),
      onNotice: (notice) => this.#departure.said(notice),
      onClose: (closed, code, reason) => this.#closed(closed, code, reason),
    });
    this.#connections.begin(connection);
    if (connection === undefined) this.#happen({ kind: 'no-token' });
  }

  #welcomed(connection: LinkConnection): void {
    if (this.#connections.next !== connection) return;
    this.#connections.promote();
    Object.assign(this.#known, { everConnected: true, online: true });
    this.#departure.forget();
    this.#heartbeat = new Heartbeat(this.#options.clock.now());
    if (this.#watching) connection.send({ type: 'watch', on: true });
    if (this.#dialer.isProfileOutdated) this.profileChanged();
    for (const terminal of this.#channels.all()) connection.attachUnlessAsked(terminal);
    this.#happen({ kind: 'welcomed' });
    this.#ping();
  }

  #heard(connection: LinkConnection): void {
    if (this.#connections.current !== connection) return;
    if (!this.#heartbeat.heard(this.#options.clock.now())) return;
    connection.asked = false;
    if (this.#state.kind === 'doubtful') this.#happen({ kind: 'heard' });
  }

  #pong(connection: LinkConnection, id: number): void {
    if (this.#connections.current !== connection) return;
    this.#heartbeat.pong(id, this.#options.clock.now());
    this.#heard(connection);
  }

  #failed(connection: LinkConnection, failure: DialFailure): void {
    if (this.#connections.forget(connection) === 'next') this.#dialFailed(failure);
  }

  #dialFailed(failure: DialFailure): void {
    if (isAnswer(failure)) this.#known.online = true;
    const attempt = this.#state.kind === 'dialing' ? this.#state.attempt + 1 : 1;
    this.#happen({ kind: 'dial-failed', failure, delayMs: this.#dialer.backoffMs(attempt) });
  }

  #closed(connection: LinkConnection, code: number, reason: string): void {
    const which = this.#connections.forget(connection);
    if (which === 'next')
      this.#dialFailed({ kind: 'network', detail: reason || `closed with ${code} before the welcome` });
    if (which === 'current') this.#happen(endOf(code, reason, this.#departure.delayMs));
  }

  #ping(): void {
    this.#connections.current?.send({ type: 'ping', id: this.#heartbeat.ping(this.#options.clock.now()) });
  }

  #tick(slept: boolean): void {
    const now = this.#options.clock.now();
    if (slept) this.probe('wake');
    else if (this.#state.kind === 'connected' && this.#heartbeat.isSilent(now)) this.probe('silence');
    if (this.#state.kind === 'connected' && this.#heartbeat.isDue(now)) this.#ping();
    for (const terminal of this.#channels.all()) terminal.tick();
    this.#tell();
  }
}
