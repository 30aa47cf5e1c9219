/** Receives `holdfast://` addresses from the system: as arguments of a first or second start, or as an event on macOS. */

import type { App } from 'electron';
import { INVITATION_SCHEME } from '../../workspace/invitations/invitation.ts';

/** Max addresses at once; a browser passes one. */
const MAX_ADDRESSES = 3;

/** The addresses among command line arguments, to which Chromium adds its own switches. */
export function addressesIn(argv: readonly string[]): string[] {
  const start = `${INVITATION_SCHEME}:`;
  return argv.filter((arg) => arg.toLowerCase().startsWith(start)).slice(0, MAX_ADDRESSES);
}

/** Collects addresses from now on; returns a function that sets their receiver, which gets the waiting ones at once. */
export function collectAddresses(
  app: App,
  argv: readonly string[],
): (receiver: (address: string) => void) => void {
  const waiting = addressesIn(argv);
  let take = (address: string): void => {
    if (waiting.length < MAX_ADDRESSES) waiting.push(address);
  };
  app.on('open-url', (event, address) => {
    event.preventDefault();
    take(address);
  });
  app.on('second-instance', (_event, secondArgv) => {
    for (const address of addressesIn(secondArgv)) take(address);
  });
  return (receiver) => {
    take = receiver;
    for (const address of waiting.splice(0)) receiver(address);
  };
}

/** Registers the scheme on Windows; on other systems the package does. */
export function registerScheme(app: App): void {
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(INVITATION_SCHEME);
}
