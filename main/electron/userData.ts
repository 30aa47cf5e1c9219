/** Opens the user data folder: its stores, saved screens and workspace. */

import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SavedTargets } from '../../shared/view/savedTargets.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Words } from '../../shared/words/english.ts';
import { languageOf, type Language } from '../../shared/words/language.ts';
import { wordsIn } from '../../shared/words/words.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import { STATED_HEARTBEAT_MS } from '../../client/link/heartbeat.ts';
import { Link } from '../../client/link/link.ts';
import { testServer } from '../../client/link/testServer.ts';
import type { Dial } from '../../client/link/dial.ts';
import { dialServerOver } from '../../client/link/dialServer.ts';
import type { Network } from '../../client/network/openStream.ts';
import { OUTPUT_WINDOW_BYTES } from '../../protocol/limits.ts';
import { commentedDocument } from '../stores/commentedDocument.ts';
import { deviceStore, type StoredDevice } from '../stores/deviceStore.ts';
import { electronStoreDocument } from '../stores/electronStore.ts';
import { introductionStore } from '../stores/introductionStore.ts';
import { JournalFolder } from '../stores/journal/journalFolder.ts';
import { screenKey } from '../stores/journal/screenKey.ts';
import type { SecretBox } from '../stores/journal/secretBox.ts';
import { serversStore } from '../stores/serversStore.ts';
import { FRESH_SETTINGS } from '../stores/settingsSchema.ts';
import { settingsStore } from '../stores/settingsStore.ts';
import { PLAIN_PROFILE } from '../../protocol/plainProfile.ts';
import { savedTargetsStore } from '../stores/savedTargetsStore.ts';
import { recentStore, type StoredRecent } from '../stores/recentStore.ts';
import { tabsStore } from '../stores/tabsStore.ts';
import { VersionedStore, type StoreContext } from '../stores/versionedStore.ts';
import { watchFile } from '../stores/watchFile.ts';
import { windowStore, type StoredWindows } from '../stores/windowStore.ts';
import type { AttentionEffects } from '../workspace/away/attention.ts';
import { Notices } from '../workspace/notices.ts';
import type { MakeLink } from '../workspace/servers/workspaceLink.ts';
import type { WorkspaceView } from '../workspace/panes/pageView.ts';
import { ServiceFollower } from '../workspace/panes/serviceFollower.ts';
import { Workspace, type WorkspaceOptions } from '../workspace/workspace.ts';
import { processClock } from '../../client/link/processClock.ts';

export const systemRandom: RandomBytes = (byteCount) => randomBytes(byteCount);

export type UserDataOptions = {
  readonly folder: string;
  /** The app's name and version that it reports to servers, e.g. `holdfast/0.1.0`. */
  readonly client: string;
  /** The system's languages, in order of preference. */
  readonly languages: readonly string[];
  readonly secrets: SecretBox;
  /** The way to servers. */
  readonly network: Network;
  readonly attention: AttentionEffects;
  /** Writes an internal error to the app's log. */
  readonly log: WorkspaceOptions['log'];
  readonly onView: (view: WorkspaceView) => void;
};

export type OpenUserData = {
  readonly workspace: Workspace;
  readonly notices: Notices;
  /** Returns the current language. */
  readonly language: () => Language;
  /** Returns the UI texts in the current language. */
  readonly words: () => Words;
  readonly windows: VersionedStore<StoredWindows>;
  readonly recent: VersionedStore<StoredRecent>;
  /** Tests a server's address and token. */
  readonly test: ReturnType<typeof tester>;
  readonly settings: VersionedStore<Settings>;
  readonly savedTargets: VersionedStore<SavedTargets>;
  /** Stops watching the settings file, and unsubscribes from the stores. */
  readonly close: () => void;
};

/** Opens the folder. No pane attaches to a session before `workspace.start`. */
export function openUserData(options: UserDataOptions): OpenUserData {
  const { folder, secrets, attention } = options;
  // Replaced once the workspace exists: stores may add notices before it can show them.
  let onNotices: () => void = () => undefined;
  const notices = new Notices(() => onNotices());
  const context = contextFor(folder, notices);
  const device = openDevice(context);
  const dial = dialServerOver(options.network);
  const test = tester(options.client, dial);
  const journals = openJournals(join(folder, 'screens'), device, secrets, notices);
  const { settings, ...language } = openSettings(options, notices, context);
  const { savedTargets, ...stores } = openWorkspaceStores(context);
  const workspace = makeWorkspace({
    clock: processClock,
    random: systemRandom,
    ...stores,
    settings,
    savedTargets,
    device,
    journals,
    notices,
    ...language,
    secrets,
    makeLink: linkMaker(options.client, device, dial),
    testServer: test,
    attention,
    log: options.log,
    onView: options.onView,
  });
  onNotices = workspace.viewChanged;
  const stopListening = savedTargets.onChange(workspace.viewChanged);
  const stopWatching = watchFile(settings.path, processClock, () => settings.reread());
  const close = (): void => {
    stopListening();
    stopWatching();
  };
  const settingsStores = { settings, savedTargets, ...openSmallStores(context) };
  return { workspace, notices, ...language, ...settingsStores, test, close };
}

