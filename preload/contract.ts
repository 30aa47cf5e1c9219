/**
 * The whole IPC as one value. Both ends and the tests' double are made from it: the wrapper in the main process
 * checks sender and arguments of every call here, once.
 */

import * as v from 'valibot';
import { findOptions, paneMatches, type PaneMatches, type PaneSearch } from '../shared/view/paneSearch.ts';
import { terminalProfile, sessionId, hostId, shellOptions, target } from '../protocol/messages/common.ts';
import type { CommandId } from '../shared/commands/commands.ts';
import type { DetachedListing } from '../shared/view/detached.ts';
import type { ConnectionHistoryView } from '../shared/view/connectionHistory.ts';
import { MAX_PANES, SIDES } from '../shared/layout/layout.ts';
import { enteredOptions, serverTarget } from '../shared/view/savedTargets.ts';
import { MAX_RECENT_CHARS } from '../shared/view/recent.ts';
import { settingsChange } from '../shared/settings/settings.ts';
import { MAX_LINK_CHARS, openableAddress } from '../shared/view/hyperlinks.ts';
import type { AppView } from '../shared/view/view.ts';
import { OUTPUT_FORMATS } from '../shared/view/outputFormats.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'a server needs a name'), v.maxLength(100));
const url = v.pipe(v.string(), v.trim(), v.maxLength(2000));
/** How long a session is kept on request. */
export const KEEP_DAYS = 7;

const side = v.picklist(SIDES);
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const pixels = v.pipe(v.number(), v.minValue(-100_000), v.maxValue(100_000));
/** Device-independent pixels, of all displays together. */
const desktopPoint = v.strictObject({ x: pixels, y: pixels });
/** Splits within splits are fewer than panes. */
const dividerPath = v.strictObject({
  path: v.pipe(v.array(index), v.maxLength(MAX_PANES)),
  index,
});

/** An empty token in an edit keeps the stored one. */
const token = v.pipe(v.string(), v.trim(), v.maxLength(4096));
const text = (maxChars: number) => v.pipe(v.string(), v.maxLength(maxChars));

/** How a test of a server's address and token went; `message` names the first thing that fails and what to do. */
export type ServerTest = { readonly ok: boolean; readonly message: string };
/** Why an action was not done, in words, or null when it was. */
export type Failure = string | null;

/** A file of colors that the user chose, or why it can not be read. */
export type ColorsFile = { readonly name: string; readonly text: string } | { readonly problem: string };

const call = <A extends v.GenericSchema<unknown, readonly unknown[]>, R>(
  args: A,
  _result?: (result: R) => void,
) => ({
  args,
  result: undefined as R,
});
const returns = <R>() => undefined as unknown as (result: R) => void;

