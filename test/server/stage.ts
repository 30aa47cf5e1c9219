/** A server in memory: real sessions and connections with fake shells, screens, sockets and time. */

import { createHash } from 'node:crypto';
import type { OpenOptions, Target } from '../../protocol/messages/common.ts';
import type { BlockFiles, FoundFile } from '../../server/history/blockFiles.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { HistoryStore } from '../../server/history/historyStore.ts';
import { Registry, type RegistryOptions } from '../../server/sessions/registry.ts';
import type { OpenScreen } from '../../server/screen/screen.ts';
import { SessionRecords } from '../../server/sessions/records/sessionRecords.ts';
import type { FindShell } from '../../server/sessions/records/restore.ts';
import type { HolderLocation, TtySize } from '../../server/shells/shell.ts';
import type { TargetList } from '../../server/shells/targets.ts';
import { Client } from '../../server/transport/client.ts';
import { Clients } from '../../server/transport/clients.ts';
import { hostHub, type HostHub } from '../../server/transport/hostService.ts';
import { FakeScreen } from '../fakes/fakeScreen.ts';
import { FakeShell } from '../fakes/fakeShell.ts';
import { ManualClock } from '../fakes/manualClock.ts';
import { SocketPair } from '../fakes/socketPair.ts';
import { TestClient, type TestClientOptions } from './testClient.ts';

export const KiB = 1024;
export const HOST_ID = 'host-1';

type OpenedShell = {
  readonly target: Target;
  readonly options: OpenOptions & { readonly size: TtySize };
  readonly sessionId: string;
};

/** Files in memory that fail on request. */
export class MemoryFiles implements BlockFiles {
  readonly files = new Map<string, Uint8Array>();
  /** True to fail every write. */
  isFull = false;
  /** True to fail every read. */
  isUnreadable = false;

  readonly append = (file: string, bytes: Uint8Array, position: number): void => {
    if (this.isFull) throw new Error('no space left on device');
    const before = this.files.get(file)?.subarray(0, position) ?? new Uint8Array(0);
    this.files.set(file, Buffer.concat([before, bytes]));
  };

  readonly read = (file: string, position: number, byteCount: number): Uint8Array => {
    const bytes = this.files.get(file);
    if (this.isUnreadable || bytes === undefined) throw new Error('input/output error');
    return bytes.slice(position, position + byteCount);
  };

  readonly remove = (file: string): void => void this.files.delete(file);
  readonly list = (): FoundFile[] =>
    [...this.files].map(([file, { length }]) => ({ file, byteCount: length, changedAt: 0 }));
}

export type StageOptions = Partial<RegistryOptions> & {
  /** Max recorded output of a session, bytes. By default nothing is recorded. */
  readonly historyBytes?: number;
  /** Files that an earlier run left. */
  readonly files?: MemoryFiles;
  /** Folder for the records of sessions. By default there is none. */
  readonly stateFolder?: string;
  /** Location of the shells' holders. By default shells have no holders. */
  readonly location?: HolderLocation;
  readonly findShell?: FindShell;
};

export class Stage {
  readonly clock: ManualClock;
  readonly shells: FakeShell[] = [];
  readonly opened: OpenedShell[] = [];
  readonly screens: FakeScreen[] = [];
  readonly files: MemoryFiles;
  readonly logged: string[] = [];
  readonly registry: Registry;
  readonly clients = new Clients();
  readonly hub: HostHub;
  /** Every open waits for this promise. If it rejects, the open is refused. */
  opening: Promise<void> = Promise.resolve();
  targetList: TargetList = { local: true, engine: { state: 'none' }, containers: [] };
  readonly targetListeners = new Set<() => void>();
  /** Seed of the next random bytes. */
  #serial = 0;

  /** @param openScreen opens screens that replace the fake ones, on the same clock. */
  constructor(options: StageOptions = {}, openScreen?: OpenScreen, clock = new ManualClock()) {
    this.clock = clock;
    const { historyBytes = 0, files, stateFolder, location, findShell, ...more } = options;
    this.files = files ?? new MemoryFiles();
    const write = (facts: object, message: string): void =>
      void this.logged.push(JSON.stringify({ ...facts, message }));
    const log = { info: write, warn: write, error: write };
    const history =
      historyBytes === 0
        ? undefined
        : new HistoryStore(
            { sessionBytes: historyBytes, totalBytes: 1024 * 1024 * KiB },
            { clock: this.clock, log, files: this.files },
          );
    this.registry = new Registry(
      {
        hostId: HOST_ID,
        logBytes: 256 * KiB,
        idleTimeoutMs: 3_600_000,
        maxSessionsPerUser: 3,
        ...more,
      },
      {
        clock: this.clock,
        log,
        random: (count) =>
          createHash('sha512')
            .update(`${this.#serial++}`)
            .digest()
            .subarray(0, count),
        openShell: async (target, shellOptions, { id: sessionId }) => {
          await this.opening;
          this.opened.push({ target, options: shellOptions as OpenedShell['options'], sessionId });
          const shell = new FakeShell(this.shells.length.toString(16).padStart(32, 'e'), location);
          this.shells.push(shell);
          return shell;
        },
        openScreen:
          openScreen ??
          ((size, profile, events, past) => {
            const screen = new FakeScreen(size, profile, events, past);
            this.screens.push(screen);
            return screen;
          }),
        history,
        records: stateFolder === undefined ? undefined : new SessionRecords(stateFolder, clock, log),
        findShell: findShell ?? (() => Promise.reject(new Error('no shell can be found'))),
        nameOf: (target) => (target.kind === 'container' ? target.container : 'this computer'),
      },
    );
    this.hub = hostHub({
      hostId: HOST_ID,
      clock: this.clock,
      log,
      registry: this.registry,
      clients: this.clients,
      targets: this.#targetSource(),
    });
  }

  /** Opens a connection for `user`, without a hello. */
  dial(user = 'ann', options: TestClientOptions = {}): TestClient {
    const pair = new SocketPair();
    const client = new TestClient(pair, options);
    const credential = { user, sha256: createHash('sha256').update(user).digest() };
    const server = new Client(pair.server, PROTOCOL_VERSION, credential, this.hub);
    pair.server.open(server.events);
    return client;
  }

  /** Opens a connection for `user`, with its hello. */
  connect(user = 'ann', options: TestClientOptions = {}): TestClient {
    const client = this.dial(user, options);
    client.hello();
    return client;
  }

  /** Opens a connection with a session on channel 1. */
  async session(
    user = 'ann',
    options: TestClientOptions = {},
  ): Promise<{ client: TestClient; shell: FakeShell; screen: FakeScreen; id: string }> {
    const client = this.connect(user, options);
    client.open(1);
    await settled();
    const [shell, screen] = [this.shells.at(-1), this.screens.at(-1)];
    if (shell === undefined || screen === undefined)
      throw new Error(`no shell was opened: ${JSON.stringify(client.messages)}`);
    return { client, shell, screen, id: client.last('attached').session };
  }

  setTargets(targets: TargetList): void {
    this.targetList = targets;
    for (const listener of this.targetListeners) listener();
  }

  #targetSource(): HostHub['targets'] {
    const current = (): TargetList => this.targetList;
    return {
      get current() {
        return current();
      },
      subscribe: (listener) => {
        this.targetListeners.add(listener);
        return () => void this.targetListeners.delete(listener);
      },
    };
  }
}

/** Resolves after all pending promise callbacks have run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
