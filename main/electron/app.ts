/** The app's life: one instance for each profile, its window, and what the system tells it. */

import { resolve } from 'node:path';
import { app, clipboard, nativeTheme, session, shell, type BrowserWindow } from 'electron';
import { withFavourite, withOptions } from '../../preload/places.ts';
import { withRecent } from '../../preload/recent.ts';
import type { AppView } from '../../preload/view.ts';
import type { Words } from '../../preload/words/english.ts';
import { wordsIn } from '../../preload/words/words.ts';
import { workspaceCalls } from '../workspace/calls.ts';
import { Invitations } from '../workspace/invitations.ts';
import { lastingFiles } from './appImage.ts';
import { menuCommands } from './appMenu.ts';
import type { Handlers } from './callGate.ts';
import { crashLog, type CrashLog } from './crashLog.ts';
import { EmbeddedServer } from './embeddedServer.ts';
import { bindCalls, sendEvent } from './ipc.ts';
import { collectAddresses, registerScheme } from './invitationEvents.ts';
import { applicationMenu, editField, showContextMenu, windowAction } from './menus.ts';
import type { RunCommand } from './menuTemplate.ts';
import { watchInterfaces } from './network.ts';
import { systemNotifications } from './notifications.ts';
import { PAGE_ORIGIN } from './pageFile.ts';
import { declarePageScheme, servePage } from './pageProtocol.ts';
import { openTerminalPort } from './ports.ts';
import { watchPower } from './power.ts';
import { writeSettingsSchema } from '../stores/settingsSchema.ts';
import { processClock } from '../remote/processClock.ts';
import { acceptOffer } from './offers.ts';
import { openProfile, systemRandom, type OpenProfile } from './profile.ts';
import { askForColours } from './openDialog.ts';
import { askWhereToSave } from './saveDialog.ts';
import { systemSecrets } from './secrets.ts';
import { guardPages, guardSession } from './security.ts';
import { openLink } from './openLink.ts';
import { Updates } from './updates.ts';
import { writeStyled } from './styledClipboard.ts';
import { openWindow, setOpacity, type AppWindow } from './windows.ts';

/** Where the built parts are. */
export type AppFiles = { readonly preload: string; readonly page: string; readonly server: string };

/** Runs the app; a second one on the same profile only brings the first one's window to the front. */
export function runApp(files: AppFiles): void {
  const folder = process.env['HOLDFAST_USER_DATA'];
  if (folder !== undefined && folder !== '') app.setPath('userData', resolve(folder));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Windows shows notifications of those alone whose shortcut has this id.
  app.setAppUserModelId('dev.holdfast.app');
  const log = crashLog(resolve(app.getPath('userData'), 'logs'));
  process.on('uncaughtException', (error) => log.write('uncaught exception', error));
  process.on('unhandledRejection', (error) => log.write('unhandled rejection', error));
  const addresses = collectAddresses(app, process.argv);
  registerScheme(app);
  declarePageScheme();
  guardPages(app);
  void runWhenReady(files, log, addresses);
}

async function runWhenReady(
  files: AppFiles,
  log: CrashLog,
  addresses: ReturnType<typeof collectAddresses>,
): Promise<void> {
  await app.whenReady();
  const running = new RunningApp(files, log);
  addresses((address) => running.take(address));
}

/** The app from the moment the system lets it show something. */
class RunningApp {
  readonly #files: AppFiles;
  readonly #log: CrashLog;
  readonly #profile: OpenProfile;
  readonly #run: RunCommand;
  readonly #showMenu: ReturnType<typeof applicationMenu>;
  readonly #embedded: EmbeddedServer;
  readonly #stopWatching: () => void;
  readonly #invitations: Invitations;
  readonly #updates = new Updates();
  #window: BrowserWindow | null = null;
  #reveal: AppWindow['reveal'] = () => undefined;

