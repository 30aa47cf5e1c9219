/** Process of the embedded server, which survives the app's end. */

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

/** Time after which a server without clients and sessions exits. */
const EXIT_IDLE = '10m';
const USER = 'me';
/** Max size of the server's log, bytes; the next server truncates a longer one. */
const MAX_LOG_BYTES = 1024 * 1024;
/** Max descriptors that other threads open between counting and the fork. */
const SPARE_DESCRIPTORS = 64;
const FIRST_LINE = /^holdfast server listening on (ws:\/\/\S+)$/m;

const running = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  url: v.pipe(v.string(), v.startsWith('ws://127.0.0.1:')),
  token: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
/** A server that is running; an earlier run of the app may have started it. */
export type RunningServer = Readonly<v.InferOutput<typeof running>>;

export type EmbeddedInstall = ServerFiles & {
  /** Folder in the user data that only its owner can read. */
  readonly folder: string;
};

/** A server process that may not have reported its address yet. */
export type Starting = {
  readonly pid: number;
  /** The address once it is known, null before. */
  readonly address: () => string | null;
  readonly hasExited: () => boolean;
};

/** The remembered server, which may have ended since then. */
export function rememberedServer(folder: string): RunningServer | null {
  try {
    const parsed = v.safeParse(running, JSON.parse(readFileSync(stateFile(folder), 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Stores the server's address, so that the next run of the app can connect to it. */
export function rememberServer(folder: string, server: RunningServer): void {
  writePrivately(stateFile(folder), JSON.stringify(server));
}

/** True when a process of this user has this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Either no process has this id, or another user's process does. In both cases the server has ended.
    return false;
  }
}

/** Starts a server that accepts only `token`; the tokens of earlier servers become invalid. */
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
 * Number of descriptors beyond stdin, stdout and stderr that a child would inherit. On Linux they include
 * Chromium's display connection and IPC channels. A server that kept these open would keep the window of an
 * ended app on screen.
 */
function inheritedDescriptors(): number {
  if (process.platform !== 'linux') return 0;
  const highest = Math.max(...readdirSync('/proc/self/fd').map(Number));
  return Math.max(0, highest - 2) + SPARE_DESCRIPTORS;
}

/** Path of the server's log. */
export function logFile(folder: string): string {
  return join(folder, 'server.log');
}

/** The app's environment without the variables for the app itself: the server would read them differently. */
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
  const temporary = `${path}.new`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, text, { mode: 0o600, flush: true });
  renameSync(temporary, path);
}
