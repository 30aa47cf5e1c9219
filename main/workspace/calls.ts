/** The calls of the contract that the workspace carries out by itself. */

import type { CallArguments, CallName, CallResult } from '../../preload/contract.ts';
import type { Notices } from './notices.ts';
import type { Workspace } from './workspace.ts';

/** Calls that need a window, a clipboard or a port of the system. */
type SystemCall =
  | 'openTerminal'
  | 'readClipboard'
  | 'writeClipboard'
  | 'editField'
  | 'contextMenu'
  | 'saveOutput';
type WorkspaceCall = Exclude<CallName, SystemCall>;

export type WorkspaceCalls = {
  readonly [N in WorkspaceCall]: (...args: CallArguments<N>) => CallResult<N> | Promise<CallResult<N>>;
};

export function workspaceCalls(workspace: Workspace, notices: Notices): WorkspaceCalls {
  const { servers } = workspace;
  return {
    view: () => workspace.view,
    newTab: (place) => workspace.newTab(place),
    closeTab: (id) => workspace.closeTab(id),
    endSession: (id) => workspace.endSession(id),
    activateTab: (id) => workspace.activateTab(id),
    moveTab: (id, index) => workspace.moveTab(id, index),
    renameTab: (id, title) => workspace.renameTab(id, title),
    startAgain: (id) => workspace.startAgain(id),
    cancelSave: (id) => workspace.saves.cancel(id),
    listDetached: (server) => workspace.detached.list(server),
    openDetached: (server, session) => workspace.openDetached(server, session),
    keepDetached: (server, session) => workspace.detached.keep(server, session),
    endDetached: (server, session) => workspace.detached.end(server, session),
    changeProfile: (profile) => workspace.changeProfile(profile),
    loadPast: (id) => workspace.loadPast(id),
    cancelLoad: (id) => workspace.cancelLoad(id),
    dismissSkipped: (id) => workspace.dismissSkipped(id),
    sendHeld: (id) => workspace.sendHeld(id),
    discardHeld: (id) => workspace.discardHeld(id),
    reconnectNow: (id) => servers.find(id)?.link?.reconnectNow(),
    addServer: (input) => servers.add(input),
    editServer: (id, input) => servers.edit(id, input),
    removeServer: (id) => workspace.removeServer(id),
    testServer: ({ server, url, token }) => servers.test(server, url, token),
    changeSettings: (change) => workspace.changeSettings(change),
    dismissNotice: (id) => notices.dismiss(id),
    networkChanged: (online) => servers.networkChanged(online),
  };
}
