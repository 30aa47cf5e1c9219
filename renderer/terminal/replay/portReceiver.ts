/** Receiving end of a terminal's port: writes output in order, and acknowledges output that was parsed. */

import type { Terminal } from '@xterm/xterm';
import type { FromTerminal, ToTerminal } from '../../../preload/terminalPort.ts';
import { snapshotTail } from '../../../terminal/snapshotText.ts';
import { resizeTerminal } from '../../../terminal/resizeTerminal.ts';
import { unfinishedEnd } from '../../../terminal/unfinishedSequence.ts';

/** Members of a terminal that this file uses. xterm.js's terminal and a headless one both have them. */
export type ReceivingTerminal = Pick<Terminal, 'write' | 'reset' | 'resize' | 'cols' | 'rows'>;

/** Report that the shell received input, or that input was discarded. */
export type InputNews = Extract<ToTerminal, { type: 'received' | 'discarded' }>;

export type ReceiverEvents = {
  readonly post: (message: FromTerminal) => void;
  /** Returns text that reproduces the terminal's screen, scrollback and modes. */
  readonly snapshot: () => string;
  /** Returns text that reproduces only the terminal's lines, without its modes. */
  readonly past: () => string;
  /** Called when a new terminal begins; its replay follows. */
  readonly onReset: (keepAll: boolean) => void;
  /**
   * Called before the terminal is filled again with more earlier output. This is the last moment to read its
   * scroll position.
   */
  readonly onLeave: () => void;
  /** Called when the replay has reached the output at which `onLeave` was called. */
  readonly onReturn: () => void;
  /** Called with the text of a note that belongs beside the first line. */
  readonly onTopMark: (text: string) => void;
  /** Returns the note beside the first line; null when there is none. */
  readonly topMark: () => string | null;
  /** Called with the number of bytes of saved output that are parsed next. */
  readonly onReplay: (byteCount: number) => void;
  /** Called when all saved output was replayed. */
  readonly onLive: () => void;
  /** Called with output that is parsed next; it ends at the offset `end`. */
  readonly onArrival: (bytes: Uint8Array, end: number) => void;
  /** Called when output up to the offset `end` was parsed, and nothing after it. */
  readonly onOutput: (end: number) => void;
  /** Called when all output below the offset `end` was parsed; several chunks share one call. */
  readonly onParsed: (end: number) => void;
  /** Called when a report about input arrived, and all output before it was parsed. */
  readonly onInput: (news: InputNews) => void;
};

/**
 * Length of the pieces in which a snapshot's text is written, characters. Each piece waits until the previous
 * one was parsed. The reason is that xterm.js drops data when more than 50 MB are waiting, and the snapshot
 * of a million lines is longer.
 */
export const SNAPSHOT_PIECE_CHARS = 4 * 1024 * 1024;

const encoder = new TextEncoder();
/**
 * Cancels an unfinished character or escape sequence. It is sent as bytes, so that it reaches the decoder
 * that holds the character.
 */
const CANCEL = encoder.encode('\u0018');
/**
 * Resets the state that xterm.js's own reset does not change: hidden and blinking cursor, new line mode, and
 * changed colors.
 */
const AFTER_RESET =
  '\u001b[?25h\u001b[?12l\u001b[20l\u001b]104\u0007\u001b]110\u0007\u001b]111\u0007\u001b]112\u0007';
/** Start of a mark: a new line with dim text. After the mark, text has its normal style again. */
const MARK_START = '\r\n\u001b[0;2m';
const MARK_END = '\u001b[0m\r\n';
const HOME = '\u001b[H';
/** Offset above all output. A terminal without output of its own has returned only when the replay ends. */
const WHEN_LIVE = Number.POSITIVE_INFINITY;
const NO_BYTES: Uint8Array = new Uint8Array(0);

export class PortReceiver {
  /** The terminal; only this class writes to it. */
  readonly #terminal: ReceivingTerminal;
  /** Callbacks, called in the order of the stream, after earlier output was parsed. */
  readonly #events: ReceiverEvents;
  /** Number of the current terminal. Callbacks of an earlier terminal are ignored. */
  #life = 0;
  /** Messages that wait until a long snapshot is written; undefined while none is being written. */
  #waiting: ToTerminal[] | undefined;
  /** True while saved output is arriving. */
  #isReplay = false;
  /** Bytes of a character or escape sequence that is not complete yet. */
  #unfinished = NO_BYTES;
  /** Offset in the next `parsed` report; undefined while no report is due. */
  #parsedEnd: number | undefined;
  /** Offset after the output that arrived last. */
  #end = 0;
  /** Offset at which `onLeave` was called; undefined after the replay has reached it again. */
  #returnsAt: number | undefined;

  constructor(terminal: ReceivingTerminal, events: ReceiverEvents) {
    this.#terminal = terminal;
    this.#events = events;
  }

  /** Drops everything that came from a port that is now closed. */
  abandon(): void {
    this.#life += 1;
    this.#waiting = undefined;
    this.#parsedEnd = undefined;
    this.#returnsAt = undefined;
  }

