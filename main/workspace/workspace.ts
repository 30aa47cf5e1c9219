/** Everything the app works on: servers, tabs and settings, kept, shown and carried on; without Electron. */

import type { OutputFormat } from '../../client/export/outputFormat.ts';
import { MAX_WINDOWS } from '../../shared/layout/desktop.ts';
import { MAX_PANES, type Side } from '../../shared/layout/layout.ts';
import type { Settings, SettingsChange } from '../../shared/settings/settings.ts';
import type { LocalizedText } from '../../shared/words/words.ts';
import { randomId } from '../../protocol/ids.ts';
import type { TerminalProfile } from '../../protocol/messages/common.ts';
import type { PaneRecord } from '../stores/tabsStore.ts';
import { Ticker } from '../../client/link/ticker.ts';
import { AttentionBook } from './away/attention.ts';
import { Away } from './away/away.ts';
import { DetachedSessions } from './servers/detachedSessions.ts';
import { Introduction } from './introduction.ts';
import { OutputSaves } from './history/outputSaves.ts';
import type { WorkspaceView } from './panes/pageView.ts';
import { Panes } from './panes/panes.ts';
import { Servers } from './servers/servers.ts';
import { Pane } from './panes/pane.ts';
import { SNAPSHOT_BEHIND_BYTES } from './panes/paneContext.ts';
import { newPaneRecord, targetLike, requestedTarget, type Place } from './panes/paneRecord.ts';
import type { TerminalPort } from './panes/terminalPort.ts';
import { ViewPublisher } from './viewPublisher.ts';
import type { WorkspaceOptions } from './workspaceOptions.ts';

