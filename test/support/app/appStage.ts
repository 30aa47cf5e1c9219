// Real parts around the real app for one test: a server behind a network that can fail, a container, and user data.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppDriver, type LaunchOptions } from '../../../scripts/support/app/appDriver.ts';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { endEmbeddedServer } from '../../../scripts/support/app/embeddedServer.ts';
import { startServerProcess, type ServerProcess } from '../../../scripts/support/serverProcess.ts';
import { TcpProxy } from '../../../scripts/support/tcpProxy.ts';
import { displayEnvironment } from './display.ts';
import { sharedEngine } from '../engine/dockerEngine.ts';

/** Name under which tests add the server to the app. */
export const SERVER_NAME = 'Test server';

export type AppStage = {
  readonly folder: string;
  readonly userData: string;
  readonly server: ServerProcess;
  readonly proxy: TcpProxy;
  readonly container: TestContainer;
  /** Address of the server, reached through the network that can fail. */
  readonly url: string;
  /** Starts the app on the stage's user data, with additional environment variables. `close` stops it. */
  launch(env?: Readonly<Record<string, string>>, user?: Pick<LaunchOptions, 'isNewUser'>): Promise<AppDriver>;
  /** Starts the app and adds the stage's server. */
  launchWithServer(): Promise<AppDriver>;
  /** Starts the app with the server and a connected tab on one of its targets (default: the stage's container). */
  launchOn(target?: string | RegExp): Promise<AppDriver>;
  close(): Promise<void>;
};

/** Scrollback of a stage's terminals, lines. No test prints more. */
const SCROLLBACK_LINES = 1_000_000;

/** Parts of a stage that a test file can choose. */
export type AppStageOptions = {
  /** Additional flags for the server. */
  readonly serverArguments: readonly string[];
  /** Additional settings of the app. */
  readonly settings: Readonly<Record<string, unknown>>;
};

/** Builds the stage. Tests get their stage from `appTest`. */
export async function createAppStage({ serverArguments, settings }: AppStageOptions): Promise<AppStage> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-e2e-'));
  const userData = mkdtempSync(join(folder, 'user-data-'));
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ version: 1, scrollbackLines: SCROLLBACK_LINES, ...settings }),
  );
  const engine = sharedEngine();
  const container = await engine.createContainer();
  const server = await startServerProcess(['--docker-host', engine.dockerHost, ...serverArguments]);
  const proxy = await TcpProxy.start(server.port);
  const apps: AppDriver[] = [];
  const url = `ws://127.0.0.1:${proxy.port}`;
  const launch: AppStage['launch'] = async (env = {}, user = {}) => {
    const app = await AppDriver.launch({ userData, env: { ...displayEnvironment(), ...env }, ...user });
    apps.push(app);
    return app;
  };
  const launchWithServer = async (): Promise<AppDriver> => {
    const app = await launch();
    await app.addServer({ name: SERVER_NAME, url, token: server.token });
    return app;
  };
  return {
    folder,
    userData,
    server,
    proxy,
    container,
    url,
    launch,
    launchWithServer,
    launchOn: async (target = container.name) => {
      const app = await launchWithServer();
      await app.newTabOn(SERVER_NAME, target);
      await app.waitForLink('Connected');
      return app;
    },
    close: async () => {
      for (const app of apps) await app.stop();
      await endEmbeddedServer(userData);
      await proxy.stop();
      await server.stop();
      await container.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
