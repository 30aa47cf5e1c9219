/** A client's resumable relation to one server: carries out what linkState.ts decides. */

import type { Cancel } from '../../protocol/clock.ts';
import { CLOSE } from '../../protocol/errors.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import { backoffMs } from '../../protocol/resume/backoff.ts';
import type { LinkView } from '../../preload/view.ts';
import { ChannelTable } from './channelTable.ts';
import type { DialFailure } from './dial.ts';
import { Heartbeat } from './heartbeat.ts';
import type { LinkConnection } from './linkConnection.ts';
import { LinkDialer, type LinkOptions } from './linkDialer.ts';
import { causeOf, transition, type Cause, type Doubt, type LinkEvent, type LinkState } from './linkState.ts';
import { toLinkView } from './linkView.ts';
import type { RemoteTerminal } from './remoteTerminal.ts';
import { SessionListings } from './sessionListings.ts';
import { Ticker } from './ticker.ts';

/** Keys hurry a link that is down at most this often, ms. */
const TYPED_REDIAL_MS = 500;
/** How long a doubtful connection is kept while nothing answers, ms. */
const GIVE_UP_MS = 10_000;

type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never;
type Happening = DistributiveOmit<LinkEvent, 'at'>;

export class Link {
  readonly #options: LinkOptions;
  readonly #listeners = new Set<() => void>();
  readonly #channels = new ChannelTable();
  readonly #listings = new SessionListings();
  #state: LinkState = { kind: 'stopped' };
  #current: LinkConnection | undefined;
  #dialing: LinkConnection | undefined;
  #heartbeat: Heartbeat;
  #everConnected = false;
  #targets: Omit<Targets, 'type'> | null = null;
  #watching = false;
  /** After a notice: the earliest and latest return, ms from the close (C10). */
  #retryAfterMs = 0;
  #dialedAt = Number.NEGATIVE_INFINITY;
  readonly #ticker: Ticker;
  readonly #dialer: LinkDialer;
  #cancelTimer: Cancel | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat(options.clock.now());
    this.#dialer = new LinkDialer(options, this.#channels, this.#listings);
    this.#ticker = new Ticker(options.clock, (slept) => this.#tick(slept));
  }

  get state(): LinkState {
    return this.#state;
  }

  get view(): LinkView {
    const now = this.#options.clock.now();
    const { heardAt, rttMs } = this.#heartbeat;
    const provenUntil = this.#heartbeat.provenUntil(now);
    return toLinkView(this.#state, { heardAt, rttMs, provenUntil, everConnected: this.#everConnected }, now);
  }

  /** What can be opened; null until the server said so. */
  get targets(): Omit<Targets, 'type'> | null {
    return this.#targets;
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

  /** The system says whether there is a network. */
  networkChanged(online: boolean): void {
    if (online) this.#probe('network');
    else this.#happen({ kind: 'network-gone' });
  }

  /** Another interface, or another address: connections over the old one may be dead without knowing. */
  interfaceChanged(): void {
    this.#probe('network');
  }

  resumed(): void {
    this.#probe('wake');
  }

  watchTargets(on: boolean): void {
    this.#watching = on;
    this.#current?.send({ type: 'watch', on });
  }

  /** The user's sessions on the server; rejects when there is no connection or it breaks. */
  list(): Promise<readonly SessionInfo[]> {
    return this.#listings.ask(this.#current);
  }

  /** Ends a session's shell; false when there is no connection to say it through. */
  endSession(session: string): boolean {
    this.#current?.send({ type: 'end', session });
    return this.#current !== undefined;
  }

  /** Takes a terminal up; it is attached now and on every connection to come. */
  add(terminal: RemoteTerminal): void {
    const channel = this.#channels.add(terminal);
    terminal.bind(
      {
        attach: () => this.#current?.attach(terminal),
        typed: () => this.#typed(),
        remove: () => this.#channels.remove(channel),
        endSession: (session) => void this.endSession(session),
      },
      channel,
    );
    this.#current?.attach(terminal);
  }

  /** Who types wants a connection: at once where there is none, and proof where there was silence. */
  #typed(): void {
    const now = this.#options.clock.now();
    this.#heartbeat.typed(now);
    if (this.#state.kind === 'connected') {
      if (this.#heartbeat.isDue(now)) this.#ping();
    } else if (now - this.#dialedAt >= TYPED_REDIAL_MS) this.#probe('typed');
  }

  #probe(doubt: Doubt): void {
    if (this.#state.kind === 'connected') this.#happen({ kind: 'doubted', doubt });
    else if (this.#state.kind === 'waiting' || this.#state.kind === 'offline')
      this.#happen({ kind: 'hurry' });
    else if (this.#state.kind === 'dialing' && doubt !== 'typed') this.#redial();
  }

  /** Takes the event in, and does what the new state asks for. */
  #happen(happening: Happening): void {
    const before = this.#state;
    const event = { ...happening, at: this.#options.clock.now() } as LinkEvent;
    this.#state = transition(before, event);
    if (this.#state === before) return;
    this.#enter(before);
    for (const listener of this.#listeners) listener();
  }

  #enter(before: LinkState): void {
    const state = this.#state;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    switch (state.kind) {
      case 'dialing':
        this.#drop('current');
        if (before.kind !== 'doubtful') this.#drop('dialing');
        if (this.#dialing === undefined) this.#startDial();
        break;
      case 'connected':
        if (before.kind === 'doubtful') this.#drop('dialing');
        break;
      case 'doubtful':
        this.#doubt(state);
        break;
      case 'waiting':
      case 'offline':
        this.#drop('current');
        this.#cancelTimer = this.#later(state.retryAt - this.#options.clock.now(), { kind: 'retry-due' });
        break;
      case 'signed-out':
      case 'incompatible':
      case 'stopped':
        this.#drop('current');
        this.#drop('dialing');
    }
  }

  /** Asks the old connection for proof, then dials a second one beside it, then gives the old one up. */
  #doubt(state: Extract<LinkState, { kind: 'doubtful' }>): void {
    const now = this.#options.clock.now();
    if (state.dialing) {
      if (this.#dialing === undefined) this.#startDial();
    } else if (this.#current?.asked !== true) {
      this.#ping();
      if (this.#current !== undefined) this.#current.asked = true;
      const patience = state.doubt === 'silence' ? 0 : this.#heartbeat.proofMs;
      this.#cancelTimer = this.#later(patience, { kind: 'unproven' });
      return;
    }
    const left = Math.max(0, state.since + GIVE_UP_MS - now);
    const cause: Cause = { kind: 'silent', heardAt: this.#heartbeat.heardAt };
    this.#cancelTimer = this.#later(left, { kind: 'lost', cause, delayMs: 0 });
  }

  #later(ms: number, happening: Happening): Cancel {
    return this.#options.clock.setTimeout(() => this.#happen(happening), Math.max(0, ms));
  }

  /** A try that began before the network changed is likely lost in the old one. */
  #redial(): void {
    this.#drop('dialing');
    this.#startDial();
  }

  #startDial(): void {
    this.#dialedAt = this.#options.clock.now();
    this.#dialing = this.#dialer.dial({
      onWelcome: (connection) => this.#welcomed(connection),
      onFailure: (connection, failure) => this.#failed(connection, failure),
      onHeard: (connection) => this.#heard(connection),
      onPong: (id) => this.#heartbeat.pong(id, this.#options.clock.now()),
      onTargets: (targets) => this.#setTargets(targets),
      onNotice: ({ retryAfterMs }) => {
        this.#retryAfterMs = retryAfterMs;
      },
      onClose: (connection, code, reason) => this.#closed(connection, code, reason),
    });
    if (this.#dialing === undefined) this.#happen({ kind: 'no-token' });
  }

  #welcomed(connection: LinkConnection): void {
    if (this.#dialing !== connection) return;
    this.#dialing = undefined;
    this.#drop('current');
    this.#current = connection;
    this.#everConnected = true;
    this.#retryAfterMs = 0;
    this.#heartbeat = new Heartbeat(this.#options.clock.now());
    if (this.#watching) connection.send({ type: 'watch', on: true });
    for (const terminal of this.#channels.all()) connection.attachUnlessAsked(terminal);
    this.#happen({ kind: 'welcomed' });
    this.#ping();
  }

  #heard(connection: LinkConnection): void {
    if (this.#current !== connection) return;
    this.#heartbeat.heard(this.#options.clock.now());
    connection.asked = false;
    if (this.#state.kind === 'doubtful') this.#happen({ kind: 'heard' });
  }

  #setTargets(targets: Omit<Targets, 'type'>): void {
    this.#targets = targets;
    for (const listener of this.#listeners) listener();
  }

  #failed(connection: LinkConnection, failure: DialFailure): void {
    if (this.#dialing !== connection) return;
    this.#dialing = undefined;
    this.#happen({ kind: 'dial-failed', failure, delayMs: this.#backoff() });
  }

  #closed(connection: LinkConnection, code: number, reason: string): void {
    if (this.#dialing === connection) {
      this.#failed(connection, {
        kind: 'network',
        detail: reason || `closed with ${code} before the welcome`,
      });
    } else if (this.#current === connection) {
      this.#forgetCurrent();
      if (code === CLOSE.unauthorized) this.#happen({ kind: 'token-revoked' });
      else this.#happen({ kind: 'lost', cause: causeOf(code, reason), delayMs: this.#returnDelay() });
    }
  }

  /** At once after a loss; spread over the time the server asked for when it went away (C10). */
  #returnDelay(): number {
    return Math.floor(this.#uniform() * this.#retryAfterMs);
  }

  #backoff(): number {
    const attempt = this.#state.kind === 'dialing' ? this.#state.attempt + 1 : 1;
    return backoffMs(attempt, () => this.#uniform());
  }

  /** Uniform in [0, 1). */
  #uniform(): number {
    const bytes = this.#options.random(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32;
  }

  #drop(which: 'current' | 'dialing'): void {
    if (which === 'dialing') {
      this.#dialing?.abandon();
      this.#dialing = undefined;
    } else if (this.#current !== undefined) {
      const connection = this.#current;
      this.#forgetCurrent();
      connection.abandon();
    }
  }

  #forgetCurrent(): void {
    this.#current = undefined;
    for (const terminal of this.#channels.all()) terminal.disconnected();
  }

  #ping(): void {
    this.#current?.send({ type: 'ping', id: this.#heartbeat.ping(this.#options.clock.now()) });
  }

  #tick(slept: boolean): void {
    const now = this.#options.clock.now();
    if (slept) this.#probe('wake');
    else if (this.#state.kind === 'connected' && this.#heartbeat.isSilent(now)) this.#probe('silence');
    if (this.#state.kind === 'connected' && this.#heartbeat.isDue(now)) this.#ping();
    for (const terminal of this.#channels.all()) terminal.tick();
    for (const listener of this.#listeners) listener();
  }
}
