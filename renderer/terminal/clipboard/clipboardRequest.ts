/** What a program wants on the clipboard (OSC 52). */

import type { IDisposable, IParser } from '@xterm/xterm';

/** The operating system command that is about it. */
const CLIPBOARD = 52;

/** Longer texts are not taken, characters: what a program copies is a selection in an editor, not a file of megabytes. */
export const MAX_REQUEST_CHARS = 1_000_000;
/** Bytes of UTF-8 that no character is longer than. */
const MAX_CHAR_BYTES = 4;
/** Characters of base64 for three bytes. */
const BASE64_CHARS = 4;
const BASE64_BYTES = 3;
const MAX_BASE64_CHARS = (MAX_REQUEST_CHARS * MAX_CHAR_BYTES * BASE64_CHARS) / BASE64_BYTES;

/** Takes requests from what is printed now; what is replayed was asked for when it was printed first. */
export function listenToRequests(
  parser: IParser,
  isLive: () => boolean,
  onRequest: (text: string) => void,
): IDisposable {
  return parser.registerOscHandler(CLIPBOARD, (data) => {
    const text = isLive() ? requestedText(data) : null;
    if (text !== null) onRequest(text);
    return true;
  });
}

/** The text of a request, or null: nobody is told what is on the clipboard, and nobody empties it. */
export function requestedText(data: string): string | null {
  const [, kinds = '', encoded = ''] = /^([^;]*);([A-Za-z0-9+/]*={0,2})$/.exec(data) ?? [];
  // Without a kind it is the clipboard; `p` alone is X11's selection, which other systems do not have.
  const isForUs = kinds === '' || /[cs]/.test(kinds);
  if (!isForUs || encoded === '' || encoded.length > MAX_BASE64_CHARS) return null;
  const text = decoded(encoded);
  return text === '' || text.length > MAX_REQUEST_CHARS ? null : text;
}

/** Empty where it is no text. */
function decoded(encoded: string): string {
  try {
    const binary = atob(encoded);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
