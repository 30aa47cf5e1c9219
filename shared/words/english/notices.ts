/** What the app tells by itself, at the upper edge of its window. */

import { formats } from './formats.ts';

const { bytes } = formats;

export const notices = {
  tooMuchHeld: (title: string) => `Too much input waits in “${title}”; what was typed last was not taken.`,
  notLoaded: (title: string, reason: string) => `Output of “${title}” could not be loaded: ${reason}.`,
  saved: (title: string, path: string, missingBytes: number) => {
    const missing =
      missingBytes === 0 ? '' : ` ${bytes(missingBytes)} of it were no longer held by the server.`;
    return `The output of “${title}” was saved to ${path}.${missing}`;
  },
  notSaved: (title: string, path: string, reason: string) =>
    `The output of “${title}” could not be saved to ${path}: ${reason}.`,
  tabIsFull: (panes: number) => `A tab has room for ${panes} panes; this one is full.`,
  noMoreWindows: (windows: number) => `There are ${windows} windows; there is no room for more.`,
  pageGone: (reason: string) => `The window's page ended unexpectedly (${reason}); the sessions went on.`,
  settingsAt: (path: string) => `The settings are in ${path}.`,
  noServerHere: (reason: string, log: string) =>
    `The server of this computer can not be started (${reason}); ${log} says more. It is tried again.`,
  endedAtOnce: 'it ended at once',
  saysNoAddress: 'it did not say where it listens',
  insecure: (server: string) =>
    `“${server}” is reached without TLS: its token and all text can be read on the way.`,
  noKeychain: (server: string) =>
    `No keychain was found: the token of “${server}” is kept in memory, until the app quits.`,
  tokenSealed: (server: string) =>
    `The keychain does not open the token of “${server}”: enter it again under Edit server.`,
  updateReady: (version: string) =>
    `Holdfast ${version} is ready. Restarting brings back every tab with its text and its running shell.`,
  updateReadyShellsEnd: (version: string) =>
    `Holdfast ${version} is ready. Restarting brings back every tab with its text, and sessions on servers; this computer's own shells end.`,
  updateRefused: (reason: string) => `An update was refused: ${reason}.`,
  addressRefused: (reason: string) => `A holdfast:// address was not followed: ${reason}.`,
  addresses: {
    tooLong: 'it is longer than 2000 characters',
    unreadable: 'it can not be read',
    strangeParts: 'it has parts that mean nothing here',
    unknownWish: 'it asks for something that this version does not know',
    noSession: 'it names no session',
    strangeServer: 'a server has a url and a name there, and nothing else',
    noServer: 'it names no server',
    insecure: 'its server is reached without TLS',
  },
  serverKnown: (server: string) => `The server of a holdfast:// address is in the list: “${server}”.`,
  askServer: (url: string, name: string) =>
    `A holdfast:// address asks to add the server ${url} as “${name}”.`,
  askSession: (title: string, server: string) =>
    `A holdfast:// address asks to open the session “${title}” on ${server}.`,
  askSessionAt: (title: string, target: string, server: string) =>
    `A holdfast:// address asks to open the session “${title}” (${target}) on ${server}.`,
  sessionNowhere: (session: string, unasked: readonly string[]) => {
    const beside = unasked.length === 0 ? '' : `; ${unasked.join(', ')} could not be asked`;
    return `The session ${session} of a holdfast:// address is on none of your servers${beside}.`;
  },
};
