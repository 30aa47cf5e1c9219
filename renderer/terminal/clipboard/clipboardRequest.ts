/** Requests of programs to copy text to the clipboard (OSC 52). */

import type { IDisposable, IParser } from '@xterm/xterm';

/** Number of the OSC sequence for the clipboard. */
const CLIPBOARD = 52;

/**
 * Max length of a request, characters; longer ones are ignored. Programs copy a selection in an editor, but
 * no files of megabytes.
 */
export const MAX_REQUEST_CHARS = 1_000_000;
/** Max number of bytes of one character in UTF-8. */
const MAX_CHAR_BYTES = 4;
/** Base64 has four characters for three bytes. */
const BASE64_CHARS = 4;
const BASE64_BYTES = 3;
const MAX_BASE64_CHARS = (MAX_REQUEST_CHARS * MAX_CHAR_BYTES * BASE64_CHARS) / BASE64_BYTES;

/** Emits the requests in live output. Requests in a replay were handled when they were first printed. */
export function listenToClipboardRequests(
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

/** The text of a request, or null. Ignores queries of the clipboard, and requests that would empty it. */
export function requestedText(data: string): string | null {
  const [, kinds = '', encoded = ''] = /^([^;]*);([A-Za-z0-9+/]*={0,2})$/.exec(data) ?? [];
  // No kind means the clipboard. `p` alone means X11's primary selection, which other systems do not have.
  const isForUs = kinds === '' || /[cs]/.test(kinds);
  if (!isForUs || encoded === '' || encoded.length > MAX_BASE64_CHARS) return null;
  const text = decoded(encoded);
  return text === '' || text.length > MAX_REQUEST_CHARS ? null : text;
}

/** Returns an empty text when the bytes are not valid UTF-8. */
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
