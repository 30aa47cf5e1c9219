/** The app's state and operations, without Electron: servers, windows, panes and settings. */

import type { OutputFormat } from '../../client/export/outputFormat.ts';
import { MAX_WINDOWS } from '../../shared/layout/desktop.ts';
import { MAX_PANES, type Side } from '../../shared/layout/layout.ts';
import type { Settings, SettingsChange } from '../../shared/settings/settings.ts';
import type { SavedTargets } from '../../shared/view/savedTargets.ts';
import type { Words } from '../../shared/words/english.ts';
import type { Language } from '../../shared/words/language.ts';
import type { LocalizedText } from '../../shared/words/words.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import type { TerminalProfile } from '../../protocol/messages/common.ts';
import type { StoredDevice } from '../stores/deviceStore.ts';
import type { StoredIntroduction } from '../stores/introductionStore.ts';
import type { JournalFolder } from '../stores/journal/journalFolder.ts';
import type { PaneRecord, StoredTabs } from '../stores/tabsStore.ts';
import type { VersionedStore } from '../stores/versionedStore.ts';
import { Ticker } from '../../client/link/ticker.ts';
import { AttentionBook, type AttentionEffects } from './away/attention.ts';
import { Away } from './away/away.ts';
import { DetachedSessions } from './servers/detachedSessions.ts';
import { Introduction } from './introduction.ts';
import { OutputSaves } from './history/outputSaves.ts';
import type { Notices } from './notices.ts';
import type { WorkspaceView } from './panes/pageView.ts';
import { Panes } from './panes/panes.ts';
import { Servers, type ServersContext } from './servers/servers.ts';
import { Pane, SNAPSHOT_BEHIND_BYTES } from './panes/pane.ts';
import { newPaneRecord, shellLike, withProfileOptions, type NewShell } from './panes/paneRecord.ts';
import type { TerminalPort } from './panes/terminalPort.ts';
import { ViewPublisher } from './viewPublisher.ts';

export type WorkspaceOptions = Omit<ServersContext, 'onView' | 'onMoved' | 'notify'> & {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly tabs: VersionedStore<StoredTabs>;
  readonly settings: VersionedStore<Settings>;
  readonly savedTargets: VersionedStore<SavedTargets>;
  readonly introduction: VersionedStore<StoredIntroduction>;
  readonly device: VersionedStore<StoredDevice>;
  readonly journals: JournalFolder;
  readonly notices: Notices;
  /** Returns the current language. */
  readonly language: () => Language;
  /** Returns the UI texts in the current language. */
  readonly words: () => Words;
  readonly attention: AttentionEffects;
  /** Writes an internal error to the app's log. */
  readonly log: (what: string, error: unknown) => void;
  readonly onView: (view: WorkspaceView) => void;
};

export class Workspace {
  readonly servers: Servers;
  readonly detached: DetachedSessions;
  /** Running exports of output to files. */
  readonly saves: OutputSaves;
  /** Windows, tabs and layouts that contain the panes. */
  readonly panes: Panes;
  /** Events of the sessions while the user was away. */
  readonly away: Away;
  /** Attention badges of the panes. */
  readonly attention: AttentionBook;
  readonly introduction: Introduction;
  /** Returns the UI texts in the current language. */
  readonly words: WorkspaceOptions['words'];
  /** Detects that the computer slept. */
  readonly #ticker: Ticker;
  readonly #options: WorkspaceOptions;
  /** Publishes a view after each change, once per turn of the event loop. */
  readonly #publisher: ViewPublisher;
  readonly #stopListening: Cancel;
  /** All panes, in no particular order. */
  #panes: readonly Pane[];

