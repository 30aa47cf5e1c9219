// The demo's environment: a Docker engine with a container, a server, a network that can fail, and a display.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from '../support/app/display.ts';
import { startEngine } from '../support/engine/engine.ts';
import type { TestContainer } from '../support/engine/containers.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { TcpProxy } from '../support/tcpProxy.ts';
import { startXvfb } from '../support/app/xvfb.ts';

export type Stage = {
  readonly folder: string;
  readonly container: TestContainer;
  readonly server: ServerProcess;
  readonly proxy: TcpProxy;
  readonly environment: Readonly<Record<string, string>>;
  /** Ends all parts in reverse order of their start. */
  close(): Promise<void>;
};

/** Starts all parts. If one fails, ends the parts that were already started. */
export async function createStage(report: (text: string) => void): Promise<Stage> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-demo-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    const environment: Record<string, string> = {};
    if (!hasDisplay()) {
      const display = await startXvfb();
      closers.push(() => display.stop());
      environment['DISPLAY'] = display.display;
    }
    report('starting a Docker engine with one container');
    const engine = await startEngine();
    closers.push(() => engine.stop());
    const container = await engine.createContainer({ name: 'web-1' });
    report('starting a Holdfast server, and a proxy in front of it that simulates network failures');
    const server = await startServerProcess(['--docker-host', engine.dockerHost]);
    closers.push(() => server.stop());
    const proxy = await TcpProxy.start(server.port);
    closers.push(() => proxy.stop());
    return { folder, container, server, proxy, environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}
