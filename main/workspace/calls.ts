/** IPC calls that the workspace handles without Electron. */

import type { CallArguments, CallName, CallResult, Failure } from '../../preload/contract.ts';
import { withServerRenamed } from '../../shared/settings/settingsAt.ts';
import { serverTestWords } from '../../shared/words/serverTestWords.ts';
import type { LocalizedText } from '../../shared/words/words.ts';
import type { Notices } from './notices.ts';
import { pageView } from './panes/pageView.ts';
import { isHashLine } from './servers/enteredToken.ts';
import type { Workspace } from './workspace.ts';

/** Calls that need Electron, e.g. a window, the clipboard or a port. */
type SystemCall =
  | 'acceptOffer'
  | 'openTerminal'
  | 'moveTabToNewWindow'
  | 'painted'
  | 'assistive'
  | 'beep'
  | 'readClipboard'
  | 'writeClipboard'
  | 'writeStyledClipboard'
  | 'editField'
  | 'windowAction'
  | 'contextMenu'
  | 'tabMenu'
  | 'openHyperlink'
  | 'openSettingsFile'
  | 'readColors'
  | 'recentChoices'
  | 'noteChoice'
  | 'setFavorite'
  | 'rememberOptions'
  | 'saveOutput'
  | 'searchOtherWindow'
  | 'reportMatches'
  | 'goToMatch';
type WorkspaceCall = Exclude<CallName, SystemCall>;

export type WorkspaceCalls = {
  readonly [N in WorkspaceCall]: (...args: CallArguments<N>) => CallResult<N> | Promise<CallResult<N>>;
};

type PaneCall = Extract<CallName, `${string}Pane` | `${string}Panes` | 'joinTab'>;

function paneCalls(workspace: Workspace): Pick<WorkspaceCalls, PaneCall> {
  const { panes } = workspace;
  return {
    activatePane: (id) => panes.activate(id),
    splitPane: (id, side) => workspace.splitPane(id, side),
    closePane: (id) => workspace.closePane(id),
    zoomPane: (id, on) => panes.zoom(id, on),
    movePane: (id, side) => panes.move(id, side),
    separatePane: (id) => panes.separate(id),
    equalizePanes: (id) => panes.equalize(id),
    resizePanes: (id, divider, fraction) => panes.resize(id, divider, fraction),
    joinTab: (id, at, side) => panes.join(id, at, side),
  };
}

type WindowCall = 'newWindow' | 'nextWindow' | 'moveTabToWindow' | 'moveTabToNextWindow';

function windowCalls(workspace: Workspace): Pick<WorkspaceCalls, WindowCall> {
  const { panes } = workspace;
  return {
    newWindow: () => workspace.newWindow(),
    nextWindow: () => panes.stepWindow(1),
    moveTabToWindow: (id, window) => panes.moveTabToWindow(id, window),
    moveTabToNextWindow: (id) => panes.moveTabToNextWindow(id),
  };
}

/** Edits a server. If its name changes, its profiles in the settings are renamed too. */
function editServer(workspace: Workspace, ...edit: CallArguments<'editServer'>): CallResult<'editServer'> {
  const { servers, settings } = workspace;
  const nameNow = (): string => servers.find(edit[0])?.address.name ?? '';
  const from = nameNow();
  const failure = inWords(workspace, servers.edit(...edit));
  if (nameNow() !== from)
    workspace.changeSettings({ profiles: withServerRenamed(settings, from, nameNow()) });
  return failure;
}

/** The reason of a failure as text in the current language. */
function inWords({ words }: Workspace, failure: LocalizedText | null): Failure {
  return failure === null ? null : failure(words());
}

async function testServer(
  { servers, words }: Workspace,
  { server, url, token }: CallArguments<'testServer'>[0],
): Promise<CallResult<'testServer'>> {
  if (isHashLine(token)) return { ok: false, message: words().servers.tokenIsHash };
  const outcome = await servers.test(server, url, token);
  return { ok: outcome.ok, message: serverTestWords(words(), outcome) };
}

/** Handlers for the page of one window. */
export function workspaceCalls(workspace: Workspace, notices: Notices, window: string): WorkspaceCalls {
  const { servers, panes, away } = workspace;
  return {
    view: () => pageView(workspace.view, window),
    newTab: (serverTarget) => workspace.newTab(serverTarget, window),
    closeTab: (id) => workspace.closeTab(id),
    renameTab: (id, title) => workspace.renameTab(id, title),
    endSession: (id) => workspace.find(id)?.endSession(),
    resetTerminal: (id) => workspace.find(id)?.resetTerminal(),
    moveTab: (id, index) => panes.moveTab(id, window, index),
    ...windowCalls(workspace),
    ...paneCalls(workspace),
    startAgain: (id) => workspace.startAgain(id),
    cancelSave: (id) => workspace.saves.cancel(id),
    listDetached: (server) => workspace.detached.list(server),
    openDetached: (server, session) => inWords(workspace, workspace.openDetached(server, session, window)),
    keepDetached: (server, session) => workspace.detached.keep(server, session),
    endDetached: (server, session) => workspace.detached.end(server, session),
    changeTerminalProfile: (profile) => workspace.changeTerminalProfile(profile),
    loadPast: (id) => workspace.find(id)?.loadPast(),
    cancelLoad: (id) => workspace.find(id)?.past.cancel(),
    dismissSkipped: (id) => workspace.find(id)?.past.dismiss(),
    sendPendingInput: (id) => workspace.find(id)?.sendPendingInput(),
    discardPendingInput: (id) => workspace.find(id)?.discardPendingInput(),
    reconnectNow: (id) => servers.find(id)?.reconnectNow(),
    cutLink: (id, on) => servers.find(id)?.cut(on),
    connectionHistory: (id) => servers.find(id)?.connectionHistory ?? { periods: [], forgotten: 0 },
    addServer: (input) => inWords(workspace, servers.add(input)),
    editServer: (id, input) => editServer(workspace, id, input),
    removeServer: (id) => workspace.removeServer(id),
    testServer: (input) => testServer(workspace, input),
    changeSettings: (change) => workspace.changeSettings(change),
    showIntroduction: (on) => workspace.introduction.show(on),
    dismissAway: () => away.forget(panes.panesIn(window)),
    dismissNotice: (id) => notices.dismiss(id),
    networkChanged: (online) => servers.networkChanged(online),
  };
}
