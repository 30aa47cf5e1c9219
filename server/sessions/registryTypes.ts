/** What a registry of sessions is made of, and what is asked of it. */

import type { Clock } from '../../protocol/clock.ts';
import type { RefusalCode } from '../../protocol/errors.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import type { OpenOptions, TerminalProfile, Size, Target } from '../../protocol/messages/common.ts';
import type { HistoryStore } from '../history/historyStore.ts';
import type { Log } from '../base/log.ts';
import type { OpenScreen } from '../screen/screen.ts';
import type { OpenShell } from '../shells/openShell.ts';
import type { Session } from './session.ts';
import type { SessionRecords } from './records/sessionRecords.ts';
import type { FindShell } from './records/restore.ts';

export type OpenRequest = {
  readonly user: string;
  /** Made by the client: the same request opens no second session (S2). */
  readonly request: string;
  readonly target: Target;
  readonly options: OpenOptions;
  readonly size: Size;
  readonly profile: TerminalProfile;
};

export type Opened =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string };

export type RegistryOptions = {
  readonly hostId: string;
  readonly logBytes: number;
  readonly idleTimeoutMs: number;
  readonly maxSessionsPerUser: number;
};

export type RegistryParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: RandomBytes;
  readonly openShell: OpenShell;
  readonly openScreen: OpenScreen;
  /** Undefined when no output is recorded. */
  readonly history: HistoryStore | undefined;
  /** Undefined when nothing is there to be taken up by a later run. */
  readonly records: SessionRecords | undefined;
  readonly findShell: FindShell;
  /** A target in words. */
  readonly nameOf: (target: Target) => string;
};
