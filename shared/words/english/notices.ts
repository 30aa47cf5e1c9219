/** Notices at the top of the window, which the app shows by itself. */

import { formats } from './formats.ts';

const { bytes } = formats;

export const notices = {
  tooMuchPending: (title: string) =>
    `Too much unsent input in “${title}”. What you typed last was discarded; type it again once you are connected.`,
  inputDropped: (title: string, byteCount: number) =>
    `The app quit before ${bytes(byteCount)} of input in “${title}” was sent. It was discarded; enter it again.`,
  notLoaded: (title: string, reason: string) => `Could not load output of “${title}”: ${reason}.`,
  saved: (title: string, path: string, missingBytes: number) => {
    const missing =
      missingBytes === 0 ? '' : ` ${bytes(missingBytes)} of it was no longer stored on the server.`;
    return `Saved the output of “${title}” to ${path}.${missing}`;
  },
  notSaved: (title: string, path: string, reason: string) =>
    `Could not save the output of “${title}” to ${path}: ${reason}.`,
  tabIsFull: (panes: number) => `A tab can have at most ${panes} panes. Open a new tab instead.`,
  noMoreWindows: (windows: number) => `At most ${windows} windows can be open. Close one first.`,
  pageGone: (reason: string) => `The window stopped unexpectedly (${reason}). Your sessions kept running.`,
  settingsAt: (path: string) => `Your settings are in ${path}.`,
  noServerHere: (reason: string, log: string) =>
    `Could not start the server on this computer (${reason}); retrying. Details are in ${log}.`,
  endedAtOnce: 'it exited immediately',
  saysNoAddress: 'it did not report its address',
  insecure: (server: string) =>
    `The connection to “${server}” is not encrypted: others on the network can read its token and everything you type. Use wss:// instead.`,
  noKeychain: (server: string) =>
    `No keychain was found, so the token of “${server}” is not saved. Enter it again after the app restarts.`,
  tokenSealed: (server: string) =>
    `The keychain could not unlock the token of “${server}”. Choose Edit server and enter it again.`,
  updateReady: (version: string) =>
    `Holdfast ${version} is ready. Restart to update: your tabs and running shells come back.`,
  updateReadyShellsEnd: (version: string) =>
    `Holdfast ${version} is ready. Restart to update: your tabs and the sessions on servers come back, but shells on this computer end.`,
  updateRefused: (reason: string) => `An update was rejected: ${reason}.`,
  addressRefused: (reason: string) => `Cannot open this holdfast:// link: ${reason}.`,
  addresses: {
    tooLong: 'it is longer than 2,000 characters',
    unreadable: 'it is malformed',
    strangeParts: 'it has unknown parts',
    unknownWish: 'this version of Holdfast does not support it',
    noSession: 'it has no session ID',
    strangeServer: 'a link to a server can only have a url and a name',
    noServer: 'it has no server address',
    insecure: 'its server does not use TLS',
  },
  serverKnown: (server: string) =>
    `The server of this holdfast:// link is already in your list: “${server}”.`,
  askServer: (url: string, name: string) => `A holdfast:// link wants to add the server ${url} as “${name}”.`,
  askSession: (title: string, server: string) =>
    `A holdfast:// link wants to open the session “${title}” on ${server}.`,
  askSessionAt: (title: string, target: string, server: string) =>
    `A holdfast:// link wants to open the session “${title}” (${target}) on ${server}.`,
  sessionNowhere: (session: string, unasked: readonly string[]) => {
    const beside = unasked.length === 0 ? '' : ` ${unasked.join(', ')} could not be searched.`;
    return `The session ${session} of this holdfast:// link was not found on your servers.${beside}`;
  },
};