  constructor(options: WorkspaceOptions) {
    const { words } = options;
    this.#options = options;
    this.words = words;
    this.#publisher = new ViewPublisher(options.clock, () => this.view, options.onView);
    this.servers = new Servers({
      ...options,
      notify: options.notices.add,
      onView: () => this.#linksChanged(),
      onMoved: (server) => this.#panesOf(server.id).forEach((pane) => pane.use(server.link)),
    });
    this.detached = new DetachedSessions({
      words,
      clock: options.clock,
      linkOf: (server) => this.servers.find(server)?.link ?? null,
      shownOn: (server) => new Set(this.#panesOf(server).flatMap((pane) => pane.record.session ?? [])),
    });
    this.away = new Away(this.#publisher.changed);
    this.attention = this.#openAttention();
    this.#ticker = new Ticker(options.clock, (slept, lastAt) => {
      if (slept) for (const pane of this.#panes) pane.slept(lastAt);
    });
    this.saves = new OutputSaves({ notify: options.notices.add, words, onChanged: this.#publisher.changed });
    this.#stopListening = options.settings.onChange(() => {
      for (const pane of this.#panes) options.journals.keep(pane.id, pane.journal, this.settings.saveScreens);
      this.#publisher.changed();
    });
    const { panes, ...desktop } = options.tabs.value;
    this.introduction = new Introduction(options.introduction, panes.length > 0, this.viewChanged);
    this.#panes = panes.map((record) => this.#makePane(record));
    this.panes = new Panes(
      desktop,
      panes.map(({ id }) => id),
      () => randomId(options.random),
      () => this.#saveTabs(),
    );
  }

  get view(): WorkspaceView {
    return {
      servers: this.servers.views,
      panes: this.#inOrder.map((pane) => {
        return {
          ...pane.view,
          saving: this.saves.progressOf(pane.id),
          attention: this.attention.of(pane.id),
        };
      }),
      ...this.panes.all,
      settings: this.#options.settings.value,
      language: this.#options.language(),
      savedTargets: this.#options.savedTargets.value,
      notices: this.#options.notices.listIn(this.words()),
      away: this.away.view,
      introduction: this.introduction.isShown,
    };
  }

  get settings(): Settings {
    return this.#options.settings.value;
  }

