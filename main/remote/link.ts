/** A client's resumable relation to one server: carries out what linkState.ts decides. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import { CLOSE } from '../../protocol/errors.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import { MAX_CHANNELS, OUTPUT_WINDOW_BYTES } from '../../protocol/limits.ts';
import type { Profile } from '../../protocol/messages/common.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import { backoffMs } from '../../protocol/resume/backoff.ts';
import type { LinkView } from '../../preload/view.ts';
import type { Dial } from './dial.ts';
import { Heartbeat, STATED_HEARTBEAT_MS } from './heartbeat.ts';
import { encodeHello } from './helloHeader.ts';
import { LinkConnection } from './linkConnection.ts';
import { transition, type Cause, type Doubt, type LinkEvent, type LinkState } from './linkState.ts';
import { toLinkView } from './linkView.ts';
import type { RemoteTerminal } from './remoteTerminal.ts';

/** Heartbeats and the clock are looked at this often, ms. */
const TICK_MS = 1_000;
/** A tick that comes this late, ms, was slept through. */
const SLEPT_MS = 5_000;
/** How long a doubtful connection has to answer before a second one is dialed, ms: two round trips within these bounds. */
const PROOF_MIN_MS = 50;
const PROOF_MAX_MS = 1_000;
/** How long a doubtful connection is kept while nothing answers, ms. */
const GIVE_UP_MS = 10_000;
/** From the upgrade to the welcome, ms. */
const WELCOME_TIMEOUT_MS = 10_000;

export type LinkOptions = {
  readonly url: string;
  readonly token: () => string | null;
  readonly client: string;
  /** Random ids of the installation and of this process's life (C7). */
  readonly device: string;
  readonly run: string;
  readonly profile: () => Profile;
  readonly dial: Dial;
  readonly clock: Clock;
  readonly random: RandomBytes;
};

type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never;
type Happening = DistributiveOmit<LinkEvent, 'at'>;

