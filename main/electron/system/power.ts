/** Tells when the computer goes to sleep and when it wakes. */

import { powerMonitor } from 'electron';

export type PowerEvents = { readonly onSuspend: () => void; readonly onResume: () => void };

/** A locked screen counts as sleep and an unlocked one as a wake: some systems lock before they sleep and report nothing else. */
export function watchPower({ onSuspend, onResume }: PowerEvents): void {
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('lock-screen', onSuspend);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onResume);
}
