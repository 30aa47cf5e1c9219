/** What a stream of output ends in the middle of: a character or an escape sequence whose rest has not come. Pure. */

const ESC = 0x1b;
const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
/** First byte of the C1 control characters as UTF-8. */
const C1_LEAD = 0xc2;

/** A string sequence longer than this keeps its start alone, bytes: enough for a terminal to know it is inside one. */
export const MAX_UNFINISHED_BYTES = 64 * 1024;

type State = 'ground' | 'escape' | 'csi' | 'osc' | 'string';

/** What `[`, `]`, `P`, `X`, `^` and `_` begin after an escape character. */
const AFTER_ESCAPE: ReadonlyMap<number, State> = new Map([
  [0x5b, 'csi'],
  [0x5d, 'osc'],
  [0x50, 'string'],
  [0x58, 'string'],
  [0x5e, 'string'],
  [0x5f, 'string'],
]);
/** What the same ones begin as single control characters. */
const AFTER_C1: ReadonlyMap<number, State> = new Map([
  [0x9b, 'csi'],
  [0x9d, 'osc'],
  [0x90, 'string'],
  [0x98, 'string'],
  [0x9e, 'string'],
  [0x9f, 'string'],
]);

/** The unfinished end of `before` followed by `chunk`, where `before` is the unfinished end so far. */
export function unfinishedEnd(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  // An escape character ends whatever it interrupts, so nothing before the last one matters.
  const escape = chunk.lastIndexOf(ESC);
  const bytes = escape >= 0 ? chunk.subarray(escape) : joined(before, chunk);
  const start = sequenceStart(bytes);
  if (bytes.length - start <= MAX_UNFINISHED_BYTES) return bytes.slice(start);
  const character = unfinishedCharacter(bytes);
  return joined(bytes.slice(start, start + MAX_UNFINISHED_BYTES - character.length), character);
}

/** The character in which `bytes` end, as far as it has come: it may yet end a sequence. */
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

/** Where the unfinished sequence or character in `bytes` starts; their length when there is none. */
function sequenceStart(bytes: Uint8Array): number {
  let state: State = 'ground';
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    // A C1 character takes two bytes, and ends whatever it interrupts.
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

/** Control characters act at once, delete is ignored, and intermediates are collected. */
function staysInEscape(byte: number): boolean {
  return byte < 0x30 || byte === 0x7f;
}

function isC1(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 0x80 && byte <= 0x9f;
}

/** Where an unfinished UTF-8 character at the end starts. */
function characterStart(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return wanted > back ? length - back : length;
  }
  return length;
}
