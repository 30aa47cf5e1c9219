/** What a remote terminal is made from, what it tells, and what it needs of its link. */

import type { Clock } from '../../protocol/clock.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import type { OpenOptions, Size, Target } from '../../protocol/messages/common.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { TabState } from '../../preload/view.ts';

export type OutputPosition = { readonly epoch: string; readonly offset: number };

/** How a session that does not exist yet is opened; `request` makes a repeated open harmless (S2). */
export type OpenRequest = {
  readonly request: string;
  readonly target: Target;
  readonly options: OpenOptions;
};

export type RemoteTerminalEvents = {
  /** Output of another epoch begins: the terminal starts anew (R5). */
  readonly onReset: (epoch: string) => void;
  /** Unseen output; `offset` is that of its first byte. */
  readonly onOutput: (offset: number, bytes: Uint8Array) => void;
  /** `[from, to)` is held nowhere any more (R6). */
  readonly onSkipped: (from: number, to: number) => void;
  readonly onSession: (session: string, targetName: string) => void;
  readonly onState: (state: TabState) => void;
  /** Another device's size is in force, or null when the tty follows this one. */
  readonly onSized: (size: Size | null) => void;
  readonly onHeldChanged: () => void;
};

export type RemoteTerminalOptions = {
  readonly session: string | null;
  readonly open: OpenRequest;
  /** Where the saved terminal stands, or null for a new one. */
  readonly position: OutputPosition | null;
  readonly size: Size;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly events: RemoteTerminalEvents;
};

/** What a terminal needs of its link. A new connection gives a new one. */
export type Sender = {
  readonly send: (message: Up) => void;
  readonly sendFrame: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Input the server takes unreceipted, bytes (W1). */
  readonly windowBytes: number;
};

/** What the owner of a terminal tells its link about it. */
export type LinkHandle = {
  /** Asks for `attachMessage` to be sent now, if there is a connection. */
  readonly attach: () => void;
  /** A key was typed: the link watches more closely. */
  readonly typed: () => void;
  readonly remove: () => void;
  readonly endSession: (session: string) => void;
};
