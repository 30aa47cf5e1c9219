/**
 * Messages of a terminal's MessagePort, which carries a terminal's whole stream in order: first the saved part, then
 * live output. The page's messages are checked against `fromTerminal`, from which their type is derived.
 */

import * as v from 'valibot';
import { count, size, type Size } from '../protocol/messages/common.ts';

/** Main process → terminal. */
export type ToTerminal =
  /**
   * Starts a new terminal: clear screen, scrollback and modes. With `keepAll` the scrollback is as long as possible.
   * With `keepView` it is the same terminal with more past output, and the user's scroll position stays.
   */
  | { readonly type: 'reset'; readonly keepAll: boolean; readonly keepView: boolean }
  /** Output; `end` is the absolute offset after it, negative for a former shell's output; `parsed` returns it. */
  | { readonly type: 'output'; readonly bytes: Uint8Array; readonly end: number }
  /** Size of the tty from here on: from a recording, or set by another device. */
  | { readonly type: 'size'; readonly size: Size }
  /** Snapshot that replaces all output before it; it is not output and has no receipt. */
  | { readonly type: 'snapshot'; readonly text: string }
  /**
   * Note about output that is missing before the present first line. It is shown beside that line: an extra line
   * would shift everything after it.
   */
  | { readonly type: 'top-mark'; readonly text: string }
  /** A line of the app's own, e.g. the number of skipped bytes (R6). */
  | { readonly type: 'mark'; readonly text: string }
  /** Starts another shell's terminal: the former one's contents and the line `mark` become its scrollback. */
  | { readonly type: 'successor'; readonly mark: string }
  /** End of the replay: all that follows is live. */
  | { readonly type: 'live' }
  /**
   * The shell has received all input below this offset, counted from the first byte that came through this port.
   * Negative while older input is pending.
   */
  | { readonly type: 'received'; readonly to: number }
  /** The user discarded the pending input; it will never be received. */
  | { readonly type: 'discarded' }
  /** Request for a `checkpoint` once everything before it was parsed. */
  | { readonly type: 'checkpoint'; readonly id: number };

/** Max size of one input message, bytes: more than the max pending input. */
const MAX_INPUT_BYTES = 64 * 1024 * 1024;
/** Max length of a program's title, characters; it is cut further before it is shown. */
const MAX_TITLE_CHARS = 64 * 1024;
/** Max length of a snapshot, characters: a million full lines, and less than the longest possible string. */
const MAX_CHECKPOINT_CHARS = 256 * 1024 * 1024;
/** Max length of a top mark, characters: the page returns the text that it was sent. */
const MAX_MARK_CHARS = 1024;
/** Max size of an unfinished escape sequence, bytes: the page's limit. */
const MAX_TAIL_BYTES = 64 * 1024;

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are expected');

/** Schema of the messages terminal → main process. */
export const fromTerminal = v.variant('type', [
  /** Typed or pasted input. */
  v.strictObject({
    type: v.literal('input'),
    bytes: v.pipe(
      bytes,
      v.check(({ length }) => length > 0 && length <= MAX_INPUT_BYTES, 'the input is empty or too long'),
    ),
  }),
  /** The terminal has parsed the output with this `end`, and all before it. */
  v.strictObject({ type: v.literal('parsed'), end: v.pipe(v.number(), v.safeInteger()) }),
  /** Lines left the scrollback: its first line now has output from about the offset `to`. */
  v.strictObject({ type: v.literal('trimmed'), to: count }),
  /** Size of the terminal in cells, whenever layout changes it. */
  v.strictObject({ type: v.literal('resize'), size }),
  /** Title that the program in the shell set. */
  v.strictObject({ type: v.literal('title'), title: v.pipe(v.string(), v.maxLength(MAX_TITLE_CHARS)) }),
  /**
   * Snapshot of the terminal as it was at the request's position in the stream, with its size then. `tail` is output
   * to write after `text`: an unfinished character or escape sequence. `topMark` is the note at the first line.
   */
  v.strictObject({
    type: v.literal('checkpoint'),
    id: count,
    text: v.pipe(v.string(), v.maxLength(MAX_CHECKPOINT_CHARS)),
    topMark: v.nullable(v.pipe(v.string(), v.maxLength(MAX_MARK_CHARS))),
    tail: v.pipe(
      bytes,
      v.check(({ length }) => length <= MAX_TAIL_BYTES, 'the tail is too long'),
    ),
    size,
  }),
]);

/** Terminal → main process. */
export type FromTerminal = Readonly<v.InferOutput<typeof fromTerminal>>;
