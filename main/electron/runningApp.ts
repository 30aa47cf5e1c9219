/**
 * The app after Electron is ready: connects user data, windows, menus, the embedded server and system events.
 */

import { resolve } from 'node:path';
import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import { withBounds } from '../stores/windowStore.ts';
import { Invitations } from '../workspace/invitations/invitations.ts';
import { PaneSearches } from '../workspace/panes/paneSearches.ts';
import { pageView, type WorkspaceView } from '../workspace/panes/pageView.ts';
import { lastingFiles } from './updates/appImage.ts';
import { menuCommands } from './menus/appMenu.ts';
import type { CrashLog } from './system/crashLog.ts';
import { EmbeddedServer } from './embedded/embeddedServer.ts';
import { bindCalls, sendEvent } from './ipc/ipc.ts';
import { applicationMenu, windowAction } from './menus/menus.ts';
import type { RunCommand } from './menus/menuTemplate.ts';
import { watchInterfaces } from './system/network.ts';
import { systemNotifications } from './system/notifications.ts';
import { OpenWindows, type OpenWindow } from './windows/openWindows.ts';
import { pageCalls, type PageCallsParts } from './ipc/pageCalls.ts';
import { PAGE_ORIGIN } from './windows/pageFile.ts';
import { servePage } from './windows/pageProtocol.ts';
import { watchPower } from './system/power.ts';
import { processClock } from '../../client/link/processClock.ts';
import { openUserData, systemRandom, type OpenUserData } from './userData.ts';
import { appNetwork } from './system/appNetwork.ts';
import { systemSecrets } from './system/secrets.ts';
import { guardSession } from './windows/security.ts';
import { Updates } from './updates/updates.ts';
import { openWindow, setOpacity } from './windows/windows.ts';
import type { Point } from './windows/windowBounds.ts';

/** Paths of the built parts of the app. */
export type AppFiles = { readonly preload: string; readonly page: string; readonly server: string };

export class RunningApp {
  readonly #files: AppFiles;
  readonly #log: CrashLog;
  readonly #userData: OpenUserData;
  /** Runs a command of the menus. */
  readonly #run: RunCommand;
  /** Shows the application menu with the current settings. */
  readonly #showMenu: ReturnType<typeof applicationMenu>;
  /** Server process of this computer. */
  readonly #embedded: EmbeddedServer;
  /** Stops watching the network interfaces. */
  readonly #stopWatching: () => void;
  /** Handles `holdfast://` addresses from outside the app. */
  readonly #invitations: Invitations;
  readonly #updates = new Updates();
  /** Open windows of the app. */
  readonly #windows: OpenWindows;
  /** Dependencies of the handlers of the pages' calls. */
  readonly #callParts: PageCallsParts;