export const calls = {
  /** The first view; later ones arrive as the event `view`. */
  view: call(v.strictTuple([]), returns<AppView>()),
  /** Opens a tab; with null, on the server and target of the active pane, or on this computer. */
  newTab: call(
    v.strictTuple([
      v.nullable(
        v.strictObject({ server: id, host: v.exactOptional(hostId), target, options: shellOptions }),
      ),
    ]),
    returns<void>(),
  ),
  setFavorite: call(v.strictTuple([serverTarget, v.boolean()]), returns<void>()),
  /** The options of the last shell there; without any, those that were kept are forgotten. */
  rememberOptions: call(v.strictTuple([serverTarget, enteredOptions]), returns<void>()),
  /** Here and below an id is a pane's: this closes the tab that has it, with all of its panes. */
  closeTab: call(v.strictTuple([id]), returns<void>()),
  endSession: call(v.strictTuple([id]), returns<void>()),
  /** Resets modes that a program left, and keeps the text. */
  resetTerminal: call(v.strictTuple([id]), returns<void>()),
  /** Shows the pane's tab, in its window, and makes it the active one there. */
  activatePane: call(v.strictTuple([id]), returns<void>()),
  /** Moves the pane's tab to a place in the tab bar, also from another window. */
  moveTab: call(v.strictTuple([id, index]), returns<void>()),
  /** Opens a window with a tab like the active pane's. */
  newWindow: call(v.strictTuple([]), returns<void>()),
  /** Goes to the window that was opened behind this one, or to the first. */
  nextWindow: call(v.strictTuple([]), returns<void>()),
  /** Moves the pane's tab to another window, behind its tabs. */
  moveTabTo: call(v.strictTuple([id, id]), returns<void>()),
  /** Moves the pane's tab to the next window. */
  moveTabOn: call(v.strictTuple([id]), returns<void>()),
  /** Moves the pane's tab into a window of its own: beside this one, or at a place on the desktop where it was dropped beside all windows. */
  moveTabOut: call(v.strictTuple([id, v.nullable(desktopPoint)]), returns<void>()),
  /** Puts the tab that has the first pane, with all of its panes, on that side of the second one, in its window. */
  joinTab: call(v.strictTuple([id, id, side]), returns<void>()),
  /** Opens a shell where the pane's runs, on that side of it. */
  splitPane: call(v.strictTuple([id, side]), returns<void>()),
  /** Closes one pane; the last one takes its tab with it. */
  closePane: call(v.strictTuple([id]), returns<void>()),
  /** The pane gets its whole tab for as long as it is active and nothing else is done to the layout. */
  zoomPane: call(v.strictTuple([id, v.boolean()]), returns<void>()),
  /** Lets it change places with its neighbor on that side. */
  movePane: call(v.strictTuple([id, side]), returns<void>()),
  /** Moves it out of its tab into one of its own. */
  separatePane: call(v.strictTuple([id]), returns<void>()),
  equalizePanes: call(v.strictTuple([id]), returns<void>()),
  /** Moves a divider of the pane's tab: the part before it gets that fraction of both. */
  resizePanes: call(
    v.strictTuple([id, dividerPath, v.pipe(v.number(), v.minValue(0), v.maxValue(1))]),
    returns<void>(),
  ),
  /** Names the pane's tab; an empty title gives the tab its panes' titles again. */
  renameTab: call(v.strictTuple([id, text(200)]), returns<void>()),
  /** After an ended or refused session: a new shell on the same target, in the same tab. */
  startAgain: call(v.strictTuple([id]), returns<void>()),
  /** Asks for the tab's MessagePort; it arrives as a window message `terminal-port` with the tab's id. */
  openTerminal: call(v.strictTuple([id, terminalProfile]), returns<void>()),
  /** What the page had to restore is painted: now the window is worth showing. */
  painted: call(v.strictTuple([]), returns<void>()),
  /** What applications may ask of the terminals changed (S11). */
  changeTerminalProfile: call(v.strictTuple([terminalProfile]), returns<void>()),
  /** Fetches output that the terminal does not show: what a snapshot stands for, or what comes before all else. */
  loadPast: call(v.strictTuple([id]), returns<void>()),
  cancelLoad: call(v.strictTuple([id]), returns<void>()),
  dismissSkipped: call(v.strictTuple([id]), returns<void>()),
  /** Asks where to, and saves everything that the server holds of the session's output there. */
  saveOutput: call(v.strictTuple([id, v.picklist(OUTPUT_FORMATS)]), returns<void>()),
  cancelSave: call(v.strictTuple([id]), returns<void>()),
  /** A server's sessions that no tab shows. */
  listDetached: call(v.strictTuple([id]), returns<DetachedListing>()),
  /** Opens one that was listed, in a new tab. */
  openDetached: call(v.strictTuple([id, sessionId]), returns<Failure>()),
  /** Has it kept for `KEEP_DAYS` although no tab shows it; answered as `listDetached`. */
  keepDetached: call(v.strictTuple([id, sessionId]), returns<DetachedListing>()),
  endDetached: call(v.strictTuple([id, sessionId]), returns<DetachedListing>()),
  sendPendingInput: call(v.strictTuple([id]), returns<void>()),
  discardPendingInput: call(v.strictTuple([id]), returns<void>()),
  reconnectNow: call(v.strictTuple([id]), returns<void>()),
  /** Cuts a server's link, as a network that is lost does, or restores it; after a while it restores itself. */
  cutLink: call(v.strictTuple([id, v.boolean()]), returns<void>()),
  /** What happened to a server's link since the app was started. */
  connectionHistory: call(v.strictTuple([id]), returns<ConnectionHistoryView>()),
  addServer: call(v.strictTuple([v.strictObject({ name, url, token })]), returns<Failure>()),
  editServer: call(v.strictTuple([id, v.strictObject({ name, url, token })]), returns<Failure>()),
  removeServer: call(v.strictTuple([id]), returns<void>()),
  /** With a server's id and an empty token, its stored token is used. */
  testServer: call(
    v.strictTuple([v.strictObject({ server: v.nullable(id), url, token })]),
    returns<ServerTest>(),
  ),
  changeSettings: call(v.strictTuple([settingsChange]), returns<void>()),
  /** Opens `settings.json` in the system's editor; with a sentence when that can not be done. */
  openSettingsFile: call(v.strictTuple([]), returns<void>()),
  /** Asks for a file of colors and reads it; null when none was chosen. */
  readColors: call(v.strictTuple([]), returns<ColorsFile | null>()),
  showIntroduction: call(v.strictTuple([v.boolean()]), returns<void>()),
  /** What happened meanwhile was seen. */
  dismissAway: call(v.strictTuple([]), returns<void>()),
  dismissNotice: call(v.strictTuple([id]), returns<void>()),
  /** Opens the session that a notice offers, and dismisses it. */
  acceptOffer: call(v.strictTuple([id]), returns<void>()),
  /** What was chosen and looked at, last first. */
  recentChoices: call(v.strictTuple([]), returns<readonly string[]>()),
  noteChoice: call(v.strictTuple([v.pipe(text(MAX_RECENT_CHARS), v.minLength(1))]), returns<void>()),
  readClipboard: call(v.strictTuple([]), returns<string>()),
  /** Searches a pane that another window's page shows; null when that can not tell. */
  searchElsewhere: call(v.strictTuple([id, findOptions]), returns<PaneMatches | null>()),
  /** The answer to the event `search`. */
  searchedHere: call(v.strictTuple([index, v.nullable(paneMatches)]), returns<void>()),
  /** Goes to one of the matches that were found last in a pane of another window. */
  goToMatch: call(v.strictTuple([id, index]), returns<void>()),
  /** Does to the focused text field what the system's menus do. */
  editField: call(v.strictTuple([v.picklist(['copy', 'paste', 'select-all'])]), returns<void>()),
  /** Does to the window, or the app, what the system's menus do. */
  windowAction: call(v.strictTuple([v.picklist(['full-screen', 'close', 'quit'])]), returns<void>()),
  writeClipboard: call(v.strictTuple([text(256 * 1024 * 1024)]), returns<void>()),
  /** The same text plain and as HTML. */
  writeStyledClipboard: call(
    v.strictTuple([v.strictObject({ text: text(256 * 1024 * 1024), html: text(256 * 1024 * 1024) })]),
    returns<void>(),
  ),
  /** Has the system sound its bell. */
  beep: call(v.strictTuple([]), returns<void>()),
  /** Whether a screen reader or the like runs; later changes arrive as the event `assistive`. */
  assistive: call(v.strictTuple([]), returns<boolean>()),
  /** The browser's view of the network, at first and whenever it changed. */
  networkChanged: call(v.strictTuple([v.boolean()]), returns<void>()),
  /** Shows the terminal's context menu at the pointer. */
  contextMenu: call(
    v.strictTuple([v.strictObject({ hasSelection: v.boolean(), link: v.nullable(text(MAX_LINK_CHARS)) })]),
    returns<void>(),
  ),
  /** Shows the context menu of the shown tab at the pointer. */
  tabMenu: call(v.strictTuple([]), returns<void>()),
  /** Has the system open a link of those that may be opened, and no other. */
  openLink: call(
    v.strictTuple([
      v.pipe(
        v.string(),
        v.check((link) => openableAddress(link) !== null, 'not a link to open'),
      ),
    ]),
    returns<void>(),
  ),
} as const;

