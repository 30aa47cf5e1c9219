/** What has a channel of a link, across all of its connections: a terminal, or the fetch of some history. */

import type { Attach } from '../../protocol/messages/attach.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Host } from '../../protocol/messages/host.ts';
import type { History } from '../../protocol/messages/history.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { LinkHandle, Sender } from '../terminal/terminalTypes.ts';

/** A control message for one channel. */
export type ChannelMessage = Extract<Down, { readonly channel: number }>;

export type ChannelUser = {
  /** Whose channel it is; null until a session was opened. */
  readonly session: string | null;
  /** A session was to be opened, and no host could be reached: any that comes is worth another try. */
  readonly waitsForHost: boolean;
  readonly bind: (link: LinkHandle, channel: number) => void;
  /** What a new connection has to ask, or undefined when there is nothing to ask. */
  readonly attachMessage: () => Attach | Open | History | undefined;
  readonly receive: (message: ChannelMessage, sender: Sender) => void;
  /** A frame; false when it breaks a rule, which is an error of the server. */
  readonly data: (offset: number, bytes: Uint8Array, sender: Sender) => boolean;
  readonly snapshotPart: (offset: number, bytes: Uint8Array) => boolean;
  readonly receipt: (offset: number) => boolean;
  readonly disconnected: () => void;
  /**
   * The session's host was lost, behind a gateway that goes on, or is there again (G3); attaching is the link's work. Or its shell
   * can not be reached from there, and nothing else changes (S15).
   */
  readonly hostChanged: (host: Host) => void;
  /** Called every second. */
  readonly tick: () => void;
};
