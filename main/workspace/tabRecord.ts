/** What is stored of a tab that was just opened. */

import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import type { OpenOptions, Target } from '../../protocol/messages/common.ts';
import type { TabRecord } from '../stores/tabsStore.ts';

/** Where a new tab's shell runs. */
export type Place = {
  readonly server: string;
  /** The machine behind a gateway; the server itself, or whichever has the target, when absent (G2). */
  readonly host?: string;
  readonly target: Target;
  readonly options: OpenOptions;
};

/** A tab for a new session at `place`, or for the one that `session` names. */
export function newTabRecord(
  place: Place,
  targetName: string,
  session: string | null,
  random: RandomBytes,
): TabRecord {
  return {
    ...place,
    id: randomId(random),
    session,
    request: randomId(random),
    targetName,
    name: null,
    programTitle: null,
    size: null,
    output: null,
    begins: 0,
    skipped: null,
    upToDateAt: null,
  };
}
