/** What the page shows: the main process's view, and the few things only the page knows. */

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { tabOf } from '../../shared/layout/arrangement.ts';
import type { Tab } from '../../shared/layout/layout.ts';
import type { ServerTarget } from '../../shared/view/savedTargets.ts';
import type { AppView, ServerView, PaneView } from '../../shared/view/view.ts';
import type { Words } from '../../shared/words/english.ts';
import { wordsIn } from '../../shared/words/words.ts';
import type { ClipboardAsk } from './clipboard/clipboardAsk.ts';
import type { FindOptions } from '../../shared/view/paneSearch.ts';
import { NOTHING_TO_FIND } from './find/findExpression.ts';
import type { Link } from './hints/hyperlinkText.ts';
import type { PasteQuestion } from './clipboard/paste.ts';
import type { StickyCommand } from './commands/stickyCommand.ts';
import type { DraggedTab } from './tabs/tabDrag.ts';

/** Which dialog is open; `server` is the one to edit. */
export type OpenDialog =
  /** With `given`, its address is entered already. */
  | { readonly kind: 'add-server'; readonly given?: { readonly name: string; readonly url: string } }
  | { readonly kind: 'edit-server'; readonly server: ServerView }
  | { readonly kind: 'servers' }
  | { readonly kind: 'link'; readonly server: string }
  /** `name` is the target's. */
  | { readonly kind: 'shell-options'; readonly serverTarget: ServerTarget; readonly name: string }
  | { readonly kind: 'detached' }
  | { readonly kind: 'save-output'; readonly pane: string }
  | { readonly kind: 'search' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'switch' }
  /** With `query`, those that fit it. */
  | { readonly kind: 'settings'; readonly query?: string };

/** The link under the pointer; `isLow` where what is said of it would cover it at the lower edge. */
export type PointedLink = { readonly pane: string; readonly link: Link; readonly isLow: boolean };

/** What is said of it below the tab's terminal. */
export type Refusal = { readonly pane: string; readonly text: string };

/** Hints in a tab's terminal, another one each time they are called: who calls them again at once begins anew. */
export type Hinting = { readonly pane: string };

export type AppState = {
  readonly view: Signal<AppView>;
  /** Everything that the page says, in the language of the view. */
  readonly words: ReadonlySignal<Words>;
  /** Arrangements of panes that the main process has not confirmed yet. */
  readonly unconfirmed: Signal<number>;
  /** The active pane of the shown tab. */
  readonly activePane: ReadonlySignal<PaneView | undefined>;
  /** The shown tab. */
  readonly activeTab: ReadonlySignal<Tab | undefined>;
  /** The server of the active pane; with no tab, this computer's. */
  readonly activeServer: ReadonlySignal<ServerView | undefined>;
  /** Wall time in ms, moved every second: what counts up or down on screen follows it. */
  readonly now: Signal<number>;
  /** A screen reader or the like runs. */
  readonly isAssistive: Signal<boolean>;
  /** The window lets what is behind it be seen, where nothing is drawn. */
  readonly isSeeThrough: Signal<boolean>;
  readonly dialog: Signal<OpenDialog | null>;
  /** What was chosen and looked at, last first. */
  readonly recent: Signal<readonly string[]>;
  readonly isNewTabMenuOpen: Signal<boolean>;
  /** Keys that are pressed are to become a shortcut, whatever they are now. */
  readonly isRecordingKeys: Signal<boolean>;
  /** The pane whose text is searched, while there is a bar for it. */
  readonly findingIn: Signal<string | null>;
  /** How text is searched, from one search to the next. */
  readonly findHow: Signal<Omit<FindOptions, 'text'>>;
  /** A pane of the tab that is being dragged. */
  readonly draggedTab: Signal<DraggedTab | null>;
  /** Moved whenever the keys are to go to a divider beside the active pane. */
  readonly dividerCall: Signal<number>;
  /** Moved whenever the keys are to go to the introduction. */
  readonly introductionCall: Signal<number>;
  /** Tabs whose terminals show the first line that there is. */
  readonly atTop: Signal<readonly string[]>;
  /** By tab the command whose output is in sight while its line is not. */
  readonly stickyCommands: Signal<ReadonlyMap<string, StickyCommand>>;
  /** Why what was asked of a tab's terminal was not done. */
  readonly refusal: Signal<Refusal | null>;
  /** The tab whose title is being edited. */
  readonly renamingPane: Signal<string | null>;
  readonly paste: Signal<PasteQuestion | null>;
  /** What programs want on the clipboard, one request for a pane. */
  readonly clipboardAsks: Signal<readonly ClipboardAsk[]>;
  /** The pane whose text has labels to pick from. */
  readonly hintsIn: Signal<Hinting | null>;
  /** The link under the pointer, and the pane that it is in. */
  readonly pointedLink: Signal<PointedLink | null>;
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
    isRecordingKeys: signal(false),
    findingIn: signal(null),
    findHow: signal(NOTHING_TO_FIND),
    draggedTab: signal(null),
    dividerCall: signal(0),
    introductionCall: signal(0),
    atTop: signal([]),
    stickyCommands: signal(new Map()),
    refusal: signal(null),
    renamingPane: signal(null),
    paste: signal(null),
    clipboardAsks: signal([]),
    hintsIn: signal(null),
    pointedLink: signal(null),
  };
}
