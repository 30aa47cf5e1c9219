/**
 * The IPC contract as one value. Both ends and the tests' fake are derived from it. The gate in the main
 * process checks each call's sender and arguments against it.
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
import { MAX_HYPERLINK_CHARS, openableAddress } from '../shared/view/hyperlinks.ts';
import type { AppView } from '../shared/view/view.ts';
import { OUTPUT_FORMATS } from '../shared/view/outputFormats.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'a server needs a name'), v.maxLength(100));
const url = v.pipe(v.string(), v.trim(), v.maxLength(2000));
/** Number of days for which the user can keep a detached session. */
export const KEEP_DAYS = 7;

const side = v.picklist(SIDES);
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const pixels = v.pipe(v.number(), v.minValue(-100_000), v.maxValue(100_000));
/** Position in the coordinate system of all displays, device-independent pixels. */
const desktopPoint = v.strictObject({ x: pixels, y: pixels });
/** The max length is the number of panes, because nested splits are fewer than panes. */
const dividerPath = v.strictObject({
  path: v.pipe(v.array(index), v.maxLength(MAX_PANES)),
  index,
});

/** An empty token in an edit leaves the stored token unchanged. */
const token = v.pipe(v.string(), v.trim(), v.maxLength(4096));
const text = (maxChars: number) => v.pipe(v.string(), v.maxLength(maxChars));

/**
 * Result of testing a server's address and token; `message` describes the first failure and what to do about
 * it.
 */
export type ServerTest = { readonly ok: boolean; readonly message: string };
/** Null when an action succeeded, else the reason that it failed, in the UI language. */
export type Failure = string | null;

