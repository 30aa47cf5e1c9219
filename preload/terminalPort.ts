/**
 * Messages on a terminal's MessagePort. The port carries the terminal's whole stream in order: first the
 * saved part, then live output. The page's messages are checked against `fromTerminal`; their type is derived
 * from it.
 */

import * as v from 'valibot';
import { count, size, type Size } from '../protocol/messages/common.ts';

/** Messages from the main process to the terminal. */
export type ToTerminal =
  /**
   * Starts a new terminal: clear screen, scrollback and modes. With `keepAll`, the scrollback is as long as
   * possible. With `keepView`, the same terminal returns with more earlier output, and the user's scroll
   * position stays.
   */
  | { readonly type: 'reset'; readonly keepAll: boolean; readonly keepView: boolean }
  /**
   * Output; `end` is the absolute offset after it, which is negative for a former shell's output. The
   * terminal returns it in `parsed`.
   */
  | { readonly type: 'output'; readonly bytes: Uint8Array; readonly end: number }
  /** Size of the tty from here on: a recorded size, or one that another device set. */
  | { readonly type: 'size'; readonly size: Size }
  /** Snapshot that replaces all output before it. It is not output, so it is not acknowledged. */
  | { readonly type: 'snapshot'; readonly text: string }
  /**
   * Note about missing output before the first line. It is shown beside that line, because an extra line
   * would shift all lines after it.
   */
  | { readonly type: 'top-mark'; readonly text: string }
  /** A line written by the app itself, e.g. the number of skipped bytes (R6). */
  | { readonly type: 'mark'; readonly text: string }
  /**
   * Starts another shell's terminal. The former terminal's contents and the line `mark` become its
   * scrollback.
   */
  | { readonly type: 'successor'; readonly mark: string }
  /** End of the replay: everything after it is live. */
  | { readonly type: 'live' }
  /**
   * The shell has received all input below this offset, which counts from this port's first byte. The offset
   * is negative while older input is pending.
   */
  | { readonly type: 'received'; readonly to: number }
  /** The user discarded the pending input, so the shell will never receive it. */
  | { readonly type: 'discarded' }
  /** Request for a `checkpoint`, to be sent after everything before the request was parsed. */
  | { readonly type: 'checkpoint'; readonly id: number };

/** Max size of one input message, bytes; it is more than the max pending input. */
const MAX_INPUT_BYTES = 64 * 1024 * 1024;
/** Max length of a program's title, characters; it is shortened again before it is shown. */
const MAX_TITLE_CHARS = 64 * 1024;
/**
 * Max length of a snapshot, characters. It holds a million full lines, and is below the engine's limit for
 * strings.
 */
const MAX_CHECKPOINT_CHARS = 256 * 1024 * 1024;
/** Max length of a top mark, characters; the page returns the text that it received. */
const MAX_MARK_CHARS = 1024;
/** Max size of an unfinished escape sequence, bytes; the page has the same limit. */
const MAX_TAIL_BYTES = 64 * 1024;

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are expected');

/** Schema of the messages from the terminal to the main process. */
export const fromTerminal = v.variant('type', [
  /** Typed or pasted input. */
  v.strictObject({
    type: v.literal('input'),
    bytes: v.pipe(
      bytes,
      v.check(({ length }) => length > 0 && length <= MAX_INPUT_BYTES, 'the input is empty or too long'),
    ),
  }),
  /** The terminal has parsed the output with this `end`, and all output before it. */
  v.strictObject({ type: v.literal('parsed'), end: v.pipe(v.number(), v.safeInteger()) }),
  /** Lines left the scrollback. The first line in it now has output from about the offset `to`. */
  v.strictObject({ type: v.literal('trimmed'), to: count }),
  /** Size of the terminal in cells, sent whenever the layout changes it. */
  v.strictObject({ type: v.literal('resize'), size }),
  /** Title that the program in the shell set. */
  v.strictObject({ type: v.literal('title'), title: v.pipe(v.string(), v.maxLength(MAX_TITLE_CHARS)) }),
  /**
   * Snapshot of the terminal at the request's position in the stream, with its size at that point. `tail` is
   * an unfinished character or escape sequence, to be written after `text`. `topMark` is the note at the
   * first line.
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

/** Messages from the terminal to the main process. */
export type FromTerminal = Readonly<v.InferOutput<typeof fromTerminal>>;
