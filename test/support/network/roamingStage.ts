// App and server in two network namespaces, with a cable between them that tests can pull.
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { endHeldShells } from '../../../scripts/support/engine/heldShells.ts';
import { endEmbeddedServer } from '../../../scripts/support/app/embeddedServer.ts';
import { createNetworkPair, type NetworkEnd } from '../../../scripts/support/network.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import type { RemoteApp } from './appInNamespace.ts';
import { displayEnvironment } from '../app/display.ts';

const SERVER_PORT = 7421;

export type RoamingStage = {
  readonly folder: string;
  readonly pictures: string;
  readonly url: string;
  readonly token: string;
  /** The app's end of the cable. */
  readonly client: NetworkEnd;
  launch(): Promise<RemoteApp>;
  close(): Promise<void>;
};

/** Starts the server in the left namespace. `launch` starts the app in the right one. */
export async function createRoamingStage(): Promise<RoamingStage> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-roaming-'));
  const pictures = join(projectRoot, 'test-results', 'roaming');
  mkdirSync(pictures, { recursive: true });
  const token = randomBytes(24).toString('hex');
  const tokenFile = join(folder, 'tokens');
  writeFileSync(tokenFile, `roamer:${token}\n`, { mode: 0o600 });
  const pair = await createNetworkPair();
  const own = ['--token-file', tokenFile, '--state-dir', join(folder, 'state')];
  const address = ['--host', pair.left.address, '--port', String(SERVER_PORT), ...own];
  const entry = join(projectRoot, 'server', 'index.ts');
  const server = pair.left.run(process.execPath, [entry, ...address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await nextLine(linesOf(server));
  let app: RemoteApp | undefined;
  return {
    folder,
    pictures,
    url: `ws://${pair.left.address}:${SERVER_PORT}`,
    token,
    client: pair.right,
    launch: async () => (app = await launchIn(pair.right, join(folder, 'user-data'))),
    close: async () => {
      await app?.stop().catch(() => undefined);
      await endEmbeddedServer(join(folder, 'user-data'));
      await pair.remove();
      await endHeldShells(join(folder, 'state'));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the app's driver in the namespace. Method calls are sent to it as JSON lines. */
async function launchIn(end: NetworkEnd, userData: string): Promise<RemoteApp> {
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, scrollbackLines: 1_000_000 }));
  const program = join(import.meta.dirname, 'appInNamespace.ts');
  const child = end.run(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...displayEnvironment(), HOLDFAST_USER_DATA: userData },
  });
  const replies = linesOf(child);
  await nextLine(replies);
  return new Proxy({} as RemoteApp, {
    get: (_none, method) => {
      // Resolving a promise with a value reads the value's `then`.
      if (method === 'then') return undefined;
      return async (...args: readonly unknown[]) => {
        (child.stdin as Writable).write(`${JSON.stringify({ method, args: args.map(asJson) })}\n`);
        const reply = JSON.parse(await nextLine(replies)) as { result?: unknown; error?: string };
        if (reply.error !== undefined) throw new Error(reply.error);
        return reply.result;
      };
    },
  });
}

function asJson(argument: unknown): unknown {
  if (argument instanceof RegExp)
    throw new TypeError('a regular expression cannot be sent as JSON: use a string');
  return argument;
}

function linesOf(child: ChildProcess): AsyncIterator<string> {
  return createInterface({ input: child.stdout as Readable })[Symbol.asyncIterator]();
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next();
  if (done === true) throw new Error('the program in the namespace ended early');
  return value;
}
