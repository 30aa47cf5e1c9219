/** Starts this computer's own server as a process of its own, which outlives the app. */

import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { ServerFiles } from '../updates/appImage.ts';

/** A server that nobody uses and that has no sessions ends itself after this. */
const EXIT_IDLE = '10m';
const USER = 'me';
/** A log that is longer starts over with the next server, bytes. */
const MAX_LOG_BYTES = 1024 * 1024;
/** Descriptors that other threads may open between the look and the fork. */
const SPARE_DESCRIPTORS = 64;
const FIRST_LINE = /^holdfast server listening on (ws:\/\/\S+)$/m;

const running = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  url: v.pipe(v.string(), v.startsWith('ws://127.0.0.1:')),
  token: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
/** A server that was started, also by an earlier life of the app. */
export type RunningServer = Readonly<v.InferOutput<typeof running>>;

export type EmbeddedInstall = ServerFiles & {
  /** A folder of the profile that only its owner can read. */
  readonly folder: string;
};

/** A process that may not have said yet where it listens. */
export type Starting = {
  readonly pid: number;
  /** The address once it is known, null before. */
  readonly address: () => string | null;
  readonly hasExited: () => boolean;
};

/** The server that was last remembered, whether or not it still runs. */
export function rememberedServer(folder: string): RunningServer | null {
  try {
    const parsed = v.safeParse(running, JSON.parse(readFileSync(stateFile(folder), 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Remembers a server for the next life of the app. */
export function rememberServer(folder: string, server: RunningServer): void {
  writePrivately(stateFile(folder), JSON.stringify(server));
}

/** Whether a process with this id is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Not there, or somebody else's process that got the number: ours is gone.
    return false;
  }
}

/** Starts a server that accepts `token` alone. A token of an earlier server is worth nothing from then on. */
export function spawnServer(install: EmbeddedInstall, token: string): Starting {
  const { folder } = install;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tokenFile = join(folder, 'token');
  writePrivately(tokenFile, `${USER}:${token}\n`);
  const printed = join(folder, 'server.out');
  const out = openSync(printed, 'w', 0o600);
  const log = openSync(logFile(folder), tooLong(logFile(folder)) ? 'w' : 'a', 0o600);
  const nothing = openSync(devNull, 'r');
  try {
    const own = ['--token-file', tokenFile, '--state-dir', join(folder, 'state'), '--replace'];
    const flags = ['--host', '127.0.0.1', '--port', '0', ...own, '--exit-idle', EXIT_IDLE];
    const child = spawn(install.executable, [install.entry, ...flags], {
      env: serverEnvironment(install.environment),
      detached: true,
      stdio: ['ignore', out, log, ...Array<number>(inheritedDescriptors()).fill(nothing)],
      windowsHide: true,
    });
    let exited = false;
    child.once('exit', () => (exited = true));
    child.once('error', () => (exited = true));
    child.unref();
    return {
      pid: child.pid ?? 0,
      address: () => FIRST_LINE.exec(readFileSync(printed, 'utf8'))?.[1] ?? null,
      hasExited: () => exited,
    };
  } finally {
    closeSync(out);
    closeSync(log);
    closeSync(nothing);
  }
}

/**
 * How many descriptors after the standard three a child would inherit. On Linux, Chromium's (its display connection and
 * its channels to other processes) are among them: a server that held them would keep a dead app's window on screen.
 */
function inheritedDescriptors(): number {
  if (process.platform !== 'linux') return 0;
  const highest = Math.max(...readdirSync('/proc/self/fd').map(Number));
  return Math.max(0, highest - 2) + SPARE_DESCRIPTORS;
}

/** Where a server writes what happens to it. */
export function logFile(folder: string): string {
  return join(folder, 'server.log');
}

/** The app's own variables mean something else to the server. */
function serverEnvironment(environment: EmbeddedInstall['environment']): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !/^(HOLDFAST_|ELECTRON_|NODE_OPTIONS$)/.test(name)) kept[name] = value;
  }
  return { ...kept, ELECTRON_RUN_AS_NODE: '1' };
}

function stateFile(folder: string): string {
  return join(folder, 'running.json');
}

function tooLong(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES;
}

function writePrivately(path: string, text: string): void {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  writeFileSync(beside, text, { mode: 0o600 });
  renameSync(beside, path);
}