export class Link {
  readonly #options: LinkOptions;
  readonly #listeners = new Set<() => void>();
  readonly #terminals = new Map<number, RemoteTerminal>();
  #state: LinkState = { kind: 'stopped' };
  #current: LinkConnection | undefined;
  #dialing: LinkConnection | undefined;
  #dialCount = 0;
  #heartbeat: Heartbeat;
  #everConnected = false;
  #targets: Omit<Targets, 'type'> | null = null;
  #watching = false;
  #listings = new Map<number, (sessions: readonly SessionInfo[]) => void>();
  #listCount = 0;
  /** After a notice: the earliest and latest return, ms from the close (C10). */
  #retryAfterMs = 0;
  #lastTickAt = 0;
  #cancelTick: Cancel | undefined;
  #cancelTimer: Cancel | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat(options.clock.now());
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
    this.#lastTickAt = this.#options.clock.now();
    this.#happen({ kind: 'start' });
    this.#tickLater();
  }

  stop(): void {
    this.#happen({ kind: 'stop' });
    this.#cancelTick?.();
    this.#cancelTimer?.();
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
    const connection = this.#current;
    if (connection === undefined) return Promise.reject(new Error('there is no connection to the server now'));
    const request = (this.#listCount += 1);
    return new Promise((resolve, reject) => {
      this.#listings.set(request, resolve);
      connection.onceClosed(() => {
        this.#listings.delete(request);
        reject(new Error('the connection broke before the server answered'));
      });
      connection.send({ type: 'list', request });
    });
  }

  /** Ends a session's shell; false when there is no connection to say it through. */
  endSession(session: string): boolean {
    this.#current?.send({ type: 'end', session });
    return this.#current !== undefined;
  }

  /** Takes a terminal up; it is attached now and on every connection to come. */
  add(terminal: RemoteTerminal): void {
    const channel = this.#freeChannel();
    this.#terminals.set(channel, terminal);
    terminal.bind(
      {
        attach: () => this.#current?.attach(terminal),
        typed: () => this.#typed(),
        remove: () => {
          if (this.#terminals.get(channel) === terminal) this.#terminals.delete(channel);
        },
        endSession: (session) => void this.endSession(session),
      },
      channel,
    );
    this.#current?.attach(terminal);
  }

  #freeChannel(): number {
    for (let channel = 0; channel < MAX_CHANNELS; channel += 1) if (!this.#terminals.has(channel)) return channel;
    throw new Error(`a link carries at most ${MAX_CHANNELS} terminals: close some tabs of this server`);
  }

  #typed(): void {
    const now = this.#options.clock.now();
    const silent = now - this.#heartbeat.heardAt > 2_000;
    this.#heartbeat.typed(now);
    if (this.#state.kind === 'waiting' || this.#state.kind === 'offline') this.#happen({ kind: 'hurry' });
    else if (silent && this.#heartbeat.isDue(now)) this.#ping();
  }

  #probe(doubt: Doubt): void {
    if (this.#state.kind === 'connected') this.#happen({ kind: 'doubted', doubt });
    else if (this.#state.kind === 'waiting' || this.#state.kind === 'offline') this.#happen({ kind: 'hurry' });
    else if (this.#state.kind === 'dialing') this.#redial();
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
      const roundTrips = 2 * (this.#heartbeat.rttMs ?? PROOF_MAX_MS);
      const patience = state.doubt === 'silence' ? 0 : Math.min(PROOF_MAX_MS, Math.max(PROOF_MIN_MS, roundTrips));
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
    const token = this.#options.token();
    if (token === null) {
      this.#happen({ kind: 'no-token' });
      return;
    }
    const connection = new LinkConnection({
      clock: this.#options.clock,
      welcomeTimeoutMs: WELCOME_TIMEOUT_MS,
      terminalOf: (channel) => this.#terminals.get(channel),
      events: {
        onWelcome: () => this.#welcomed(connection),
        onFailure: (failure) => {
          if (this.#dialing !== connection) return;
          this.#dialing = undefined;
          this.#happen({ kind: 'dial-failed', failure, delayMs: this.#backoff() });
        },
        onHeard: () => this.#heard(connection),
        onPong: (id) => {
          if (this.#current === connection) this.#heartbeat.pong(id, this.#options.clock.now());
        },
        onTargets: (targets) => this.#setTargets(connection, targets),
        onSessions: (request, sessions) => {
          this.#listings.get(request)?.(sessions);
          this.#listings.delete(request);
        },
        onNotice: (notice) => {
          this.#retryAfterMs = notice.retryAfterMs;
        },
        onClose: (code, reason) => this.#closed(connection, code, reason),
      },
    });
    this.#dialing = connection;
    connection.dial(this.#options.dial, { url: this.#options.url, token, hello: this.#hello(connection) });
  }

  /** The hello with as many attaches as fit into a header; the connection sends the rest after the welcome. */
  #hello(connection: LinkConnection): string {
    this.#dialCount += 1;
    const attaches: Attach[] = [];
    for (const terminal of this.#terminals.values()) {
      const message = terminal.attachMessage();
      if (message?.type === 'attach') attaches.push(message);
    }
    const { client, device, run } = this.#options;
    const { header, included } = encodeHello({
      type: 'hello',
      client,
      device,
      run,
      dial: this.#dialCount,
      heartbeatMs: STATED_HEARTBEAT_MS,
      windowBytes: OUTPUT_WINDOW_BYTES,
      profile: this.#options.profile(),
      attach: attaches,
    });
    for (const channel of included) connection.willAttach(channel);
    return header;
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
    for (const terminal of this.#terminals.values()) connection.attachUnlessAsked(terminal);
    this.#happen({ kind: 'welcomed' });
    this.#ping();
  }

  #heard(connection: LinkConnection): void {
    if (this.#current !== connection) return;
    this.#heartbeat.heard(this.#options.clock.now());
    connection.asked = false;
    if (this.#state.kind === 'doubtful') this.#happen({ kind: 'heard' });
  }

  #setTargets(connection: LinkConnection, targets: Omit<Targets, 'type'>): void {
    if (this.#current !== connection) return;
    this.#targets = targets;
    for (const listener of this.#listeners) listener();
  }

  #closed(connection: LinkConnection, code: number, reason: string): void {
    if (this.#dialing === connection) {
      this.#dialing = undefined;
      const failure = { kind: 'network', detail: reason || `closed with ${code} before the welcome` } as const;
      this.#happen({ kind: 'dial-failed', failure, delayMs: this.#backoff() });
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
    for (const terminal of this.#terminals.values()) terminal.disconnected();
  }

  #ping(): void {
    this.#current?.send({ type: 'ping', id: this.#heartbeat.ping(this.#options.clock.now()) });
  }

  #tickLater(): void {
    this.#cancelTick = this.#options.clock.setTimeout(() => {
      this.#tick();
      if (this.#state.kind !== 'stopped') this.#tickLater();
    }, TICK_MS);
  }

  #tick(): void {
    const now = this.#options.clock.now();
    const passed = now - this.#lastTickAt;
    this.#lastTickAt = now;
    if (passed > SLEPT_MS || passed < 0) this.#probe('wake');
    else if (this.#state.kind === 'connected' && this.#heartbeat.isSilent(now)) this.#probe('silence');
    if (this.#state.kind === 'connected' && this.#heartbeat.isDue(now)) this.#ping();
    for (const terminal of this.#terminals.values()) terminal.tick();
    for (const listener of this.#listeners) listener();
  }
}

function causeOf(code: number, reason: string): Cause {
  if (code === CLOSE.goingAway) return { kind: 'going-away', message: reason || 'it is being restarted' };
  if (code === CLOSE.superseded) return { kind: 'lost', detail: 'another connection of this device took over' };
  if (code === 1006) return { kind: 'lost', detail: 'the network dropped it' };
  return { kind: 'lost', detail: reason || `closed with ${code}` };
}
