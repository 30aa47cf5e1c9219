/** Finds the unfinished end of a stream: a character or an escape sequence whose rest is missing. Pure. */

const ESC = 0x1b;
const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
/** First byte of the C1 control characters in UTF-8. */
const C1_LEAD = 0xc2;

/** Max bytes kept of an unfinished sequence. The start of a longer string is enough to know that it is open. */
export const MAX_UNFINISHED_BYTES = 64 * 1024;

type State = 'ground' | 'escape' | 'csi' | 'osc' | 'string';

/** State after an escape character followed by `[`, `]`, `P`, `X`, `^` or `_`. */
const AFTER_ESCAPE: ReadonlyMap<number, State> = new Map([
  [0x5b, 'csi'],
  [0x5d, 'osc'],
  [0x50, 'string'],
  [0x58, 'string'],
  [0x5e, 'string'],
  [0x5f, 'string'],
]);
/** State after the C1 control characters with the same meaning. */
const AFTER_C1: ReadonlyMap<number, State> = new Map([
  [0x9b, 'csi'],
  [0x9d, 'osc'],
  [0x90, 'string'],
  [0x98, 'string'],
  [0x9e, 'string'],
  [0x9f, 'string'],
]);

/** Returns the unfinished end of a stream after `chunk`. `before` is the unfinished end before that chunk. */
export function unfinishedEnd(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  // An escape character ends any sequence that it interrupts, so nothing before the last one matters.
  const escape = chunk.lastIndexOf(ESC);
  const bytes = escape >= 0 ? chunk.subarray(escape) : joined(before, chunk);
  const start = sequenceStart(bytes);
  if (bytes.length - start <= MAX_UNFINISHED_BYTES) return bytes.slice(start);
  const character = unfinishedCharacter(bytes);
  return joined(bytes.slice(start, start + MAX_UNFINISHED_BYTES - character.length), character);
}

/** Returns the unfinished UTF-8 character at the end of `bytes`. Once complete, it may end a sequence. */
export function unfinishedCharacter(bytes: Uint8Array): Uint8Array {
  return bytes.slice(characterStart(bytes));
}

function joined(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (before.length === 0) return chunk;
  const all = new Uint8Array(before.length + chunk.length);
  all.set(before);
  all.set(chunk, before.length);
  return all;
}

/** Returns the start of the unfinished sequence or character in `bytes`, or their length if there is none. */
function sequenceStart(bytes: Uint8Array): number {
  let state: State = 'ground';
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    // A C1 character has two bytes, and ends any sequence that it interrupts.
    const isPair = byte === C1_LEAD && isC1(bytes[at + 1]);
    const next = step(state, byte, bytes[at + 1]);
    if (next !== 'ground' && (state === 'ground' || isPair)) start = at;
    if (isPair) at += 1;
    state = next;
  }
  return state === 'ground' ? characterStart(bytes) : start;
}

function step(state: State, byte: number, following: number | undefined): State {
  if (byte === ESC) return 'escape';
  if (byte === CAN || byte === SUB) return 'ground';
  if (byte === C1_LEAD && isC1(following)) return AFTER_C1.get(following) ?? 'ground';
  switch (state) {
    case 'escape':
      return staysInEscape(byte) ? 'escape' : (AFTER_ESCAPE.get(byte) ?? 'ground');
    case 'csi':
      return (byte >= 0x40 && byte <= 0x7e) || byte >= 0x80 ? 'ground' : 'csi';
    case 'osc':
      return byte === BEL ? 'ground' : 'osc';
    default:
      return state;
  }
}

/** Returns true for control characters (executed at once), delete (ignored) and intermediates (collected). */
function staysInEscape(byte: number): boolean {
  return byte < 0x30 || byte === 0x7f;
}

function isC1(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 0x80 && byte <= 0x9f;
}

/** Returns the start of an unfinished UTF-8 character at the end, or the length if there is none. */
function characterStart(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return characterLength(byte) > back ? length - back : length;
  }
  return length;
}

/** Returns the number of bytes of a UTF-8 character, from its first byte. */
function characterLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}
