/** State that a window's page shows: plain data. The main process publishes all of it after each change. */

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
  /**
   * Place where the token is stored: in the system's keychain, or only in memory. `none` means that there is
   * no token.
   */
  readonly token: 'keychain' | 'memory' | 'none';
  readonly link: LinkView;
  /** True while the user has cut the link on purpose, to try a connection loss. */
  readonly isCut: boolean;
  /** Recent round-trip times, ms, newest last. */
  readonly roundTrips: readonly number[];
  /** Available targets by host; null until the server has reported them. */
  readonly targets: readonly HostTargets[] | null;
};

/** A pane: its terminal, its session and their state. */
export type PaneView = {
  readonly id: string;
  readonly server: string;
  readonly session: string | null;
  /** The user's name for the pane, else the program's title, else the target's name. */
  readonly title: string;
  readonly target: Target;
  readonly targetName: string;
  readonly state: TerminalState;
  readonly pendingInput: PendingInput | null;
  /**
   * Output that a snapshot replaced, with the time of its first byte if known (ms since 1970). Null when no
   * output is missing.
   */
  readonly skipped: { readonly bytes: number; readonly since: number | null } | null;
  /** Size of the output before the terminal's first line that can be fetched, bytes. */
  readonly earlierBytes: number;
  /** True when there is earlier output that is too large for a terminal. It can only be saved to a file. */
  readonly savedOnly: boolean;
  /** Progress of fetching recorded output; null when nothing is being fetched. */
  readonly loading: { readonly doneBytes: number; readonly totalBytes: number } | null;
  /** Progress of saving output to a file; null when nothing is being saved. */
  readonly saving: { readonly doneBytes: number; readonly totalBytes: number } | null;
  /** Time at which the pane last showed all of the session's output, ms since 1970; null if it never did. */
  readonly asOf: number | null;
  /** Size of the tty while another device determines it, else null. */
  readonly foreignSize: Size | null;
  /** Set while the server cannot reach the session's host, or the host cannot reach its shell. */
  readonly unreachable: Unreachable | null;
  /** Working directory that the shell reports (A3); null when unknown. */
  readonly directory: string | null;
  /** Event behind the pane's badge, which the user has not seen yet; null without a badge. */
  readonly attention: Attention | null;
  /** Kinds of restarts that the session's shell survives; null until the server has reported it. */
  readonly durability: Durability | null;
};

export type NoticeView = {
  readonly id: string;
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Action of the notice's button; absent when it has no button. */
  readonly offer?: Offer;
};

/** Another window of the app. */
export type OtherWindow = {
  readonly id: string;
  /** Title of its active pane. */
  readonly title: string;
  /** Panes of that window, in tab bar order. */
  readonly panes: readonly PaneView[];
};

export type AppView = {
  readonly servers: readonly ServerView[];
  /** Panes of the window, in tab bar order. */
  readonly panes: readonly PaneView[];
  /** Tabs of the window; each pane is in exactly one. */
  readonly tabs: readonly Tab[];
  /** Active pane of the visible tab. */
  readonly activePane: string | null;
  /** The app's other windows. */
  readonly elsewhere: readonly OtherWindow[];
  readonly settings: Settings;
  /** Current language: the setting `language`, resolved on this computer. */
  readonly language: Language;
  /** Favorites and the last shell options. */
  readonly savedTargets: SavedTargets;
  readonly notices: readonly NoticeView[];
  /** Events during the last absence. Null when there were none, or when the user dismissed them. */
  readonly away: AwayView | null;
  /** True while the introduction is visible. */
  readonly introduction: boolean;
};
