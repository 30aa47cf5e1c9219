/** Tells when the computer wakes. */

import { powerMonitor } from 'electron';

/** An unlocked screen counts as a wake: some systems lock before they sleep and report nothing else. */
export function watchPower({ onResume }: { readonly onResume: () => void }): void {
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onResume);
}
