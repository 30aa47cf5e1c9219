/** What a session is made of, and what is asked of it. */

import type { Clock } from '../../protocol/clock.ts';
import type { Profile, Size, Target } from '../../protocol/messages/common.ts';
import type { Log } from '../log.ts';
import type { OpenScreen } from '../screen/screen.ts';
import type { Shell } from '../shells/shell.ts';
import type { OutputLog } from './outputLog.ts';

export type SessionOptions = {
  readonly id: string;
  readonly owner: string;
  readonly target: Target;
  readonly targetName: string;
  readonly size: Size;
  readonly profile: Profile;
  readonly logBytes: number;
  readonly idleTimeoutMs: number;
};

export type SessionParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly shell: Shell;
  readonly output: OutputLog;
  readonly openScreen: OpenScreen;
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
  readonly profile: Profile;
};
