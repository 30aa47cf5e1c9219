// Creates and controls containers in an engine, for tests and the demo.
import { randomBytes } from 'node:crypto';
import { requestEngine, callEngine } from './engineApi.ts';

/** Options of a new container; each has a default. */
export interface ContainerOptions {
  readonly name?: string;
  readonly image?: 'holdfast-test:bash' | 'holdfast-test:sh';
  readonly labels?: Readonly<Record<string, string>>;
  readonly env?: readonly string[];
  readonly user?: string;
  readonly workingDir?: string;
  readonly command?: readonly string[];
  /** Further fields of `HostConfig` in the engine's API. */
  readonly host?: Readonly<Record<string, unknown>>;
}

/** Result of a command in a container. */
export interface ExecResult {
  readonly exitCode: number;
  readonly output: string;
}

/** A container; each function resolves when the engine has completed the action. */
export interface TestContainer {
  readonly id: string;
  readonly name: string;
  /** Command lines of the processes inside, from the engine's `top`. */
  top(): Promise<string[]>;
  /** Runs a command without a terminal. */
  exec(command: readonly string[]): Promise<ExecResult>;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  pause(): Promise<void>;
  unpause(): Promise<void>;
  remove(): Promise<void>;
}

/** Request to create the container: without a network, and stopped by SIGKILL, because PID 1 ignores SIGTERM. */
function creation(options: ContainerOptions): unknown {
  return {
    Image: options.image ?? 'holdfast-test:bash',
    Cmd: options.command ?? ['sleep', '2147483647'],
    Labels: options.labels ?? {},
    Env: options.env ?? [],
    User: options.user ?? '',
    WorkingDir: options.workingDir ?? '',
    StopSignal: 'SIGKILL',
    HostConfig: { NetworkMode: 'none', ...options.host },
  };
}

/** Extracts output without a terminal from its frames: 8 bytes of header (type, length) and the payload. */
function unframe(body: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= body.length; at += 8 + body.readUInt32BE(at + 4)) {
    parts.push(body.subarray(at + 8, at + 8 + body.readUInt32BE(at + 4)));
  }
  return Buffer.concat(parts).toString();
}

async function execIn(socketPath: string, id: string, command: readonly string[]): Promise<ExecResult> {
  const json = { Cmd: command, AttachStdout: true, AttachStderr: true };
  const created = await callEngine<{ Id: string }>(socketPath, 'POST', `/containers/${id}/exec`, { json });
  const start = await requestEngine(socketPath, 'POST', `/exec/${created.Id}/start`, {
    json: { Detach: false, Tty: false },
  });
  const { ExitCode } = await callEngine<{ ExitCode: number }>(socketPath, 'GET', `/exec/${created.Id}/json`);
  return { exitCode: ExitCode, output: unframe(start.body) };
}

async function topOf(socketPath: string, id: string): Promise<string[]> {
  const answer = await callEngine<{ Titles: string[]; Processes: string[][] }>(
    socketPath,
    'GET',
    `/containers/${id}/top`,
  );
  const column = answer.Titles.findIndex((title) => title === 'CMD' || title === 'COMMAND');
  return answer.Processes.map((row) => row[column] ?? commandOf(row[0] ?? ''));
}

/** Podman gives the lines of the container's own ps, whose zombies are in brackets, below "PID   USER     COMMAND". */
function commandOf(line: string): string {
  const command = line.trim().replace(/^\d+\s+\S+\s+/, '');
  return /^\[.*\]$/.test(command) ? `${command} <defunct>` : command;
}

/** Creates a container whose only process sleeps, and starts it. */
export async function createContainer(
  socketPath: string,
  options: ContainerOptions = {},
): Promise<TestContainer> {
  const name = options.name ?? `holdfast-${randomBytes(4).toString('hex')}`;
  const path = `/containers/create?name=${encodeURIComponent(name)}`;
  const { Id: id } = await callEngine<{ Id: string }>(socketPath, 'POST', path, { json: creation(options) });
  const act = (action: string): Promise<void> =>
    callEngine(socketPath, 'POST', `/containers/${id}/${action}`);
  await act('start');
  return {
    id,
    name,
    top: () => topOf(socketPath, id),
    exec: (command) => execIn(socketPath, id, command),
    start: () => act('start'),
    stop: () => act('stop'),
    kill: () => act('kill'),
    restart: () => act('restart'),
    pause: () => act('pause'),
    unpause: () => act('unpause'),
    remove: () => callEngine(socketPath, 'DELETE', `/containers/${id}?force=true&v=true`),
  };
}
