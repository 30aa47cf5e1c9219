/** State of the page: the main process's view, and a few facts that only the page knows. */

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { tabOf } from '../../shared/layout/arrangement.ts';
import type { Tab } from '../../shared/layout/layout.ts';
import type { ServerTarget } from '../../shared/view/savedTargets.ts';
import type { AppView, ServerView, PaneView } from '../../shared/view/view.ts';
import type { Words } from '../../shared/words/english.ts';
import { wordsIn } from '../../shared/words/words.ts';
import type { ClipboardRequest } from './clipboard/clipboardPermission.ts';
import type { FindOptions } from '../../shared/view/paneSearch.ts';
import { NOTHING_TO_FIND } from './find/findExpression.ts';
import type { Hyperlink } from './hints/hyperlinkText.ts';
import type { PasteQuestion } from './clipboard/paste.ts';
import type { StickyCommand } from './commands/stickyCommand.ts';
import type { DraggedTab } from './tabs/tabDrag.ts';

/** The open dialog with its parameters. */
export type OpenDialog =
  /** `prefilled` is the text that the form already contains. */
  | { readonly kind: 'add-server'; readonly prefilled?: { readonly name: string; readonly url: string } }
  /** `asksToken` gives the focus to the field for the token. */
  | { readonly kind: 'edit-server'; readonly server: ServerView; readonly asksToken?: boolean }
  | { readonly kind: 'servers' }
  | { readonly kind: 'connection-history'; readonly server: string }
  /** `name` is the name of the target. */
  | { readonly kind: 'shell-options'; readonly serverTarget: ServerTarget; readonly name: string }
  | { readonly kind: 'detached' }
  | { readonly kind: 'save-output'; readonly pane: string }
  | { readonly kind: 'search' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'switch' }
  /** `query` is the text that the search field already contains. */
  | { readonly kind: 'settings'; readonly query?: string };

/** The hyperlink under the pointer. `isLow` is true when a note at the pane's lower edge would cover it. */
type HoveredHyperlink = {
  readonly pane: string;
  readonly hyperlink: Hyperlink;
  readonly isLow: boolean;
};

/** The reason that an action in a pane's terminal was not carried out; it is shown below the terminal. */
type Refusal = { readonly pane: string; readonly text: string };

/**
 * Labels for picking text in a pane's terminal. Each call of the command makes a new object, so that labeling
 * starts again.
 */
export type HintsMode = { readonly pane: string };

export type AppState = {
  readonly view: Signal<AppView>;
  /** UI texts in the language of the view. */
  readonly words: ReadonlySignal<Words>;
  /** Number of arrangement changes that the main process has not confirmed yet. */
  readonly unconfirmed: Signal<number>;
  /** The active pane of the visible tab. */
  readonly activePane: ReadonlySignal<PaneView | undefined>;
  /** The visible tab. */
  readonly activeTab: ReadonlySignal<Tab | undefined>;
  /** The server of the active pane; without a tab, the server on this computer. */
  readonly activeServer: ReadonlySignal<ServerView | undefined>;
  /** Current time, ms since 1970, updated every second. Displayed durations are computed from it. */
  readonly now: Signal<number>;
  /** True while a screen reader or another assistive technology is running. */
  readonly isAssistive: Signal<boolean>;
  /** True when the window is transparent where the page draws nothing. */
  readonly isSeeThrough: Signal<boolean>;
  readonly dialog: Signal<OpenDialog | null>;
  /** Keys of recent palette choices and of recently visited panes, newest first. */
  readonly recent: Signal<readonly string[]>;
  readonly isNewTabMenuOpen: Signal<boolean>;
  /** Initial text of the menu's filter, which is used once. */
  readonly newTabFilter: Signal<string>;
  /** The next keys pressed become a shortcut; existing shortcuts are off meanwhile. */
  readonly isRecordingKeys: Signal<boolean>;
  /** The pane whose find bar is open. */
  readonly findingIn: Signal<string | null>;
  /** Options of the find bar and of the search in all sessions; they stay for the next search. */
  readonly findOptions: Signal<Omit<FindOptions, 'text'>>;
  /** The tab that is being dragged. */
  readonly draggedTab: Signal<DraggedTab | null>;
  /** A counter; an increment moves the focus to a divider beside the active pane. */
  readonly dividerFocusRequests: Signal<number>;
  /** Counter of requests to move the focus to the next message with buttons. */
  readonly messageFocusRequests: Signal<number>;
  /** Incremented to move the focus to the introduction. */
  readonly introductionFocusRequests: Signal<number>;
  /** Panes whose terminals are scrolled to their first line. */
  readonly atTop: Signal<readonly string[]>;
  /** The sticky command of each pane: its output is visible, and its own line is scrolled out above. */
  readonly stickyCommands: Signal<ReadonlyMap<string, StickyCommand>>;
  readonly refusal: Signal<Refusal | null>;
  /** The pane whose title is being edited. */
  readonly renamingPane: Signal<string | null>;
  readonly paste: Signal<PasteQuestion | null>;
  /** Requests of programs to write to the clipboard that wait for the user's reply, at most one per pane. */
  readonly clipboardRequests: Signal<readonly ClipboardRequest[]>;
  /** The pane that shows labels for picking text; null when no pane does. */
  readonly hintsIn: Signal<HintsMode | null>;
  readonly hoveredHyperlink: Signal<HoveredHyperlink | null>;
};

/** @param now is the current time, ms since 1970. */
export function createAppState(first: AppView, now: number): AppState {
  const view = signal(first);
  const activePane = computed(() => view.value.panes.find(({ id }) => id === view.value.activePane));
  const activeTab = computed(() => tabOf(view.value, view.value.activePane));
  const activeServer = computed(() => {
    const { servers } = view.value;
    return servers.find(({ id }) => id === activePane.value?.server) ?? servers[0];
  });
  return {
    view,
    words: computed(() => wordsIn(view.value.language)),
    unconfirmed: signal(0),
    activePane,
    activeTab,
    activeServer,
    now: signal(now),
    isAssistive: signal(false),
    isSeeThrough: signal(false),
    dialog: signal(null),
    recent: signal([]),
    isNewTabMenuOpen: signal(false),
    newTabFilter: signal(''),
    isRecordingKeys: signal(false),
    findingIn: signal(null),
    findOptions: signal(NOTHING_TO_FIND),
    draggedTab: signal(null),
    dividerFocusRequests: signal(0),
    messageFocusRequests: signal(0),
    introductionFocusRequests: signal(0),
    atTop: signal([]),
    stickyCommands: signal(new Map()),
    refusal: signal(null),
    renamingPane: signal(null),
    paste: signal(null),
    clipboardRequests: signal([]),
    hintsIn: signal(null),
    hoveredHyperlink: signal(null),
  };
}
