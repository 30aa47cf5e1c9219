/** What a session is made of, and what is asked of it. */

import type { Clock } from '../../protocol/clock.ts';
import type { OpenOptions, TerminalProfile, Size, Target } from '../../protocol/messages/common.ts';
import type { Log } from '../base/log.ts';
import type { OpenScreen } from '../screen/screen.ts';
import type { HeldState, Shell } from '../shells/shell.ts';
import type { RecordedActivity } from './activityLog.ts';
import type { OutputLog } from './outputLog.ts';
import type { EarlierLife } from './sessionLife.ts';
import type { SizeChange } from './attach/sizeLog.ts';

export type SessionOptions = {
  readonly id: string;
  readonly owner: string;
  /** The client's request that opened it (S2). */
  readonly request: string;
  readonly target: Target;
  readonly targetName: string;
  readonly options: OpenOptions;
  /** What the tty begins with. */
  readonly size: Size;
  readonly profile: TerminalProfile;
  readonly logBytes: number;
  readonly idleTimeoutMs: number;
};

/** What is known of a session that an earlier run of the server opened. */
export type SessionPast = EarlierLife & {
  readonly activity?: RecordedActivity;
  readonly createdAt: number;
  /** Changes of the tty's size up to where the output was read. */
  readonly sizes: readonly SizeChange[];
  /** What its shell's holder knows; absent when the shell is over. */
  readonly held?: HeldState;
};

export type SessionParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly shell: Shell;
  readonly output: OutputLog;
  readonly openScreen: OpenScreen;
  /** Something changed of what a later run of the server must know. */
  readonly onChanged: () => void;
};

/** Recorded output on its way to a client (H2). */
export type HistoryAnswer = {
  readonly epoch: string;
  readonly to: number;
  readonly blocks: AsyncIterable<Uint8Array>;
};

/** A client's wish to attach, checked already. */
export type AttachRequest = {
  readonly channel: number;
  readonly device: string;
  readonly output: { readonly epoch: string; readonly offset: number; readonly sizes: number } | null;
  readonly snapshotBehindBytes: number | null;
  readonly input: { readonly epoch: string; readonly start: number };
  readonly size: Size;
  readonly windowBytes: number;
  readonly profile: TerminalProfile;
};
