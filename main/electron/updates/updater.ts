/** Downloads updates from a feed and installs one when the user agrees; loaded only when there is a feed. */

import electronUpdater from 'electron-updater';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import { withoutSpellChecker } from '../windows/security.ts';
import { NotSigned, SignedProvider } from './signedProvider.ts';
import type { UpdateFeed } from './updateFeed.ts';

/** Delay of the first check, ms, so that it does not slow the start. */
const FIRST_CHECK_MS = 10_000;
const CHECK_EVERY_MS = 6 * 60 * 60 * 1000;

export type UpdaterOptions = {
  readonly feed: UpdateFeed;
  readonly clock: Clock;
  /** Called when an update was downloaded and waits for a restart. */
  readonly onReady: (version: string) => void;
  /** Called when the feed's reply has no valid signature. */
  readonly onForged: (message: string) => void;
  readonly onTrouble: (error: unknown) => void;
};

export type Updater = { readonly restart: () => void; readonly stop: () => void };

/** Starts checking for updates. */
export function startUpdater({ feed, clock, onReady, onForged, onTrouble }: UpdaterOptions): Updater {
  const { autoUpdater } = electronUpdater;
  let cancel: Cancel = () => undefined;
  autoUpdater.logger = null;
  // The app installs an update only when the user agrees, because on Linux the system asks for a password.
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.setFeedURL({
    provider: 'custom',
    updateProvider: SignedProvider,
    ...feed,
  });
  withoutSpellChecker(autoUpdater.netSession);
  autoUpdater.on('update-downloaded', ({ version }) => onReady(version));
  autoUpdater.on('error', (error) => {
    if (error instanceof NotSigned) onForged(error.message);
    else onTrouble(error);
  });
  const check = (): void => {
    // The error is ignored here because every failure is also reported as an event.
    autoUpdater.checkForUpdates().catch(() => undefined);
    cancel = clock.setTimeout(check, CHECK_EVERY_MS);
  };
  cancel = clock.setTimeout(check, FIRST_CHECK_MS);
  return { restart: () => autoUpdater.quitAndInstall(true, true), stop: () => cancel() };
}