  /** Attaches the stored panes. If there are none, opens a tab on this computer. */
  start(): void {
    // A damaged document may have lost panes whose screens are still needed.
    if (!this.#options.tabs.isIncomplete)
      this.#options.journals.removeExcept(
        new Set(this.settings.saveScreens ? this.#panes.map(({ id }) => id) : []),
      );
    for (const pane of this.#panes) {
      this.#connect(pane);
      pane.reportDropped();
    }
    this.servers.start();
    this.#ticker.start();
    if (this.#panes.length === 0) this.newTab(null);
  }

  /** Saves everything and closes links and files; sessions keep running. */
  stop(): void {
    for (const pane of this.#panes) pane.dropUnsent();
    this.#stopListening();
    this.#saveTabs();
    this.saves.cancelAll();
    for (const pane of this.#panes) pane.stop();
    this.servers.stop();
    this.#ticker.stop();
    this.#publisher.stop();
    for (const store of [this.#options.tabs, this.#options.settings, this.#options.device]) store.flush();
  }

  /** Publishes the view after a change outside the workspace. */
  readonly viewChanged = (): void => this.#publisher.changed();

  /**
   * Opens a tab in a window; null means the active window. Without `shell`, the new shell is like the active
   * pane's, or is on this computer.
   */
  newTab(shell: NewShell | null, window: string | null = null): void {
    const active = this.find(this.panes.activeIn(window));
    this.#addShell(shell ?? shellLike(active), (pane) => this.panes.open(pane, window));
  }

  /** Opens a window with a shell like the active pane's. */
  newWindow(): void {
    if (this.panes.hasRoom)
      this.#addShell(shellLike(this.find(this.panes.active)), (pane) => this.panes.openWindow(pane));
    else this.#options.notices.add('warning', ({ notices }) => notices.noMoreWindows(MAX_WINDOWS));
  }

  /** Opens a shell like the pane's, at that side of the pane. */
  splitPane(id: string, side: Side): void {
    if (this.find(id) === undefined) return;
    if (this.panes.fits(id))
      this.#addShell(shellLike(this.find(id)), (pane) => this.panes.split(id, side, pane));
    else this.#options.notices.add('warning', ({ notices }) => notices.tabIsFull(MAX_PANES));
  }

  /**
   * Opens a listed detached session, or activates the pane that shows it. Returns null, or the reason of a
   * failure.
   */
  openDetached(server: string, session: string, window: string | null = null): LocalizedText | null {
    const open = this.#panesOf(server).find((pane) => pane.record.session === session);
    const listed = this.detached.find(server, session);
    if (open !== undefined) this.panes.activate(open.id);
    else if (listed === undefined) return ({ detached }) => detached.noLongerListed;
    else {
      const shell: NewShell = { server, target: listed.target, options: {} };
      const record = newPaneRecord(shell, listed.targetName, session, this.#options.random);
      this.#addPane(record, (pane) => this.panes.open(pane, window));
    }
    return null;
  }

  /** Closes a pane's tab with all of its panes; their sessions keep running. */
  closeTab(id: string): void {
    for (const pane of this.panes.inTabOf(id)) this.closePane(pane);
  }

  /** Closes a window with all of its panes; their sessions keep running. */
  closeWindow(id: string): void {
    for (const pane of this.panes.panesIn(id)) this.closePane(pane);
  }

  /** Closes a pane, and also its tab if it was the last pane; the session keeps running. */
  closePane(id: string): void {
    const pane = this.find(id);
    if (pane === undefined) return;
    this.saves.cancel(id);
    pane.close();
    this.#panes = this.#panes.filter((other) => other !== pane);
    this.away.forget([id]);
    this.attention.forget(id);
    this.panes.close(id);
  }

  /** Names the pane's tab, and the pane itself, which takes its name along to another tab. */
  renameTab(id: string, title: string): void {
    this.find(id)?.rename(title);
    this.panes.rename(id, title.trim());
  }

  startAgain(id: string): void {
    this.find(id)?.startAgain();
    this.away.startedAgain(id);
    this.#options.tabs.flush();
  }

  /** Shows a pane's terminal on a port; `profile` contains the terminal's colors and cell size (S11). */
  openTerminal(id: string, profile: TerminalProfile, port: TerminalPort): void {
    this.changeTerminalProfile(profile);
    const pane = this.find(id);
    if (pane === undefined) port.close();
    else pane.show(port);
  }

  /** Stores the terminals' colors and cell size, and reports changes to the servers. */
  changeTerminalProfile(profile: TerminalProfile): void {
    const { device } = this.#options;
    if (JSON.stringify(profile) === JSON.stringify(device.value.profile)) return;
    device.set({ ...device.value, profile });
    for (const { link } of this.servers.entries) link?.profileChanged();
  }

  /** Saves all stored output of a pane's session to a file. */
  saveOutput(id: string, format: OutputFormat, path: string): void {
    const pane = this.find(id);
    const { session, server, title } = pane?.view ?? {};
    const link = server === undefined ? undefined : this.servers.find(server)?.link;
    if (pane === undefined || !session || !link || title === undefined) return;
    const totalBytes = pane.journal.position?.offset ?? 0;
    this.saves.start({ pane: id, title, session, link, format, path, totalBytes });
  }

  /** Removes a server and closes its panes; its sessions keep running. */
  removeServer(id: string): void {
    if (!this.servers.remove(id)) return;
    for (const pane of this.#panesOf(id)) this.closePane(pane.id);
  }

  changeSettings(change: SettingsChange): void {
    const { settings } = this.#options;
    settings.set({ ...settings.value, ...(change as Partial<Settings>) });
  }

  #openAttention(): AttentionBook {
    const { attention, clock, words } = this.#options;
    const view = (): WorkspaceView => this.view;
    return new AttentionBook({ ...attention, clock, words, view, onChanged: this.viewChanged });
  }

  #addShell(shell: NewShell, show: (pane: string) => void): void {
    const { server, target } = shell;
    const serverName = this.servers.find(server)?.address.name ?? '';
    const targetName = this.servers.targetName(server, target);
    const withOptions = withProfileOptions(shell, this.settings, serverName);
    this.#addPane(newPaneRecord(withOptions, targetName, null, this.#options.random), show);
  }

  #addPane(record: PaneRecord, show: (pane: string) => void): void {
    const pane = this.#makePane(record);
    this.#panes = [...this.#panes, pane];
    // The pane is stored before its session is opened. After a crash, the same request id finds the same
    // session (S2).
    show(pane.id);
    this.#options.tabs.flush();
    this.#connect(pane);
  }

  #linksChanged(): void {
    for (const pane of this.#panes) pane.linkChanged();
    this.#publisher.changed();
  }

  #makePane(record: PaneRecord): Pane {
    const { clock, random, notices, journals, settings, log } = this.#options;
    return new Pane(record, journals.open(record.id, settings.value.saveScreens), {
      clock,
      random,
      notify: notices.add,
      log,
      words: this.words,
      snapshotBehindBytes: SNAPSHOT_BEHIND_BYTES,
      onActivity: (pane, activity) => this.attention.note(pane, activity),
      onMissed: (pane, missed) => this.away.missed(pane, missed),
      onView: this.#publisher.changed,
      onRecord: () => this.#saveTabs(),
    });
  }

  #connect(pane: Pane): void {
    const server = this.servers.find(pane.view.server);
    if (server === undefined) pane.refuse('server-removed');
    else pane.use(server.link);
  }

  #saveTabs(): void {
    this.attention.panesChanged();
    this.#options.tabs.set({ panes: this.#inOrder.map((pane) => pane.record), ...this.panes.all });
    this.#publisher.changed();
  }

  /** Panes in tab bar order. */
  get #inOrder(): readonly Pane[] {
    return this.panes.order.flatMap((id) => this.find(id) ?? []);
  }

  /** The pane with this id. */
  find(id: string | null): Pane | undefined {
    return this.#panes.find((pane) => pane.id === id);
  }

  #panesOf(server: string): readonly Pane[] {
    return this.#panes.filter((pane) => pane.view.server === server);
  }
}
