/** State of the page: the main process's view, and the little that only the page knows. */

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
  /** `prefilled` is entered in the form already. */
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
  /** `query` is entered in the search field already. */
  | { readonly kind: 'settings'; readonly query?: string };

/** The hyperlink under the pointer; `isLow` when a note at the lower edge of the pane would cover it. */
type HoveredHyperlink = {
  readonly pane: string;
  readonly hyperlink: Hyperlink;
  readonly isLow: boolean;
};

/** The reason why a request to a pane's terminal was not carried out, shown below the terminal. */
type Refusal = { readonly pane: string; readonly text: string };

/** Hints in a pane's terminal. Each call of the command makes a new object, which starts the labels anew. */
export type HintsMode = { readonly pane: string };

export type AppState = {
  readonly view: Signal<AppView>;
  /** All texts of the page, in the language of the view. */
  readonly words: ReadonlySignal<Words>;
  /** Number of arrangement changes that the main process has not confirmed yet. */
  readonly unconfirmed: Signal<number>;
  /** The active pane of the shown tab. */
  readonly activePane: ReadonlySignal<PaneView | undefined>;
  /** The shown tab. */
  readonly activeTab: ReadonlySignal<Tab | undefined>;
  /** The server of the active pane; without a tab, the server of this computer. */
  readonly activeServer: ReadonlySignal<ServerView | undefined>;
  /** Wall time, ms since 1970, updated every second; durations on screen follow it. */
  readonly now: Signal<number>;
  /** A screen reader or another assistive technology is running. */
  readonly isAssistive: Signal<boolean>;
  /** The window is transparent where nothing is drawn. */
  readonly isSeeThrough: Signal<boolean>;
  readonly dialog: Signal<OpenDialog | null>;
  /** Keys of recent choices in the palette and of recently shown panes, latest first. */
  readonly recent: Signal<readonly string[]>;
  readonly isNewTabMenuOpen: Signal<boolean>;
  /** Initial text of the menu's filter, which is used once. */
  readonly newTabFilter: Signal<string>;
  /** The next keys pressed become a shortcut; existing shortcuts are off meanwhile. */
  readonly isRecordingKeys: Signal<boolean>;
  /** The pane with an open find bar. */
  readonly findingIn: Signal<string | null>;
  /** Options of the find bar and the search of all sessions; kept from one search to the next. */
  readonly findOptions: Signal<Omit<FindOptions, 'text'>>;
  /** The tab that is being dragged. */
  readonly draggedTab: Signal<DraggedTab | null>;
  /** Incremented to move the focus to a divider beside the active pane. */
  readonly dividerFocusRequests: Signal<number>;
  /** Incremented to move the focus to the next message with buttons. */
  readonly messageFocusRequests: Signal<number>;
  /** Incremented to move the focus to the introduction. */
  readonly introductionFocusRequests: Signal<number>;
  /** Panes whose terminals are scrolled to the first line. */
  readonly atTop: Signal<readonly string[]>;
  /** By pane, the command whose output is visible while its own line is above the viewport. */
  readonly stickyCommands: Signal<ReadonlyMap<string, StickyCommand>>;
  readonly refusal: Signal<Refusal | null>;
  /** The pane whose title is being edited. */
  readonly renamingPane: Signal<string | null>;
  readonly paste: Signal<PasteQuestion | null>;
  /** Requests of programs to write the clipboard that wait for the user's answer, at most one per pane. */
  readonly clipboardRequests: Signal<readonly ClipboardRequest[]>;
  /** The pane that shows labels to pick text by; null while there are none. */
  readonly hintsIn: Signal<HintsMode | null>;
  readonly hoveredHyperlink: Signal<HoveredHyperlink | null>;
};

/** @param now is the wall time, ms since 1970. */
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
