/** Parsing and validation of text frames (C8). */

import * as v from 'valibot';
import { MAX_DOWN_CONTROL_BYTES, MAX_UP_CONTROL_BYTES } from '../limits.ts';
import { down, type Down } from './down.ts';
import { up, type Up } from './up.ts';

export type MessageError = { readonly type: 'malformed'; readonly message: string };

/** Parses a message from a client. Malformed input gives an error value. */
export function parseUp(json: string): Up | MessageError {
  return parse(up, json, MAX_UP_CONTROL_BYTES);
}

/** Parses a message from a server. Malformed input gives an error value. */
export function parseDown(json: string): Down | MessageError {
  return parse(down, json, MAX_DOWN_CONTROL_BYTES);
}

function parse<S extends typeof up | typeof down>(
  schema: S,
  json: string,
  maxChars: number,
): v.InferOutput<S> | MessageError {
  if (json.length > maxChars) return malformed(`message of ${json.length} characters is over ${maxChars}`);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return malformed('message is not JSON');
  }
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  return malformed(`message field ${v.getDotPath(issue) ?? '(whole)'}: ${issue.message}`.slice(0, 300));
}

function malformed(message: string): MessageError {
  return { type: 'malformed', message };
}
