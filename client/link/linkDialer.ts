/** Makes a link's connections. Each one has its own dial number, and all attach messages in its hello (C5, C7). */

import type { Clock } from '../../protocol/clock.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import { OUTPUT_WINDOW_BYTES } from '../../protocol/limits.ts';
import type { TerminalProfile } from '../../protocol/messages/common.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { Notice } from '../../protocol/messages/notice.ts';
import { backoffMs } from '../../protocol/resume/backoff.ts';
import type { ChannelTable } from './channelTable.ts';
import type { Dial } from './dial.ts';
import { STATED_HEARTBEAT_MS } from './heartbeat.ts';
import { encodeHello } from './helloHeader.ts';
import { LinkConnection } from './linkConnection.ts';
import type { DialFailure } from './linkReason.ts';
import type { HostTargets } from './linkTargets.ts';
import type { RemoteSessions } from './remoteSessions.ts';

/** Min time between two attempts caused by keys while the link is down, ms. */
const KEY_REDIAL_MS = 500;

export type LinkOptions = {
  readonly url: string;
  /** Returns the token for an attempt; null if there is none. */
  readonly token: () => string | null;
  readonly client: string;
  /** Random ids of the installation and of this run of the process (C7). */
  readonly device: string;
  readonly run: string;
  readonly profile: () => TerminalProfile;
  readonly dial: Dial;
  readonly clock: Clock;
  readonly random: RandomBytes;
};

/** Events of a connection. A listener gets the connection if it has to check that it is still the current one. */
type DialerEvents = {
  readonly onWelcome: (connection: LinkConnection) => void;
  readonly onFailure: (connection: LinkConnection, failure: DialFailure) => void;
  readonly onSignOfLife: (connection: LinkConnection) => void;
  readonly onPong: (connection: LinkConnection, id: number) => void;
  readonly onTargets: (targets: HostTargets) => void;
  readonly onHost: (connection: LinkConnection, host: Host) => void;
  readonly onNotice: (notice: Notice) => void;
  readonly onClose: (connection: LinkConnection, code: number, reason: string) => void;
};

export class LinkDialer {
  readonly #options: LinkOptions;
  readonly #channels: ChannelTable;
  readonly #sessions: RemoteSessions;
  #dialCount = 0;
  /** Terminal profile in the latest hello. */
  #statedProfile: TerminalProfile | undefined;
  #dialedAt = Number.NEGATIVE_INFINITY;

  constructor(options: LinkOptions, channels: ChannelTable, sessions: RemoteSessions) {
    this.#options = options;
    this.#channels = channels;
    this.#sessions = sessions;
  }

  /** Returns true if the last attempt was long enough ago for a key to cause another one. */
  mayRedialOnKey(now: number): boolean {
    return now - this.#dialedAt >= KEY_REDIAL_MS;
  }

  /** Starts an attempt. Returns undefined if there is no token. */
  dial(events: DialerEvents): LinkConnection | undefined {
    this.#dialedAt = this.#options.clock.now();
    const token = this.#options.token();
    if (token === null) return undefined;
    const connection: LinkConnection = new LinkConnection({
      clock: this.#options.clock,
      userOf: (channel) => this.#channels.get(channel),
      events: {
        onWelcome: () => events.onWelcome(connection),
        onFailure: (failure) => events.onFailure(connection, failure),
        onSignOfLife: () => events.onSignOfLife(connection),
        onPong: (id) => events.onPong(connection, id),
        onTargets: events.onTargets,
        onSessions: (request, list) => this.#sessions.receive(request, list),
        onHost: (host) => events.onHost(connection, host),
        onNotice: events.onNotice,
        onClose: (code, reason) => events.onClose(connection, code, reason),
      },
    });
    this.#start(connection, token);
    return connection;
  }

  /** True if the terminal profile has changed since the latest hello. */
  get isProfileOutdated(): boolean {
    return this.#options.profile() !== this.#statedProfile;
  }

  /** Returns the delay after failed attempt number `attempt`, ms. */
  backoffMs(attempt: number): number {
    return backoffMs(attempt, () => this.#uniform());
  }

  /**
   * Returns a random delay within the time over which a server wants its clients to spread, ms. It is 0 for a time of 0 (C10).
   */
  spreadMs(overMs: number): number {
    return Math.floor(this.#uniform() * overMs);
  }

  /** Returns a random number, uniform in [0, 1). */
  #uniform(): number {
    const bytes = this.#options.random(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32;
  }

  #start(connection: LinkConnection, token: string): void {
    this.#dialCount += 1;
    const { url, client, device, run, profile } = this.#options;
    this.#statedProfile = profile();
    const { header, included } = encodeHello({
      type: 'hello',
      client,
      device,
      run,
      dial: this.#dialCount,
      heartbeatMs: STATED_HEARTBEAT_MS,
      windowBytes: OUTPUT_WINDOW_BYTES,
      profile: this.#statedProfile,
      attach: this.#channels.attaches(),
    });
    connection.dial(this.#options.dial, { url, token, hello: header }, included);
  }
}
