// Sends plain HTTP requests to a Docker engine's socket, so that tests do not depend on the client library
// that they test.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

const CALL_TIMEOUT_MS = 60_000;

/** The engine's response. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Body of a request: a value that is sent as JSON, or a stream that is sent as a tar archive. */
export interface EngineBody {
  readonly json?: unknown;
  readonly tar?: Readable;
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Sends a request and returns the response, whatever its status; throws when the engine is unreachable. */
export async function requestEngine(
  socketPath: string,
  method: string,
  path: string,
  body: EngineBody = {},
): Promise<EngineAnswer> {
  const type = body.tar ? 'application/x-tar' : 'application/json';
  const call = request({ socketPath, method, path, headers: { host: 'docker', 'content-type': type } });
  call.setTimeout(CALL_TIMEOUT_MS, () =>
    call.destroy(new Error(`the engine did not answer ${method} ${path}`)),
  );
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  if (body.tar) await Promise.all([pipeline(body.tar, call), answered]);
  else call.end(body.json === undefined ? undefined : JSON.stringify(body.json));
  const [answer] = await answered;
  return { status: answer.statusCode ?? 0, body: await readAll(answer) };
}

/**
 * Sends a request and returns the parsed response. If the engine refuses, throws an error with the engine's
 * message.
 */
export async function callEngine<T>(
  socketPath: string,
  method: string,
  path: string,
  body?: EngineBody,
): Promise<T> {
  const answer = await requestEngine(socketPath, method, path, body);
  const text = answer.body.toString();
  if (answer.status >= 400)
    throw new Error(`the engine refused ${method} ${path} (${answer.status}): ${text.trim()}`);
  return (text.startsWith('{') || text.startsWith('[') ? parseFirst(text) : undefined) as T;
}

/**
 * Parses the whole text. If the response is a progress report with one JSON value per line, parses only the
 * first line.
 */
function parseFirst(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(text.split('\n', 1)[0] ?? '');
  }
}