export class Workspace {
  readonly servers: Servers;
  readonly detached: DetachedSessions;
  readonly saves: OutputSaves;
  readonly panes: Panes;
  /** What happened while nothing was heard of the sessions. */
  readonly away: Away;
  readonly attention: AttentionBook;
  readonly introduction: Introduction;
  /** What the app says now. */
  readonly words: WorkspaceOptions['words'];
  readonly #ticker: Ticker;
  readonly #options: WorkspaceOptions;
  readonly #publisher: ViewPublisher;
  /** One for each pane, in no order. */
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
    options.settings.onChange(() => {
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

  /** Attaches what was stored; without any tab, one on this computer is opened. */
  start(): void {
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

  /** Puts everything on disk and lets go of it; sessions go on. */
  stop(): void {
    for (const pane of this.#panes) pane.dropUnsent();
    this.#saveTabs();
    this.saves.cancelAll();
    for (const pane of this.#panes) pane.stop();
    this.servers.stop();
    this.#ticker.stop();
    this.#publisher.stop();
    for (const store of [this.#options.tabs, this.#options.settings, this.#options.device]) store.flush();
  }

  /** Something outside of the workspace that the view shows changed. */
  readonly viewChanged = (): void => this.#publisher.changed();

  /** In a window, or with null in the active one; without a place, where the active pane's shell runs, or on this computer. */
  newTab(place: Place | null, window: string | null = null): void {
    const like = this.find(this.panes.activeIn(window));
    this.#addShell(place ?? targetLike(like), (pane) => this.panes.open(pane, window));
  }

  /** A window of its own for a shell where the active pane's runs. */
  newWindow(): void {
    if (this.panes.hasRoom)
      this.#addShell(targetLike(this.find(this.panes.active)), (pane) => this.panes.openWindow(pane));
    else this.#options.notices.add('warning', ({ notices }) => notices.noMoreWindows(MAX_WINDOWS));
  }

  /** A shell where the pane's runs, on that side of it. */
  splitPane(id: string, side: Side): void {
    if (this.find(id) === undefined) return;
    if (this.panes.fits(id))
      this.#addShell(targetLike(this.find(id)), (pane) => this.panes.split(id, side, pane));
    else this.#options.notices.add('warning', ({ notices }) => notices.tabIsFull(MAX_PANES));
  }

  /** Opens a session that was listed as detached, or goes to the tab that shows it. */
  openDetached(server: string, session: string, window: string | null = null): LocalizedText | null {
    const open = this.#panesOf(server).find((pane) => pane.record.session === session);
    const listed = this.detached.find(server, session);
    if (open !== undefined) this.panes.activate(open.id);
    else if (listed === undefined) return ({ detached }) => detached.noLongerListed;
    else {
      const place: Place = { server, target: listed.target, options: {} };
      const record = newPaneRecord(place, listed.targetName, session, this.#options.random);
      this.#addPane(record, (pane) => this.panes.open(pane, window));
    }
    return null;
  }

  /** Closes the tab that has the pane, with all of its panes; their sessions go on. */
  closeTab(id: string): void {
    for (const pane of this.panes.besides(id)) this.closePane(pane);
  }

  /** Closes all tabs of a window, and it with them; their sessions go on. */
  closeWindow(id: string): void {
    for (const pane of this.panes.panesIn(id)) this.closePane(pane);
  }

  /** Closes one pane, and its tab with the last one. */
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

  /** Shows a tab's terminal on a port; `profile` is what applications may ask of it (S11). */
  openTerminal(id: string, profile: TerminalProfile, port: TerminalPort): void {
    this.changeTerminalProfile(profile);
    const pane = this.find(id);
    if (pane === undefined) port.close();
    else pane.show(port);
  }

  /** What applications may ask of the terminals; the servers are told when it is something new. */
  changeTerminalProfile(profile: TerminalProfile): void {
    const { device } = this.#options;
    if (JSON.stringify(profile) === JSON.stringify(device.value.profile)) return;
    device.set({ ...device.value, profile });
    for (const { link } of this.servers.entries) link?.profileChanged();
  }

  /** Saves all output that the server holds of a tab's session to a file. */
  saveOutput(id: string, format: OutputFormat, path: string): void {
    const pane = this.find(id);
    const { session, server, title } = pane?.view ?? {};
    const link = server === undefined ? undefined : this.servers.find(server)?.link;
    if (pane === undefined || !session || !link || title === undefined) return;
    const totalBytes = pane.journal.position?.offset ?? 0;
    this.saves.start({ pane: id, title, session, link, format, path, totalBytes });
  }

  /** Forgets a server and closes its tabs; its sessions go on. */
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

  #addShell(place: Place, show: (pane: string) => void): void {
    const { server, target } = place;
    const wished = requestedTarget(place, this.settings, this.servers.find(server)?.address.name ?? '');
    this.#addPane(
      newPaneRecord(wished, this.servers.targetName(server, target), null, this.#options.random),
      show,
    );
  }

  #addPane(record: PaneRecord, show: (pane: string) => void): void {
    const pane = this.#makePane(record);
    this.#panes = [...this.#panes, pane];
    // On disk before it can be opened: after a crash the same request finds the same session (S2).
    show(pane.id);
    this.#options.tabs.flush();
    this.#connect(pane);
  }

  #linksChanged(): void {
    for (const pane of this.#panes) pane.linkChanged();
    this.#publisher.changed();
  }

  #makePane(record: PaneRecord): Pane {
    const { clock, random, notices, journals, settings } = this.#options;
    return new Pane(record, journals.open(record.id, settings.value.saveScreens), {
      clock,
      random,
      notify: notices.add,
      words: this.words,
      snapshotBehindBytes: SNAPSHOT_BEHIND_BYTES,
      onHeard: (pane, heard) => this.attention.heard(pane, heard),
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
    this.attention.looked();
    this.#options.tabs.set({ panes: this.#inOrder.map((pane) => pane.record), ...this.panes.all });
    this.#publisher.changed();
  }

  /** As the tab bar has them. */
  get #inOrder(): readonly Pane[] {
    return this.panes.order.flatMap((id) => this.find(id) ?? []);
  }

  /** The tab of a pane. */
  find(id: string | null): Pane | undefined {
    return this.#panes.find((pane) => pane.id === id);
  }

  #panesOf(server: string): readonly Pane[] {
    return this.#panes.filter((pane) => pane.view.server === server);
  }
}