/** Creates the workspace, and the service follower that reacts to its views. */
function makeWorkspace(options: WorkspaceOptions): Workspace {
  const workspace = new Workspace({
    ...options,
    onView: (view) => {
      follower.viewChanged(view);
      options.onView(view);
    },
  });
  const follower = new ServiceFollower({
    clock: options.clock,
    startAgain: (pane) => workspace.startAgain(pane),
  });
  return workspace;
}

/** Opens the device store, and stores a new device id at the first start. */
function openDevice(context: StoreContext): VersionedStore<StoredDevice> {
  const device = new VersionedStore(deviceStore(systemRandom), context);
  device.set(device.value);
  return device;
}

function contextFor(folder: string, notices: Notices): StoreContext {
  return {
    open: (name) => electronStoreDocument(folder, name),
    notify: (kind, text) => notices.add(kind, text),
    clock: processClock,
  };
}

/** Opens the settings, which users can also edit by hand. Returns them with the language that they select. */
function openSettings({ folder, languages }: UserDataOptions, notices: Notices, context: StoreContext) {
  const open: StoreContext['open'] = (name) =>
    commentedDocument(join(folder, `${name}.json`), FRESH_SETTINGS);
  const topicOf = (part: string): string => `settings:${part}`;
  const notify: StoreContext['notify'] = (kind, text, part) =>
    notices.add(kind, text, { kind: 'open-settings' }, part === undefined ? undefined : topicOf(part));
  const retract = (part: string): void => notices.retract(topicOf(part));
  const settings = new VersionedStore(settingsStore, { ...context, open, notify, retract });
  const language = (): Language => languageOf(settings.value.language, languages);
  return { settings, language, words: (): Words => wordsIn(language()) };
}

/** Opens the saved screens. Their key is read or created when the first screen is encrypted. */
function openJournals(
  folder: string,
  device: VersionedStore<StoredDevice>,
  secrets: SecretBox,
  notices: Notices,
): JournalFolder {
  let key: Uint8Array | null | undefined;
  const keyOnce = (): Uint8Array | null => {
    if (key === undefined) key = screenKey(device, secrets, systemRandom);
    return key;
  };
  return new JournalFolder({
    clock: processClock,
    random: systemRandom,
    folder,
    key: keyOnce,
    notify: notices.add,
  });
}

/** Opens the stores of the workspace. */
function openWorkspaceStores(
  context: StoreContext,
): Pick<WorkspaceOptions, 'store' | 'tabs' | 'introduction' | 'savedTargets'> {
  return {
    store: new VersionedStore(serversStore, context),
    tabs: new VersionedStore(tabsStore, context),
    introduction: new VersionedStore(introductionStore, context),
    savedTargets: new VersionedStore(savedTargetsStore, context),
  };
}

/** Opens the stores on which no other store depends. */
function openSmallStores(context: StoreContext): Pick<OpenUserData, 'windows' | 'recent'> {
  return {
    windows: new VersionedStore(windowStore, context),
    recent: new VersionedStore(recentStore, context),
  };
}

function linkMaker(client: string, device: VersionedStore<StoredDevice>, dial: Dial): MakeLink {
  const run = randomId(systemRandom);
  return (id, url, token, over) =>
    new Link({
      url,
      token,
      client,
      device: deviceFor(device.value.device, id),
      run,
      profile: () => device.value.profile ?? PLAIN_PROFILE,
      dial: over(dial),
      clock: processClock,
      random: systemRandom,
    });
}

/**
 * Returns the device id for a server entry. A server keeps one connection per device (C7). Two entries may
 * point to the same server (two addresses, or two users), so each entry has a device id of its own.
 */
export function deviceFor(device: string, entry: string): string {
  return createHash('sha256').update(`${device} ${entry}`).digest('hex').slice(0, 32);
}

/** Server test with a random device id, so that the test's connection does not displace a link. */
function tester(client: string, dial: Dial) {
  return (url: string, token: string) =>
    testServer(
      {
        url,
        token,
        hello: {
          type: 'hello',
          client,
          device: randomId(systemRandom),
          run: randomId(systemRandom),
          dial: 1,
          heartbeatMs: STATED_HEARTBEAT_MS,
          windowBytes: OUTPUT_WINDOW_BYTES,
          profile: PLAIN_PROFILE,
        },
      },
      dial,
      processClock,
    );
}
