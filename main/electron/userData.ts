/** One profile folder's stores, saved screens and workspace, put together. */

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
import { dialWebSocket } from '../../client/link/webSocket.ts';
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
import { Workspace } from '../workspace/workspace.ts';
import type { WorkspaceOptions } from '../workspace/workspaceOptions.ts';
import { processClock } from '../../client/link/processClock.ts';

export const systemRandom: RandomBytes = (byteCount) => randomBytes(byteCount);

export type UserDataOptions = {
  readonly folder: string;
  /** How the app names itself to servers, e.g. `holdfast/0.1.0`. */
  readonly client: string;
  /** The user's, as the system says them, the dearest first. */
  readonly languages: readonly string[];
  readonly secrets: SecretBox;
  readonly attention: AttentionEffects;
  readonly onView: (view: WorkspaceView) => void;
};

export type OpenUserData = {
  readonly workspace: Workspace;
  readonly notices: Notices;
  /** What the app speaks now. */
  readonly language: () => Language;
  readonly words: () => Words;
  readonly windows: VersionedStore<StoredWindows>;
  readonly recent: VersionedStore<StoredRecent>;
  /** Tries an address and token, as the embedded server's owner and `Test` do. */
  readonly test: ReturnType<typeof tester>;
  readonly settings: VersionedStore<Settings>;
  readonly savedTargets: VersionedStore<SavedTargets>;
  /** Ends what it watches. */
  readonly close: () => void;
};

/** Opens everything; nothing is attached before `workspace.start`. */
export function openUserData(options: UserDataOptions): OpenUserData {
  const { folder, secrets, attention } = options;
  const clock = processClock;
  // Stores may say something before there is a workspace that shows it.
  let onNotices: () => void = () => undefined;
  const notices = new Notices(() => onNotices());
  const context: StoreContext = {
    open: (name) => electronStoreDocument(folder, name),
    notify: (kind, say) => notices.add(kind, say),
    clock,
  };
  const device = new VersionedStore(deviceStore(systemRandom), context);
  // The first start makes the id; it has to be the same at the next.
  device.set(device.value);
  const test = tester(options.client);
  const { settings, ...speech } = openSettings(options, notices, context);
  const savedTargets = new VersionedStore(savedTargetsStore, context);
  const workspace = new Workspace({
    clock,
    random: systemRandom,
    ...openWorkspaceStores(context),
    settings,
    savedTargets,
    device,
    journals: openJournals(join(folder, 'screens'), device, secrets, notices),
    notices,
    ...speech,
    secrets,
    makeLink: linkMaker(options.client, device),
    testServer: test,
    attention,
    onView: (view) => {
      follower.look(view);
      options.onView(view);
    },
  });
  const follower = new ServiceFollower({ clock, startAgain: (pane) => workspace.startAgain(pane) });
  onNotices = workspace.viewChanged;
  savedTargets.onChange(workspace.viewChanged);
  const close = watchFile(settings.path, clock, () => settings.reread());
  return { workspace, notices, ...speech, settings, savedTargets, ...openSmallStores(context), test, close };
}

/** The settings, which users write by hand as well, and what they make the app speak. */
function openSettings({ folder, languages }: UserDataOptions, notices: Notices, context: StoreContext) {
  const open: StoreContext['open'] = (name) =>
    commentedDocument(join(folder, `${name}.json`), FRESH_SETTINGS);
  const topicOf = (part: string): string => `settings:${part}`;
  const notify: StoreContext['notify'] = (kind, say, part) =>
    notices.add(kind, say, { kind: 'open-settings' }, part === undefined ? undefined : topicOf(part));
  const retract = (part: string): void => notices.retract(topicOf(part));
  const settings = new VersionedStore(settingsStore, { ...context, open, notify, retract });
  const language = (): Language => languageOf(settings.value.language, languages);
  return { settings, language, words: (): Words => wordsIn(language()) };
}

/** The saved screens; their key is asked for, or made, with the first that is sealed. */
function openJournals(
  folder: string,
  device: VersionedStore<StoredDevice>,
  secrets: SecretBox,
  notices: Notices,
): JournalFolder {
  let key: Uint8Array | null | undefined;
  return new JournalFolder({
    clock: processClock,
    random: systemRandom,
    folder,
    key: () => (key === undefined ? (key = screenKey(device, secrets, systemRandom)) : key),
    notify: notices.add,
  });
}

/** What the workspace alone reads and writes. */
function openWorkspaceStores(
  context: StoreContext,
): Pick<WorkspaceOptions, 'store' | 'tabs' | 'introduction'> {
  return {
    store: new VersionedStore(serversStore, context),
    tabs: new VersionedStore(tabsStore, context),
    introduction: new VersionedStore(introductionStore, context),
  };
}

/** What depends on nothing else. */
function openSmallStores(context: StoreContext): Pick<OpenUserData, 'windows' | 'recent'> {
  return {
    windows: new VersionedStore(windowStore, context),
    recent: new VersionedStore(recentStore, context),
  };
}

function linkMaker(client: string, device: VersionedStore<StoredDevice>): MakeLink {
  const run = randomId(systemRandom);
  return (id, url, token, over) =>
    new Link({
      url,
      token,
      client,
      device: deviceFor(device.value.device, id),
      run,
      profile: () => device.value.profile ?? PLAIN_PROFILE,
      dial: over(dialWebSocket),
      clock: processClock,
      random: systemRandom,
    });
}

/**
 * A server keeps one connection for each device (C7). Two entries may reach the same server, by two addresses or for
 * two users, so each is a device of its own.
 */
export function deviceFor(device: string, entry: string): string {
  return createHash('sha256').update(`${device} ${entry}`).digest('hex').slice(0, 32);
}

/** A test is a device of its own as well: it must not supersede the link it tests. */
function tester(client: string) {
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
      dialWebSocket,
      processClock,
    );
}
