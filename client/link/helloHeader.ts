/** The hello message as a header of the upgrade request (C5). */

import { MAX_HELLO_HEADER_CHARS } from '../../protocol/limits.ts';
import type { Hello } from '../../protocol/messages/hello.ts';

/** Max size of the JSON text. Base64 makes four characters from three bytes. */
const MAX_JSON_BYTES = Math.floor((MAX_HELLO_HEADER_CHARS * 3) / 4);

/** Encodes the hello with as many of its attach messages as fit, in order. `included` lists the channels of those that fit. */
export function encodeHello(hello: Hello): { readonly header: string; readonly included: readonly number[] } {
  const attach: Hello['attach'] = [];
  let jsonBytes = Buffer.byteLength(JSON.stringify({ ...hello, attach }));
  for (const message of hello.attach) {
    jsonBytes += Buffer.byteLength(JSON.stringify(message)) + 1;
    if (jsonBytes > MAX_JSON_BYTES) break;
    attach.push(message);
  }
  const header = Buffer.from(JSON.stringify({ ...hello, attach })).toString('base64url');
  return { header, included: attach.map(({ channel }) => channel) };
}
