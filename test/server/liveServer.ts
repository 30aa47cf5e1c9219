/** A real server in this process on a loopback port, with fake or real shells, and raw sockets to connect to it. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';
import type { Hello } from '../../protocol/messages/hello.ts';
import { offeredSubprotocols } from '../../protocol/version.ts';
import { readInvocation } from '../../server/config/config.ts';
import { startServer, type RunningServer, type ServerParts } from '../../server/server.ts';
import { systemClock } from '../../server/base/systemClock.ts';
import { PROFILE, id32 } from './testClient.ts';

export const TOKEN = 'correct-horse-battery-staple';

export type LiveServer = RunningServer & {
  readonly tokenFile: string;
  readonly logged: string[];
  readonly port: number;
};

/** Starts a server. Its token file and state are in `folder`. */
export async function startLiveServer(
  folder: string,
  flags: readonly string[] = [],
  parts: Partial<ServerParts> = {},
): Promise<LiveServer> {
  const tokenFile = join(folder, 'tokens');
  writeFileSync(tokenFile, `ann:${TOKEN}\nbob:${TOKEN}-of-bob\n`, { mode: 0o600 });
  const own = ['--token-file', tokenFile, '--state-dir', join(folder, 'state'), '--no-holder'];
  const invocation = readInvocation([...own, ...flags], {}, () => '');
  if (invocation.kind !== 'run') throw new Error(JSON.stringify(invocation));
  const logged: string[] = [];
  const write = (facts: object, message: string): void =>
    void logged.push(JSON.stringify({ ...facts, message }));
  const log = { info: write, warn: write, error: write };
  const environment = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
  const server = await startServer(invocation.config, {
    clock: systemClock,
    log,
    environment,
    onIdle: () => undefined,
    ...parts,
  });
  return { ...server, tokenFile, logged, port: Number(new URL(server.url).port) };
}

export function helloMessage(more: Partial<Hello> = {}): Hello {
  return {
    type: 'hello',
    client: 'test',
    device: id32('d1'),
    run: id32('1'),
    dial: 1,
    heartbeatMs: 25_000,
    windowBytes: 512 * 1024,
    profile: PROFILE,
    attach: [],
    ...more,
  };
}

export function helloHeader(more: Partial<Hello> = {}): string {
  return Buffer.from(JSON.stringify(helloMessage(more))).toString('base64url');
}

type DialOptions = ClientOptions & {
  readonly token?: string;
  readonly hello?: string;
  readonly protocols?: readonly string[];
};

/** Dials with a token and, if given, a hello in the header. */
export function dial(url: string, options: DialOptions = {}): WebSocket {
  const { token = TOKEN, hello, protocols = offeredSubprotocols(), headers, ...rest } = options;
  const authorization: Record<string, string> = token === '' ? {} : { Authorization: `Bearer ${token}` };
  const greeting: Record<string, string> = hello === undefined ? {} : { 'Holdfast-Hello': hello };
  return new WebSocket(url, [...protocols], {
    headers: { ...authorization, ...greeting, ...headers },
    ...rest,
  });
}

export type Refused = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
};

/** Resolves with the answer to a refused upgrade. */
export async function refusalOf(socket: WebSocket): Promise<Refused> {
  const [, response] = (await once(socket, 'unexpected-response')) as [
    unknown,
    import('node:http').IncomingMessage,
  ];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** Resolves with the code and reason with which the server closes. */
export async function closeOf(socket: WebSocket): Promise<{ code: number; reason: string }> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
}

/** Resolves with the next text message. */
export async function nextText(socket: WebSocket): Promise<Record<string, unknown>> {
  for (;;) {
    const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean];
    if (!isBinary) return JSON.parse(data.toString()) as Record<string, unknown>;
  }
}
