// Speaks to a Docker engine over its socket with plain HTTP, so that tests do not rely on the client library under test.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

const CALL_TIMEOUT_MS = 60_000;

/** What the engine answered. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** A request body: a value sent as JSON, or a stream sent as a tar archive. */
export interface EngineBody {
  readonly json?: unknown;
  readonly tar?: Readable;
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Makes one call and returns whatever the engine answers; throws when the engine can not be reached. */
export async function askEngine(
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

/** Makes one call, throws with the engine's own words when it refuses, and returns the parsed answer. */
export async function callEngine<T>(
  socketPath: string,
  method: string,
  path: string,
  body?: EngineBody,
): Promise<T> {
  const answer = await askEngine(socketPath, method, path, body);
  const text = answer.body.toString();
  if (answer.status >= 400)
    throw new Error(`the engine refused ${method} ${path} (${answer.status}): ${text.trim()}`);
  return (text.startsWith('{') || text.startsWith('[') ? parseFirst(text) : undefined) as T;
}

/** Progress answers are several JSON values, one a line: the first line with all of the text or just its own. */
function parseFirst(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(text.split('\n', 1)[0] ?? '');
  }
}