/** Color file that the user chose, or the reason that it cannot be read. */
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
  /** Returns the current view; later views arrive as the event `view`. */
  view: call(v.strictTuple([]), returns<AppView>()),
  /** Opens a tab. Null means the active pane's server and target, or this computer. */
  newTab: call(
    v.strictTuple([
      v.nullable(
        v.strictObject({ server: id, host: v.exactOptional(hostId), target, options: shellOptions }),
      ),
    ]),
    returns<void>(),
  ),
  setFavorite: call(v.strictTuple([serverTarget, v.boolean()]), returns<void>()),
  /** Stores the options of the last shell on a target; empty options remove the stored ones. */
  rememberOptions: call(v.strictTuple([serverTarget, enteredOptions]), returns<void>()),
  /**
   * Closes the pane's tab with all of its panes. Here and below, an `id` without another description is a
   * pane's id.
   */
  closeTab: call(v.strictTuple([id]), returns<void>()),
  endSession: call(v.strictTuple([id]), returns<void>()),
  /** Resets modes that a program left, and keeps the text. */
  resetTerminal: call(v.strictTuple([id]), returns<void>()),
  /** Shows the pane's tab in its window and makes the pane active. */
  activatePane: call(v.strictTuple([id]), returns<void>()),
  /** Moves the pane's tab to an index in this window's tab bar. The tab may come from another window. */
  moveTab: call(v.strictTuple([id, index]), returns<void>()),
  /** Opens a window with a tab on the active pane's target. */
  newWindow: call(v.strictTuple([]), returns<void>()),
  /** Activates the window that was opened after this one, or the first. */
  nextWindow: call(v.strictTuple([]), returns<void>()),
  /** Moves the pane's tab to the end of another window's tab bar. */
  moveTabToWindow: call(v.strictTuple([id, id]), returns<void>()),
  /** Moves the pane's tab to the next window. */
  moveTabToNextWindow: call(v.strictTuple([id]), returns<void>()),
  /**
   * Moves the pane's tab into a new window. It opens beside this window, or at the point outside all windows
   * where the tab was dropped.
   */
  moveTabToNewWindow: call(v.strictTuple([id, v.nullable(desktopPoint)]), returns<void>()),
  /** Moves all panes of the first pane's tab next to the second pane, at that side, in its window. */
  joinTab: call(v.strictTuple([id, id, side]), returns<void>()),
  /** Opens a shell on the pane's target, at that side of the pane. */
  splitPane: call(v.strictTuple([id, side]), returns<void>()),
  /** Closes the pane, and also its tab if it was the last pane. */
  closePane: call(v.strictTuple([id]), returns<void>()),
  /** Zooms the pane to its whole tab until another pane is activated or the layout changes. */
  zoomPane: call(v.strictTuple([id, v.boolean()]), returns<void>()),
  /** Swaps the pane with its neighbor on that side. */
  movePane: call(v.strictTuple([id, side]), returns<void>()),
  /** Moves the pane into its own tab. */
  separatePane: call(v.strictTuple([id]), returns<void>()),
  equalizePanes: call(v.strictTuple([id]), returns<void>()),
  /** Moves a divider in the pane's tab. The part before it gets that fraction of both parts' size. */
  resizePanes: call(
    v.strictTuple([id, dividerPath, v.pipe(v.number(), v.minValue(0), v.maxValue(1))]),
    returns<void>(),
  ),
  /** Names the pane's tab; an empty title gives the tab its panes' titles again. */
  renameTab: call(v.strictTuple([id, text(200)]), returns<void>()),
  /** Opens a new shell on the same target in the pane, after its session ended or was refused. */
  startAgain: call(v.strictTuple([id]), returns<void>()),
  /** Requests the pane's MessagePort. It arrives as a window message `terminal-port` with the pane's id. */
  openTerminal: call(v.strictTuple([id, terminalProfile]), returns<void>()),
  /** Reports that the restored screens are painted. The window can be shown then. */
  painted: call(v.strictTuple([]), returns<void>()),
  /** Reports new terminal colors or cell sizes, which applications may query (S11). */
  changeTerminalProfile: call(v.strictTuple([terminalProfile]), returns<void>()),
  /**
   * Fetches output that the terminal does not show: the part that a snapshot replaced, or else older output.
   */
  loadPast: call(v.strictTuple([id]), returns<void>()),
  cancelLoad: call(v.strictTuple([id]), returns<void>()),
  dismissSkipped: call(v.strictTuple([id]), returns<void>()),
  /** Asks the user for a file path, and saves all stored output of the session to it. */
  saveOutput: call(v.strictTuple([id, v.picklist(OUTPUT_FORMATS)]), returns<void>()),
  cancelSave: call(v.strictTuple([id]), returns<void>()),
  /** Lists a server's detached sessions. */
  listDetached: call(v.strictTuple([id]), returns<DetachedListing>()),
  /** Opens a listed session in a new tab. */
  openDetached: call(v.strictTuple([id, sessionId]), returns<Failure>()),
  /** Keeps a detached session for `KEEP_DAYS` days; returns the new list. */
  keepDetached: call(v.strictTuple([id, sessionId]), returns<DetachedListing>()),
  endDetached: call(v.strictTuple([id, sessionId]), returns<DetachedListing>()),
  sendPendingInput: call(v.strictTuple([id]), returns<void>()),
  discardPendingInput: call(v.strictTuple([id]), returns<void>()),
  reconnectNow: call(v.strictTuple([id]), returns<void>()),
  /**
   * Cuts a server's link as if the network were lost, or ends the cut. A cut ends by itself after a while.
   */
  cutLink: call(v.strictTuple([id, v.boolean()]), returns<void>()),
  /** Returns the states of a server's link since the app was started. */
  connectionHistory: call(v.strictTuple([id]), returns<ConnectionHistoryView>()),
  addServer: call(v.strictTuple([v.strictObject({ name, url, token })]), returns<Failure>()),
  editServer: call(v.strictTuple([id, v.strictObject({ name, url, token })]), returns<Failure>()),
  removeServer: call(v.strictTuple([id]), returns<void>()),
  /**
   * Tests an address and a token. With a server's id and an empty token, tests that server's stored token.
   */
  testServer: call(
    v.strictTuple([v.strictObject({ server: v.nullable(id), url, token })]),
    returns<ServerTest>(),
  ),
  changeSettings: call(v.strictTuple([settingsChange]), returns<void>()),
  /** Opens `settings.json` in the system's editor, or shows a notice with its path. */
  openSettingsFile: call(v.strictTuple([]), returns<void>()),
  /** Asks the user for a color file and reads it; returns null when the user chose none. */
  readColors: call(v.strictTuple([]), returns<ColorsFile | null>()),
  showIntroduction: call(v.strictTuple([v.boolean()]), returns<void>()),
  /** Dismisses the panel "While you were away". */
  dismissAway: call(v.strictTuple([]), returns<void>()),
  dismissNotice: call(v.strictTuple([id]), returns<void>()),
  /** Runs the action that a notice offers, and removes the notice. */
  acceptOffer: call(v.strictTuple([id]), returns<void>()),
  /** Returns the keys of recent palette choices and visited panes, newest first. */
  recentChoices: call(v.strictTuple([]), returns<readonly string[]>()),
  noteChoice: call(v.strictTuple([v.pipe(text(MAX_RECENT_CHARS), v.minLength(1))]), returns<void>()),
  readClipboard: call(v.strictTuple([]), returns<string>()),
  /** Searches a pane that another window shows; returns null when that window does not reply. */
  searchOtherWindow: call(v.strictTuple([id, findOptions]), returns<PaneMatches | null>()),
  /** Replies to the event `search` with its request number and the matches. */
  reportMatches: call(v.strictTuple([index, v.nullable(paneMatches)]), returns<void>()),
  /** Shows a match of the last search, in a pane of another window. */
  goToMatch: call(v.strictTuple([id, index]), returns<void>()),
  /** Runs an edit command of the system on the focused text field. */
  editField: call(v.strictTuple([v.picklist(['copy', 'paste', 'select-all'])]), returns<void>()),
  /** Runs a window command of the system. */
  windowAction: call(v.strictTuple([v.picklist(['full-screen', 'close', 'quit'])]), returns<void>()),
  writeClipboard: call(v.strictTuple([text(256 * 1024 * 1024)]), returns<void>()),
  /** Writes a text to the clipboard, as plain text and as HTML. */
  writeStyledClipboard: call(
    v.strictTuple([v.strictObject({ text: text(256 * 1024 * 1024), html: text(256 * 1024 * 1024) })]),
    returns<void>(),
  ),
  /** Plays the system's bell sound. */
  beep: call(v.strictTuple([]), returns<void>()),
  /**
   * Returns true while assistive technology, such as a screen reader, is running. Changes arrive as the event
   * `assistive`.
   */
  assistive: call(v.strictTuple([]), returns<boolean>()),
  /** Reports the browser's online state, at first and after each change. */
  networkChanged: call(v.strictTuple([v.boolean()]), returns<void>()),
  /** Shows the terminal's context menu at the pointer. */
  contextMenu: call(
    v.strictTuple([
      v.strictObject({ hasSelection: v.boolean(), hyperlink: v.nullable(text(MAX_HYPERLINK_CHARS)) }),
    ]),
    returns<void>(),
  ),
  /** Shows the visible tab's context menu at the pointer. */
  tabMenu: call(v.strictTuple([]), returns<void>()),
  /** Opens a hyperlink in the system's browser or mail program, if `openableAddress` allows it. */
  openHyperlink: call(
    v.strictTuple([
      v.pipe(
        v.string(),
        v.check((hyperlink) => openableAddress(hyperlink) !== null, 'this hyperlink may not be opened'),
      ),
    ]),
    returns<void>(),
  ),
} as const;