  receive(message: ToTerminal): void {
    if (this.#waiting === undefined) this.#handle(message);
    else this.#waiting.push(message);
  }

  #handle(message: ToTerminal): void {
    switch (message.type) {
      case 'reset':
        return this.#reset(message.keepAll, message.keepView);
      case 'output':
        this.#countReplay(message.bytes.length);
        return this.#output(message.bytes, message.end);
      case 'snapshot':
        this.#countReplay(message.text.length);
        return this.#writeSnapshot(message.text, 0, this.#life);
      case 'top-mark':
        return this.#inOrder(() => this.#events.onTopMark(message.text));
      case 'mark':
        return this.#write(encoder.encode(`\u0018${MARK_START}${message.text}${MARK_END}`));
      case 'successor':
        return this.#succeed(message.mark);
      case 'size':
        return this.#inOrder(() => resizeTerminal(this.#terminal, message.size));
      case 'live':
        this.#isReplay = false;
        this.#inOrder(() => this.#checkReturn(WHEN_LIVE));
        return this.#inOrder(this.#events.onLive);
      case 'received':
      case 'discarded':
        return this.#inOrder(() => this.#events.onInput(message));
      case 'checkpoint':
        return this.#checkpoint(message.id);
    }
  }

  #countReplay(byteCount: number): void {
    if (this.#isReplay) this.#events.onReplay(byteCount);
  }

  #reset(keepAll: boolean, keepView: boolean): void {
    this.#life += 1;
    this.#isReplay = true;
    this.#unfinished = NO_BYTES;
    this.#parsedEnd = undefined;
    this.#events.onReset(keepAll);
    this.#leave(keepView);
    this.#terminal.write(CANCEL);
    this.#inOrder(() => this.#terminal.reset());
    this.#terminal.write(AFTER_RESET);
  }

  /** Stores the offset to return to. A second reload before the return keeps the first stored offset. */
  #leave(keepView: boolean): void {
    const isAway = this.#returnsAt !== undefined;
    if (keepView && !isAway)
      this.#terminal.write('', () => {
        if (this.#returnsAt !== undefined) this.#events.onLeave();
      });
    if (!isAway) this.#returnsAt = this.#end === 0 ? WHEN_LIVE : this.#end;
    if (!keepView) this.#returnsAt = undefined;
    this.#end = 0;
  }

  #output(bytes: Uint8Array, end: number): void {
    const life = this.#life;
    this.#end = end;
    this.#events.onArrival(bytes, end);
    this.#write(bytes, () => {
      if (life !== this.#life) return;
      this.#events.onOutput(end);
      this.#checkReturn(end);
      this.#parsed(end);
    });
  }

  #checkReturn(end: number): void {
    if (this.#returnsAt === undefined || end < this.#returnsAt) return;
    this.#returnsAt = undefined;
    this.#events.onReturn();
  }

  #write(bytes: Uint8Array, onParsed?: () => void): void {
    this.#unfinished = unfinishedEnd(this.#unfinished, bytes);
    this.#terminal.write(bytes, onParsed);
  }

  /** Writes the former terminal's lines into a new terminal, and moves them into its scrollback. */
  #succeed(mark: string): void {
    this.#unfinished = NO_BYTES;
    this.#terminal.write(CANCEL);
    const life = this.#life;
    this.#waiting ??= [];
    this.#inOrder(() => {
      const past = this.#events.past();
      this.#terminal.reset();
      const pushed = '\r\n'.repeat(this.#terminal.rows);
      const text = `${AFTER_RESET}${past}${MARK_START}${mark}${MARK_END}${pushed}${HOME}`;
      this.#writeSnapshot(text, 0, life);
    });
  }

  #writeSnapshot(text: string, from: number, life: number): void {
    if (life !== this.#life) return;
    const to = from + SNAPSHOT_PIECE_CHARS;
    if (to < text.length) {
      this.#waiting ??= [];
      this.#terminal.write(text.slice(from, to), () => this.#writeSnapshot(text, to, life));
      return;
    }
    this.#terminal.write(text.slice(from));
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const message of waiting) this.receive(message);
  }

  #checkpoint(id: number): void {
    const unfinished = this.#unfinished;
    this.#inOrder(() => {
      const { cols, rows } = this.#terminal;
      const text = this.#events.snapshot();
      const topMark = this.#events.topMark();
      const tail = snapshotTail(this.#terminal, unfinished);
      this.#events.post({ type: 'checkpoint', id, text, topMark, tail, size: { cols, rows } });
    });
  }

  /** Schedules one report for all output that is parsed in the same turn. */
  #parsed(end: number): void {
    if (this.#parsedEnd === undefined) {
      queueMicrotask(() => {
        if (this.#parsedEnd === undefined) return;
        const reported = this.#parsedEnd;
        this.#parsedEnd = undefined;
        this.#events.post({ type: 'parsed', end: reported });
        this.#events.onParsed(reported);
      });
    }
    this.#parsedEnd = end;
  }

  /** Runs `act` after everything before it was parsed. */
  #inOrder(act: () => void): void {
    const life = this.#life;
    this.#terminal.write('', () => {
      if (life === this.#life) act();
    });
  }
}
