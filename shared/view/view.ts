/** What one window's page shows: plain data, pushed whole by the main process whenever it changes. */

import type { Durability, Size, Target } from '../../protocol/messages/common.ts';
import type { LinkView } from '../../client/link/linkView.ts';
import type { HostTargets } from '../../client/link/linkTargets.ts';
import type { PendingInput } from '../../client/terminal/inputLog.ts';
import type { TerminalState } from '../../client/terminal/sessionStatus.ts';
import type { Unreachable } from '../../client/terminal/unreachable.ts';
import type { Offer } from './offer.ts';
import type { Attention } from './attention.ts';
import type { Tab } from '../layout/layout.ts';
import type { AwayView } from './away.ts';
import type { SavedTargets } from './savedTargets.ts';
import type { Settings } from '../settings/settings.ts';
import type { Language } from '../words/language.ts';

export type ServerView = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly kind: 'embedded' | 'remote';
  /** Where the token is kept: the system's keychain, this process's memory only, or nowhere. */
  readonly token: 'keychain' | 'memory' | 'none';
  readonly link: LinkView;
  /** The user cut the link, to see what happens. */
  readonly isCut: boolean;
  /** The last round trips, ms, the newest last. */
  readonly roundTrips: readonly number[];
  /** What can be opened, on the server or on each host behind it; null until the server said so. */
  readonly targets: readonly HostTargets[] | null;
};

/** One pane: a terminal, its session and what is to be said of them. */
export type PaneView = {
  readonly id: string;
  readonly server: string;
  readonly session: string | null;
  /** What the user called it, else the program's title, else the target's name. */
  readonly title: string;
  readonly target: Target;
  readonly targetName: string;
  readonly state: TerminalState;
  readonly pendingInput: PendingInput | null;
  /** Output that a snapshot stands for, and since when it was printed if that is known; null when nothing is missing. */
  readonly skipped: { readonly bytes: number; readonly since: number | null } | null;
  /** Output before the terminal's first line that can be shown, bytes. */
  readonly earlierBytes: number;
  /** Whether there is more, which a terminal is not filled with: it can only be saved to a file. */
  readonly savedOnly: boolean;
  /** Recorded output that is being fetched, or null. */
  readonly loading: { readonly doneBytes: number; readonly totalBytes: number } | null;
  /** Output that is being saved to a file, or null. */
  readonly saving: { readonly doneBytes: number; readonly totalBytes: number } | null;
  /** When its server was last there to say what is new, ms since 1970; null when it never was. */
  readonly asOf: number | null;
  /** The tty's size when another device sets it, else null. */
  readonly foreignSize: Size | null;
  /** That the session's host can not be reached through the server, or its shell from there; null when it can. */
  readonly unreachable: Unreachable | null;
  /** Where its shell is, as that marks it (A3); null when it is not known. */
  readonly directory: string | null;
  /** What happened while nobody looked at it; null when nothing did, or it was looked at since. */
  readonly attention: Attention | null;
  /** What the session's shell outlives; null until its server said so. */
  readonly durability: Durability | null;
};

export type NoticeView = {
  readonly id: string;
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What a button beside it does; absent where there is nothing to do but to know. */
  readonly offer?: Offer;
};

/** A window beside the one that shows this. */
export type OtherWindow = {
  readonly id: string;
  /** Its active pane's. */
  readonly title: string;
  /** All of its panes, in the order of its tab bar. */
  readonly panes: readonly PaneView[];
};

export type AppView = {
  readonly servers: readonly ServerView[];
  /** The window's panes, in the order of its tab bar. */
  readonly panes: readonly PaneView[];
  /** What its tab bar shows: each pane is in one of them. */
  readonly tabs: readonly Tab[];
  /** The active pane of the tab that is shown. */
  readonly activePane: string | null;
  /** The other windows. */
  readonly elsewhere: readonly OtherWindow[];
  readonly settings: Settings;
  /** What the settings' language comes to on this computer. */
  readonly language: Language;
  /** What the user keeps of places for shells. */
  readonly savedTargets: SavedTargets;
  readonly notices: readonly NoticeView[];
  /** What happened while nothing was heard of the window's sessions; null when nothing did, or it was seen. */
  readonly away: AwayView | null;
  /** Whether the introduction is shown. */
  readonly introduction: boolean;
};
