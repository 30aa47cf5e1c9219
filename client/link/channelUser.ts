/** The user of one channel of a link, across all of the link's connections. It is a terminal, or a fetch of recorded output. */

import type { Attach } from '../../protocol/messages/attach.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { History } from '../../protocol/messages/history.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Up } from '../../protocol/messages/up.ts';

/** A control message for one channel. */
export type ChannelMessage = Extract<Down, { readonly channel: number }>;

/** The sending part of one connection. Every new connection has a new one. */
export type Sender = {
  readonly send: (message: Up) => void;
  readonly sendFrame: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Closes the connection because the server broke a rule (C8). */
  readonly fail: (detail: string) => void;
  /** Amount of input that the server accepts without an acknowledgment, bytes (W1). */
  readonly windowBytes: number;
};

/** The part of a link that the users of its channels call. Without a connection, `attach` and `send` do nothing. */
export type ChannelLink = {
  /** Sends the user's attach message on the current connection. */
  readonly attach: (user: ChannelUser) => void;
  readonly send: (message: Up) => void;
  /** Reports a typed key. A lost link is dialed sooner, and a silent link is probed. */
  readonly keyTyped: () => void;
  readonly endSession: (session: string) => void;
  /** Frees a channel. Its user receives nothing more. */
  readonly release: (channel: number) => void;
};

export type ChannelUser = {
  /** Session of the channel; null until it is opened. */
  readonly session: string | null;
  /** True after an open failed because no host could be reached. Any host that becomes available is worth another attempt. */
  readonly waitsForHost: boolean;
  /** True while input waits for a connection: the user is waiting for the link. */
  readonly hasPendingInput: boolean;
  readonly bind: (link: ChannelLink, channel: number) => void;
  /** Returns the request that a new connection starts with; undefined if there is none. */
  readonly attachMessage: () => Attach | Open | History | undefined;
  readonly receive: (message: ChannelMessage, sender: Sender) => void;
  /**
   * Handles a data frame. Returns false if it breaks a rule, which is a protocol error of the server. The next two do the same.
   */
  readonly data: (offset: number, bytes: Uint8Array, sender: Sender) => boolean;
  readonly snapshotPart: (offset: number, bytes: Uint8Array) => boolean;
  readonly receipt: (offset: number) => boolean;
  readonly disconnected: () => void;
  /**
   * Reports a change behind the server. The session's host was lost, is back or is gone (G3, G4), or the host cannot reach the
   * session's shell (S15). The link attaches again when a host is back.
   */
  readonly hostChanged: (host: Host) => void;
  /** Called every second. */
  readonly tick: () => void;
};