  /** Starts the app; Electron must be ready. */
  constructor(files: AppFiles, log: CrashLog) {
    this.#files = files;
    this.#log = log;
    guardSession(session.defaultSession);
    servePage(session.defaultSession, files.page);
    this.#userData = openUserData({
      folder: app.getPath('userData'),
      client: `holdfast/${app.getVersion()}`,
      languages: app.getPreferredSystemLanguages(),
      secrets: systemSecrets(),
      network: appNetwork((url) => session.defaultSession.resolveProxy(url)),
      attention: systemNotifications((pane) => this.#showPane(pane)),
      log: (what, error) => log.write(what, error),
      onView: (view) => this.#show(view),
    });
    const { workspace } = this.#userData;
    this.#invitations = new Invitations({
      clock: processClock,
      notices: this.#userData.notices,
      view: () => workspace.view,
      activate: (pane) => workspace.panes.activate(pane),
      list: (server) => workspace.detached.list(server),
    });
    nativeTheme.themeSource = workspace.settings.theme;
    this.#windows = this.#makeWindows();
    this.#run = this.#makeCommands();
    this.#callParts = this.#makeCallParts();
    const platform = { mac: process.platform === 'darwin', developer: !app.isPackaged };
    this.#showMenu = applicationMenu(platform, this.#run);
    this.#bindCalls();
    this.#windows.follow();
    this.#showMenu({ shortcuts: workspace.settings.shortcuts, language: this.#userData.language() });
    this.#embedded = this.#makeEmbedded();
    workspace.start();
    void this.#embedded.start();
    this.#startUpdates();
    this.#stopWatching = this.#watchSystem();
    this.#watchLife();
  }

  /** Handles a `holdfast://` address that the system passed on, and brings the app to the front. */
  take(address: string): void {
    this.#windows.toFront();
    void this.#invitations.take(address);
  }

  #makeWindows(): OpenWindows {
    const { workspace } = this.#userData;
    return new OpenWindows({
      open: (id, at, beside) => this.#openWindow(id, at, beside),
      desktop: () => workspace.panes.all,
      onClosed: (id) => workspace.closeWindow(id),
      onFocus: (id) => this.#focused(id),
      onVisible: (isAnyVisible) => workspace.servers.watched(isAnyVisible),
    });
  }

  #makeCommands(): RunCommand {
    const { workspace } = this.#userData;
    return menuCommands({
      workspace,
      onPage: (command) => sendEvent(this.#windows.active, 'command', command),
      newWindow: () => (this.#windows.isClosed ? this.#windows.toFront() : workspace.newWindow()),
      window: (action) => windowAction(this.#windows.active, action),
    });
  }

  #openWindow(id: string, at: Point | null, beside: BrowserWindow | null): OpenWindow {
    const { windows, workspace, notices } = this.#userData;
    const isOpen = (window: string): boolean =>
      workspace.panes.all.windows.some((other) => other.id === window);
    const opened = openWindow({
      preload: this.#files.preload,
      opacity: workspace.settings.opacity,
      bounds: windows.value.windows.find((bounds) => bounds.id === id),
      at,
      beside,
      onBounds: (bounds) => windows.set(withBounds(windows.value, { id, ...bounds }, isOpen)),
      isActive: () => workspace.panes.all.activeWindow === id,
      devTools: !app.isPackaged,
      onPageGone: (reason) => {
        this.#log.write('page', reason);
        notices.add('error', (words) => words.notices.pageGone(reason));
      },
    });
    return { ...opened, handlers: pageCalls(this.#callParts, id, opened.window) };
  }

  #show(view: WorkspaceView): void {
    if (nativeTheme.themeSource !== view.settings.theme) nativeTheme.themeSource = view.settings.theme;
    setOpacity(view.settings.opacity);
    this.#showMenu({ shortcuts: view.settings.shortcuts, language: view.language });
    this.#windows.follow();
    this.#windows.sendEach('view', (id) => pageView(view, id));
  }

  #bindCalls(): void {
    const onBug = (name: string, error: unknown): void => this.#log.write(`call ${name}`, error);
    bindCalls({ origin: PAGE_ORIGIN, onBug }, (page) => this.#windows.handlersOf(page));
  }

  #makeCallParts(): PageCallsParts {
    return {
      words: this.#userData.words,
      userData: this.#userData,
      windows: this.#windows,
      searches: new PaneSearches({
        clock: processClock,
        send: (search) => this.#windows.sendTo(search.pane, 'search', search),
      }),
      run: this.#run,
      restart: () => {
        // When an update restarts the app on macOS, windows close before the event `before-quit`. So their tabs
        // must be kept from here on.
        this.#windows.suspend();
        this.#updates.restart();
      },
    };
  }

  #makeEmbedded(): EmbeddedServer {
    const { workspace, notices, test } = this.#userData;
    const folder = resolve(app.getPath('userData'), 'server');
    const entry = this.#files.server;
    return new EmbeddedServer({
      folder,
      files: () => lastingFiles({ executable: process.execPath, entry, environment: process.env }, folder),
      clock: processClock,
      random: systemRandom,
      answers: async ({ url, token }) => (await test(url, token)).ok,
      onAddress: ({ url, token }) => workspace.servers.setEmbedded(url, token),
      onTrouble: (text) => notices.add('error', text),
    });
  }

  #startUpdates(): void {
    const log = (what: string, error: unknown): void => this.#log.write(what, error);
    const { notices } = this.#userData;
    void this.#updates.start({ app: app.getAppPath(), clock: processClock, notices, log });
  }

  #watchSystem(): () => void {
    const { servers } = this.#userData.workspace;
    watchPower({
      onSuspend: () => {
        servers.entries.forEach(({ link }) => link?.suspended());
        this.#userData.workspace.attention.focusChanged(false);
      },
      onResume: () => {
        servers.entries.forEach(({ link }) => link?.probe('wake'));
        this.#updateFocus();
      },
    });
    return watchInterfaces(processClock, () => servers.entries.forEach(({ link }) => link?.probe('network')));
  }

  #watchLife(): void {
    app.on('accessibility-support-changed', (_event, enabled) => {
      this.#windows.send('assistive', enabled);
    });
    app.on('second-instance', () => this.#windows.toFront());
    app.on('activate', () => this.#windows.toFront());
    // Windows that close from now on are reopened at the next start.
    app.on('before-quit', () => this.#windows.suspend());
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    app.once('will-quit', () => this.#stop());
  }

  #focused(id: string | null): void {
    if (id !== null) this.#userData.workspace.panes.activateWindow(id);
    this.#updateFocus();
  }

  #updateFocus(): void {
    this.#userData.workspace.attention.focusChanged(this.#windows.active?.isFocused() === true);
  }

  #showPane(pane: string): void {
    this.#userData.workspace.panes.activate(pane);
    this.#windows.toFront();
  }

  #stop(): void {
    this.#embedded.stop();
    this.#updates.stop();
    this.#stopWatching();
    this.#userData.close();
    this.#userData.workspace.stop();
    this.#userData.windows.flush();
    this.#userData.recent.flush();
    this.#userData.savedTargets.flush();
  }
}
