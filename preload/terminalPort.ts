/**
 * What travels over a terminal's MessagePort. Order is everything: the port carries the terminal's whole life,
 * first what was saved, then what arrives.
 */

import type { Size } from '../protocol/messages/common.ts';

/** Main process → terminal. */
export type ToTerminal =
  /**
   * A new terminal begins: forget screen, scrollback and modes. With `keepAll` its scrollback is as long as it can be;
   * with `keepView` it is the same terminal with a longer past, and the user goes on looking at the same place.
   */
  | { readonly type: 'reset'; readonly keepAll: boolean; readonly keepView: boolean }
  /** Output; `end` is the absolute offset after it, handed back in `parsed`. */
  | { readonly type: 'output'; readonly bytes: Uint8Array; readonly end: number }
  /** The tty has this size from here on: a recorded resize, or another device's. */
  | { readonly type: 'size'; readonly size: Size }
  /** A repaint that stands for everything below an offset; it is not output and is not receipted. */
  | { readonly type: 'repaint'; readonly text: string }
  /**
   * What is not shown before the first line that is there now. It is said beside that line's text and not in it: a
   * line more would put everything after it out of its place.
   */
  | { readonly type: 'top-mark'; readonly text: string }
  /** A visible line of the app's own, e.g. how many bytes were skipped (R6). */
  | { readonly type: 'mark'; readonly text: string }
  /**
   * Another shell's terminal begins, fresh but for its scrollback: that has what the former one showed, and under it
   * the line `mark`.
   */
  | { readonly type: 'successor'; readonly mark: string }
  /** What was saved has been replayed: what follows is live. */
  | { readonly type: 'live' }
  /** The shell has all input below that offset, counted from the first byte that this port brought; below 0 where older input waits. */
  | { readonly type: 'received'; readonly to: number }
  /** Input that was not received was taken back: it never will be. */
  | { readonly type: 'discarded' }
  /** Asks for a `checkpoint` once everything before it was parsed. */
  | { readonly type: 'checkpoint'; readonly id: number };

/** Terminal → main process. */
export type FromTerminal =
  /** Typed or pasted input. */
  | { readonly type: 'input'; readonly bytes: Uint8Array }
  /** Everything below the offset was parsed by the terminal. */
  | { readonly type: 'parsed'; readonly end: number }
  /** Lines fell out of the scrollback: the first that is left has output from about this offset on. */
  | { readonly type: 'trimmed'; readonly to: number }
  /** The terminal's size in cells, whenever layout changes it. */
  | { readonly type: 'resize'; readonly size: Size }
  /** Title set by the program in the shell. */
  | { readonly type: 'title'; readonly title: string }
  /**
   * Text that repaints the terminal as it is at the request's place in the stream, with its size then. `tail` is
   * output that must follow the text: an unfinished character or sequence, which no text can stand for. `topMark` is
   * said at the first line, if one stands there.
   */
  | {
      readonly type: 'checkpoint';
      readonly id: number;
      readonly text: string;
      readonly topMark: string | null;
      readonly tail: Uint8Array;
      readonly size: Size;
    };