  constructor(files: AppFiles, log: CrashLog) {
    this.#files = files;
    this.#log = log;
    guardSession(session.defaultSession);
    servePage(session.defaultSession, files.page);
    this.#profile = openProfile({
      folder: app.getPath('userData'),
      client: `holdfast/${app.getVersion()}`,
      languages: app.getPreferredSystemLanguages(),
      secrets: systemSecrets(),
      attention: systemNotifications((pane) => this.#showPane(pane)),
      onView: (view) => this.#show(view),
    });
    const { workspace } = this.#profile;
    this.#invitations = new Invitations({
      clock: processClock,
      notices: this.#profile.notices,
      view: () => workspace.view,
      activate: (pane) => workspace.panes.activate(pane),
      list: (server) => workspace.detached.list(server),
    });
    nativeTheme.themeSource = workspace.settings.theme;
    this.#run = menuCommands({
      workspace,
      onPage: (command) => sendEvent(this.#window, 'command', command),
      window: (action) => windowAction(this.#window, action),
    });
    const platform = { mac: process.platform === 'darwin', developer: !app.isPackaged };
    this.#showMenu = applicationMenu(platform, this.#run);
    this.#bindCalls();
    this.#openWindow();
    this.#showMenu({ shortcuts: workspace.settings.shortcuts, language: this.#profile.language() });
    this.#embedded = this.#makeEmbedded();
    workspace.start();
    void this.#embedded.start();
    this.#startUpdates();
    this.#stopWatching = this.#watchSystem();
    this.#watchLife();
  }

  /** Takes a `holdfast://` address from the system, which also wants to see what came of it. */
  take(address: string): void {
    this.#toFront();
    void this.#invitations.take(address);
  }

  #openWindow(): void {
    const { window, reveal } = openWindow({
      preload: this.#files.preload,
      stored: this.#profile.window,
      opacity: this.#profile.workspace.settings.opacity,
      devTools: !app.isPackaged,
      onPageGone: (reason) => {
        this.#log.write('page', reason);
        this.#profile.notices.add(
          'error',
          `The window's page ended unexpectedly (${reason}); the sessions went on.`,
        );
      },
    });
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
      this.#look();
    });
    window.on('focus', () => this.#look());
    window.on('blur', () => this.#look());
    this.#window = window;
    this.#reveal = reveal;
  }

  get #words(): Words {
    return wordsIn(this.#profile.language());
  }

  #show(view: AppView): void {
    if (nativeTheme.themeSource !== view.settings.theme) nativeTheme.themeSource = view.settings.theme;
    setOpacity(view.settings.opacity);
    this.#showMenu({ shortcuts: view.settings.shortcuts, language: view.language });
    sendEvent(this.#window, 'view', view);
  }

  async #openSettings(): Promise<void> {
    const { settings, notices } = this.#profile;
    settings.write();
    writeSettingsSchema(settings.path);
    const failure = await shell.openPath(settings.path);
    if (failure !== '') notices.add('info', `The settings are in ${settings.path}.`);
  }

  #bindCalls(): void {
    const { workspace, notices, recent, places } = this.#profile;
    const open = (link: string): Promise<void> => openLink(link, (message) => notices.add('error', message));
    const handlers: Handlers = {
      ...workspaceCalls(workspace, notices),
      openTerminal: (tab, profile) => {
        if (this.#window !== null)
          workspace.openTerminal(tab, profile, openTerminalPort(this.#window.webContents, tab));
      },
      painted: () => this.#reveal(),
      assistive: () => app.accessibilitySupportEnabled,
      acceptOffer: (id) => acceptOffer({ workspace, notices, restart: () => this.#updates.restart() }, id),
      saveOutput: async (tab, format) => {
        const title = workspace.view.tabs.find(({ id }) => id === tab)?.title;
        if (this.#window === null || title === undefined) return;
        const path = await askWhereToSave(this.#words, this.#window, title, format);
        if (path !== null) workspace.saveOutput(tab, format, path);
      },
      openSettingsFile: () => this.#openSettings(),
      readColours: () => (this.#window === null ? null : askForColours(this.#words, this.#window)),
      recentChoices: () => recent.value.keys,
      setFavourite: (place, on) => places.set(withFavourite(places.value, place, on)),
      rememberOptions: (place, options) => places.set(withOptions(places.value, place, options)),
      noteChoice: (key) => recent.set({ keys: withRecent(recent.value.keys, key) }),
      readClipboard: () => clipboard.readText(),
      writeClipboard: (text) => clipboard.writeText(text),
      writeStyledClipboard: writeStyled,
      editField: (action) => editField(this.#window, action),
      contextMenu: (subject) =>
        showContextMenu(this.#window, this.#words, subject, {
          run: this.#run,
          openLink: (link) => void open(link),
          copyLink: (link) => void clipboard.writeText(link),
        }),
      openLink: open,
      windowAction: (action) => windowAction(this.#window, action),
    };
    const onBug = (name: string, error: unknown): void => this.#log.write(`call ${name}`, error);
    bindCalls({ handlers, origin: PAGE_ORIGIN, onBug }, () => this.#window);
  }

  #makeEmbedded(): EmbeddedServer {
    const { workspace, notices, test } = this.#profile;
    const folder = resolve(app.getPath('userData'), 'server');
    const entry = this.#files.server;
    return new EmbeddedServer({
      folder,
      files: () => lastingFiles({ executable: process.execPath, entry, environment: process.env }, folder),
      clock: processClock,
      random: systemRandom,
      answers: async ({ url, token }) => (await test(url, token)).ok,
      onAddress: ({ url, token }) => workspace.servers.setEmbedded(url, token),
      onTrouble: (message) => notices.add('error', message),
    });
  }

  #startUpdates(): void {
    const log = (what: string, error: unknown): void => this.#log.write(what, error);
    const { notices } = this.#profile;
    void this.#updates.start({ app: app.getAppPath(), clock: processClock, notices, log });
  }

  #watchSystem(): () => void {
    const { servers } = this.#profile.workspace;
    watchPower({
      onSuspend: () => {
        servers.entries.forEach(({ link }) => link?.suspended());
        this.#profile.workspace.attention.look(false);
      },
      onResume: () => {
        servers.entries.forEach(({ link }) => link?.probe('wake'));
        this.#look();
      },
    });
    return watchInterfaces(processClock, () => servers.entries.forEach(({ link }) => link?.probe('network')));
  }

  #watchLife(): void {
    app.on('accessibility-support-changed', (_event, enabled) => {
      sendEvent(this.#window, 'assistive', enabled);
    });
    app.on('second-instance', () => this.#toFront());
    app.on('activate', () => this.#toFront());
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    app.once('will-quit', () => this.#stop());
  }

  /** Whether the user looks at the window: with a locked screen nobody does, whatever has the focus. */
  #look(): void {
    this.#profile.workspace.attention.look(this.#window?.isFocused() === true);
  }

  #showPane(pane: string): void {
    this.#profile.workspace.panes.activate(pane);
    this.#toFront();
  }

  #toFront(): void {
    if (this.#window === null) this.#openWindow();
    if (this.#window?.isMinimized() === true) this.#window.restore();
    this.#window?.focus();
  }

  #stop(): void {
    this.#embedded.stop();
    this.#updates.stop();
    this.#stopWatching();
    this.#profile.close();
    this.#profile.workspace.stop();
    this.#profile.window.flush();
    this.#profile.recent.flush();
    this.#profile.places.flush();
  }
}