export type CallName = keyof typeof calls;
export type CallArguments<N extends CallName> = v.InferOutput<(typeof calls)[N]['args']>;
export type CallResult<N extends CallName> = (typeof calls)[N]['result'];

/** Main process → renderer; a command is one that the focused window carries out, a search one that another window asked for. */
export type Events = {
  readonly view: AppView;
  readonly command: CommandId;
  readonly assistive: boolean;
  readonly search: PaneSearch;
  readonly match: { readonly pane: string; readonly index: number };
};
export type EventName = keyof Events;
export const EVENT_NAMES = [
  'view',
  'command',
  'assistive',
  'search',
  'match',
] as const satisfies readonly EventName[];

/** What preload puts on the renderer's `window.holdfast`. */
export type HoldfastApi = {
  readonly platform: 'mac' | 'linux' | 'windows';
  readonly call: <N extends CallName>(name: N, ...args: CallArguments<N>) => Promise<CallResult<N>>;
  /** Returns how to stop listening. */
  readonly on: <N extends EventName>(name: N, listener: (value: Events[N]) => void) => () => void;
};

export const CALL_CHANNEL = 'holdfast:call';
export const EVENT_CHANNEL = 'holdfast:event';
/** Window message that carries a terminal's port: `{ type, tab }` and one port. */
export const PORT_MESSAGE = 'terminal-port';
