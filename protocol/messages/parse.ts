/** Parsing and validation of text frames (C8). */

import * as v from 'valibot';
import { CLOSE } from '../errors.ts';
import { MAX_DOWN_CONTROL_BYTES, MAX_UP_CONTROL_BYTES } from '../limits.ts';
import { down, type Down } from './down.ts';
import { up, type Up } from './up.ts';

export type MessageError = {
  readonly type: 'malformed';
  readonly message: string;
  /** Code with which its receiver closes the connection. */
  readonly closeCode: typeof CLOSE.protocolError | typeof CLOSE.tooLarge;
};

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
  maxBytes: number,
): v.InferOutput<S> | MessageError {
  // A code unit has at most three bytes of UTF-8.
  if (json.length * 3 > maxBytes) {
    const byteCount = utf8Length(json);
    if (byteCount > maxBytes)
      return malformed(`message of ${byteCount} bytes is over ${maxBytes}`, CLOSE.tooLarge);
  }
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

function malformed(
  message: string,
  closeCode: MessageError['closeCode'] = CLOSE.protocolError,
): MessageError {
  return { type: 'malformed', message, closeCode };
}

/** Returns the length of `text` as UTF-8, bytes. */
function utf8Length(text: string): number {
  let byteCount = text.length;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // A character beyond 16 bits is two code units and four bytes.
    byteCount += code < 0x80 ? 0 : code < 0x800 ? 1 : 2;
  }
  return byteCount;
}
