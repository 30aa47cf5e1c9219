/** Events of the computer's sleep and wake. */

import { powerMonitor } from 'electron';

export type PowerEvents = { readonly onSuspend: () => void; readonly onResume: () => void };

/**
 * Subscribes to sleep and wake. Locking the screen counts as sleep and unlocking as wake, because some
 * systems report only these.
 */
export function watchPower({ onSuspend, onResume }: PowerEvents): void {
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('lock-screen', onSuspend);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onResume);
}
