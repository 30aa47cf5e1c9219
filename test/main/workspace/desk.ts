/** A workspace with real journals, links over real sockets, and a real server whose shells the test controls. */

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Settings } from '../../../shared/settings/settings.ts';
import { ENGLISH } from '../../../shared/words/english.ts';
import type { AppView, ServerView, PaneView } from '../../../shared/view/view.ts';
import type { Clock } from '../../../protocol/clock.ts';
import { Link } from '../../../client/link/link.ts';
import { dialServer } from '../../../client/link/dialServer.ts';
import { deviceStore } from '../../../main/stores/deviceStore.ts';
import type { DocumentFile } from '../../../main/stores/documentFile.ts';
import { introductionStore } from '../../../main/stores/introductionStore.ts';
import { JournalFolder } from '../../../main/stores/journal/journalFolder.ts';
import type { SecretBox } from '../../../main/stores/journal/secretBox.ts';
import { savedTargetsStore } from '../../../main/stores/savedTargetsStore.ts';
import { serversStore } from '../../../main/stores/serversStore.ts';
import { settingsStore } from '../../../main/stores/settingsStore.ts';
import { tabsStore } from '../../../main/stores/tabsStore.ts';
import { VersionedStore, type StoreContext } from '../../../main/stores/versionedStore.ts';
import { Notices } from '../../../main/workspace/notices.ts';
import { workspaceCalls, type WorkspaceCalls } from '../../../main/workspace/calls.ts';
import { pageView } from '../../../main/workspace/panes/pageView.ts';
import { Workspace } from '../../../main/workspace/workspace.ts';
import { readInvocation } from '../../../server/config/config.ts';
import { startServer, type RunningServer } from '../../../server/server.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { fakeSecretBox } from '../../fakes/secretBox.ts';
import type { ShellOptions } from '../../../server/shells/shell.ts';
import { FakeShell } from '../../fakes/fakeShell.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { FakePage } from '../../fakes/page.ts';
import { until } from '../../support/until.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';

const TOKEN = 'a-token-of-the-tests';

export type TestServer = RunningServer & {
  readonly token: string;
  readonly shells: FakeShell[];
  /** Options of each opened shell. */
  readonly opened: readonly ShellOptions[];
};

/** Server in this process; its shells appear in `shells` when they are opened. */
export async function testServer(folder: string): Promise<TestServer> {
  const tokenFile = join(folder, 'tokens');
  writeFileSync(tokenFile, `me:${TOKEN}\n`, { mode: 0o600 });
  const invocation = readInvocation(
    ['--port', '0', '--token-file', tokenFile, '--state-dir', join(folder, 'state')],
    {},
    () => '',
  );
  if (invocation.kind !== 'run') throw new Error('the test server is set up wrongly');
  const shells: FakeShell[] = [];
  const opened: ShellOptions[] = [];
  const server = await startServer(invocation.config, {
    clock: systemClock,
    log: silentLog,
    environment: {},
    onIdle: () => undefined,
    openShell: (_target, options) => {
      opened.push(options);
      const shell = new FakeShell(randomBytes(16).toString('hex'));
      shells.push(shell);
      return Promise.resolve(shell);
    },
  });
  onTestFinished(() => server.close());
  return { ...server, token: TOKEN, shells, opened };
}

const clock: Clock = {
  now: Date.now,
  elapsed: () => Math.round(performance.now()),
  setTimeout: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const random = (byteCount: number): Uint8Array => new Uint8Array(randomBytes(byteCount));

/** Documents that survive a desk, like the user data folder. */
export type Disk = Map<string, Readonly<Record<string, unknown>>>;

function document(disk: Disk, name: string): DocumentFile {
  return {
    path: `/user-data/${name}.json`,
    read: () => disk.get(name) ?? {},
    write: (value) => void disk.set(name, structuredClone(value)),
  };
}

export type Desk = {
  readonly workspace: Workspace;
  /** Entries of the app's log. */
  readonly logged: readonly string[];
  /** Stops the workspace like a quit of the app. */
  readonly stop: () => void;
  readonly notices: Notices;
  readonly settings: VersionedStore<Settings>;
  /** Last published view of the first window. */
  readonly shown: () => AppView | undefined;
  /** Present view of a window, by default the first. */
  readonly page: (window?: string) => AppView;
  /** Calls of a window's page, by default the first window's. */
  readonly calls: (window?: string) => WorkspaceCalls;
  /** Shows a pane's terminal with 80×24 cells. */
  readonly open: (pane: string) => FakePage;
  readonly pane: (index: number) => PaneView;
  readonly server: (name: string) => ServerView;
  /** Waits until a server's link is connected. */
  readonly connected: (name: string) => Promise<unknown>;
};

/** Opens a workspace on `disk` and `folder`; `secrets` is its keychain. */
export function openDesk(disk: Disk, folder: string, secrets: SecretBox = fakeSecretBox()): Desk {
  const notices: Notices = new Notices(() => undefined);
  const context: StoreContext = {
    open: (name) => document(disk, name),
    notify: (kind, say) => notices.add(kind, say),
    clock,
  };
  const device = new VersionedStore(deviceStore(random), context);
  const settings = new VersionedStore(settingsStore, context);
  let shown: AppView | undefined;
  const logged: string[] = [];
  const workspace = new Workspace({
    clock,
    random,
    store: new VersionedStore(serversStore, context),
    tabs: new VersionedStore(tabsStore, context),
    settings,
    language: () => 'en',
    words: () => ENGLISH,
    savedTargets: new VersionedStore(savedTargetsStore, context),
    introduction: new VersionedStore(introductionStore, context),
    device,
    journals: new JournalFolder({
      clock,
      random,
      folder: join(folder, 'screens'),
      key: () => null,
      notify: notices.add,
    }),
    notices,
    secrets,
    makeLink: (_id, url, token, over) =>
      new Link({
        url,
        token,
        client: 'test',
        device: device.value.device,
        run: Buffer.from(random(16)).toString('hex'),
        profile: () => PROFILE,
        dial: over(dialServer),
        clock,
        random,
      }),
    testServer: (url, token) =>
      Promise.resolve({ ok: false, problem: { kind: 'network', detail: `tried ${url} with ${token}` } }),
    attention: { notify: () => undefined, withdraw: () => undefined, count: () => undefined },
    log: (what, error) => void logged.push(`${what}: ${String(error)}`),
    onView: (view) => (shown = pageView(view, firstWindow())),
  });
  const firstWindow = (): string => workspace.panes.all.windows[0]?.id ?? '';
  let stopped = false;
  const stop = (): void => {
    if (!stopped) workspace.stop();
    stopped = true;
  };
  onTestFinished(stop);
  const server = (name: string): ServerView => {
    const found = workspace.view.servers.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`there is no server ${name}`);
    return found;
  };
  return {
    workspace,
    logged,
    stop,
    notices,
    settings,
    shown: () => shown,
    page: (window = firstWindow()) => pageView(workspace.view, window),
    calls: (window = firstWindow()) => workspaceCalls(workspace, notices, window),
    server,
    pane: (index) => workspace.view.panes[index] as PaneView,
    open: (pane) => {
      const page = new FakePage();
      workspace.openTerminal(pane, PROFILE, page.port);
      page.resize(80, 24);
      return page;
    },
    connected: (name) => until(`${name} is connected`, () => server(name).link.word === 'Connected'),
  };
}
