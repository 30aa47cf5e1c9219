/** Receives `holdfast://` addresses from the system: as command line arguments, or as an event on macOS. */

import type { App } from 'electron';
import { INVITATION_SCHEME } from '../../workspace/invitations/invitation.ts';

/** Max number of addresses per start; a browser passes one. */
const MAX_ADDRESSES = 3;

/** Returns the addresses among command line arguments; Chromium adds switches to these. */
export function addressesIn(argv: readonly string[]): string[] {
  const start = `${INVITATION_SCHEME}:`;
  return argv.filter((arg) => arg.toLowerCase().startsWith(start)).slice(0, MAX_ADDRESSES);
}

/**
 * Starts to collect addresses. Returns a function that sets their receiver, which at once gets the addresses
 * collected so far.
 */
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

/** Registers the URL scheme on Windows; on other systems, the installed package has done so. */
export function registerScheme(app: App): void {
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(INVITATION_SCHEME);
}
