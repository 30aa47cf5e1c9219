/** What a remote terminal is made from, what it tells, and what it needs of its link. */

import type { Clock } from '../../protocol/clock.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import type { Durability, OpenOptions, SessionEnd, Size, Target } from '../../protocol/messages/common.ts';
import type { Snapshot } from '../../terminal/snapshotBytes.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { Refusal } from './refusal.ts';
import type { Unreachable } from './unreachable.ts';
import type { ActivityWish } from './activityCursor.ts';

/** The next output of an epoch, and how many changes of size came before it (S8). */
export type OutputPosition = { readonly epoch: string; readonly offset: number; readonly sizes: number };

/** Output `[from, to)` that was not sent, and since when it was printed if that is known (R6). */
export type Skipped = { readonly from: number; readonly to: number; readonly since: number | null };

/** How a session that does not exist yet is opened; `request` makes a repeated open harmless (S2). */
export type OpenRequest = {
  readonly request: string;
  readonly target: Target;
  readonly options: OpenOptions;
};

/** The life of a terminal, in order. */
export type OutputEvents = {
  /** Output of another epoch begins: the terminal starts anew, with this size after `sizes` changes (R5). */
  readonly onReset: (epoch: string, size: Size, sizes: number) => void;
  /** Unseen output; `offset` is that of its first byte. */
  readonly onOutput: (offset: number, bytes: Uint8Array) => void;
  /** The tty has this size from here on; `number` counts the changes (S8). */
  readonly onSize: (size: Size, number: number) => void;
  /** The terminal is as the snapshot shows it, which stands for everything below `skipped.to` (R11). */
  readonly onSnapshot: (snapshot: Snapshot, skipped: Skipped, sizes: number) => void;
  /** Output that nothing stands for. */
  readonly onSkipped: (skipped: Skipped) => void;
};

export type TerminalState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'running' }
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly at: number }
  /** There is no session to be had, for that reason. `startAgain` opens a new shell on the same target. */
  | ({ readonly kind: 'refused' } & Refusal);

export type RemoteTerminalEvents = OutputEvents & {
  /** `durability` is null when the server does not say it (S13). */
  readonly onSession: (session: string, targetName: string, durability: Durability | null) => void;
  /** From where on the server can still give output (H1). */
  readonly onRetained: (heldFrom: number) => void;
  /** The session's host can not be reached behind its gateway (G3), or its shell from there (S15); null when it can. */
  readonly onUnreachable: (unreachable: Unreachable | null) => void;
  /** Where the ended shell was last (S14). */
  readonly onLastDirectory: (directory: string) => void;
  readonly onState: (state: TerminalState) => void;
  /** Another device's size is in force, or null when the tty follows this one. */
  readonly onForeignSize: (size: Size | null) => void;
  readonly onPendingInputChanged: () => void;
  /** The shell has what was typed but for its last `waitingBytes`. */
  readonly onReceived?: (waitingBytes: number) => void;
};

export type RemoteTerminalOptions = {
  readonly session: string | null;
  readonly open: OpenRequest;
  /** Where the saved terminal stands, or null for a new one. */
  readonly position: OutputPosition | null;
  /** More missed output than this is replaced by a snapshot; null for every byte that is held (R11). */
  readonly snapshotBehindBytes: number | null;
  readonly activity?: ActivityWish;
  readonly size: Size;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly events: RemoteTerminalEvents;
};

/** What a terminal needs of its link. A new connection gives a new one. */
export type Sender = {
  readonly send: (message: Up) => void;
  readonly sendFrame: (frame: Uint8Array<ArrayBuffer>) => void;
  /** The server broke a rule (C8). */
  readonly fail: (detail: string) => void;
  /** Input the server takes unreceipted, bytes (W1). */
  readonly windowBytes: number;
};

/** What the owner of a terminal tells its link about it. */
export type LinkHandle = {
  /** Asks for `attachMessage` to be sent now, if there is a connection. */
  readonly attach: () => void;
  /** Sends on the present connection, if there is one. */
  readonly send: (message: Up) => void;
  /** A key was typed: the link watches more closely. */
  readonly typed: () => void;
  readonly remove: () => void;
  readonly endSession: (session: string) => void;
};