export type CallName = keyof typeof calls;
export type CallArguments<N extends CallName> = v.InferOutput<(typeof calls)[N]['args']>;
export type CallResult<N extends CallName> = (typeof calls)[N]['result'];

/** Events from the main process to the renderer. */
export type Events = {
  readonly view: AppView;
  /** A command to run in this window, because the window has the focus. */
  readonly command: CommandId;
  readonly assistive: boolean;
  /** A search in one of this window's panes, at the request of another window. */
  readonly search: PaneSearch;
  /** A match that the user chose in another window, to be shown in this one. */
  readonly match: { readonly pane: string; readonly index: number };
};
export type EventName = keyof Events;

/** API that the preload script exposes as `window.holdfast`. */
export type HoldfastApi = {
  readonly platform: 'mac' | 'linux' | 'windows';
  readonly call: <N extends CallName>(name: N, ...args: CallArguments<N>) => Promise<CallResult<N>>;
  /** Subscribes to an event; returns the disposer. */
  readonly on: <N extends EventName>(name: N, listener: (value: Events[N]) => void) => () => void;
};

export const CALL_CHANNEL = 'holdfast:call';
export const EVENT_CHANNEL = 'holdfast:event';
/** Type of the window message `{ type, pane }` that carries a terminal's port. */
export const PORT_MESSAGE = 'terminal-port';
