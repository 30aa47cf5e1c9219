/** Takes `holdfast://` addresses from the system: at the start, from a second start, and as macOS has it, as an event. */

import type { App } from 'electron';
import { INVITATION_SCHEME } from '../../workspace/invitations/invitation.ts';

/** A browser hands over one address; nobody needs more at once. */
const MAX_ADDRESSES = 3;

/** The addresses among a command line's arguments; Chromium puts switches of its own beside them. */
export function addressesIn(argv: readonly string[]): string[] {
  const start = `${INVITATION_SCHEME}:`;
  return argv.filter((arg) => arg.toLowerCase().startsWith(start)).slice(0, MAX_ADDRESSES);
}

/** Collects from the first moment on; what came before anybody takes it waits. Returns who takes it from then on. */
export function collectAddresses(
  app: App,
  argv: readonly string[],
): (taker: (address: string) => void) => void {
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
  return (taker) => {
    take = taker;
    for (const address of waiting.splice(0)) taker(address);
  };
}

/** Windows learns of the scheme from the app itself; the packages for the other systems say it. */
export function registerScheme(app: App): void {
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(INVITATION_SCHEME);
}
