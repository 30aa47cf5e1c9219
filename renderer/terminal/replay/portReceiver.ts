/** Carries a terminal's life over from its port: what arrives is shown in order, and what was parsed is said back. */

import type { Terminal } from '@xterm/xterm';
import type { FromTerminal, ToTerminal } from '../../../preload/terminalPort.ts';
import { snapshotTail } from '../../../terminal/snapshotText.ts';
import { resizeTerminal } from '../../../terminal/resizeTerminal.ts';
import { unfinishedEnd } from '../../../terminal/unfinishedSequence.ts';

/** What is needed of a terminal; the real one and a headless one both have it. */
export type ReceivingTerminal = Pick<Terminal, 'write' | 'reset' | 'resize' | 'cols' | 'rows'>;

/** Input was received, or never will be. */
export type InputNews = Extract<ToTerminal, { type: 'received' | 'discarded' }>;

export type ReceiverEvents = {
  readonly post: (message: FromTerminal) => void;
  /** The terminal as text that repaints it. */
  readonly snapshot: () => string;
  /** The terminal's lines alone as text that paints them. */
  readonly past: () => string;
  /** A new terminal begins; what is replayed is not worth showing yet. */
  readonly onReset: (keepAll: boolean) => void;
  /** What is there goes, to come back with a longer past: the last moment to see where the user looks. */
  readonly onLeave: () => void;
  /** The terminal stands where it did when it was left. */
  readonly onReturn: () => void;
  /** The first line of what is there says this, beside its text. */
  readonly onTopMark: (text: string) => void;
  /** What the first line says, if its mark still stands there. */
  readonly topMark: () => string | null;
  /** So much of what was saved is parsed next, bytes. */
  readonly onReplay: (byteCount: number) => void;
  /** What was saved has been replayed. */
  readonly onLive: () => void;
  /** Output that ends at that offset will be parsed next. */
  readonly onArrival: (bytes: Uint8Array, end: number) => void;
  /** Output that ends there is in the terminal, and nothing after it. */
  readonly onOutput: (end: number) => void;
  /** Everything below the offset was parsed. */
  readonly onParsed: (end: number) => void;
  /** All output was parsed that came before the news of what became of input. */
  readonly onInput: (news: InputNews) => void;
};

/**
 * A repaint is written in pieces of this size, characters, each after the one before was parsed: xterm.js throws data
 * away when 50 MB wait, and the repaint of a million lines is more.
 */
export const REPAINT_PIECE_CHARS = 4 * 1024 * 1024;

const encoder = new TextEncoder();
/** Ends an unfinished character and sequence; as bytes, so that it reaches the decoder that holds them. */
const CANCEL = encoder.encode('\u0018');
/** Undoes what xterm.js keeps over a reset: hidden and blinking cursor, new line mode, changed colors. */
const AFTER_RESET =
  '\u001b[?25h\u001b[?12l\u001b[20l\u001b]104\u0007\u001b]110\u0007\u001b]111\u0007\u001b]112\u0007';
/** A mark starts on a line of its own, dim, and leaves plain text behind. */
const MARK_START = '\r\n\u001b[0;2m';
const MARK_END = '\u001b[0m\r\n';
const HOME = '\u001b[H';
/** An offset that no output has: what had none of its own is returned to when all is there. */
const WHEN_LIVE = Number.POSITIVE_INFINITY;
const NOTHING: Uint8Array = new Uint8Array(0);

export class PortReceiver {
  readonly #terminal: ReceivingTerminal;
  readonly #events: ReceiverEvents;
  /** Grows with every new terminal, so that what was parsed of an older one is not reported. */
  #life = 0;
  /** Messages that wait behind a long repaint. */
  #waiting: ToTerminal[] | undefined;
  /** Whether what arrives was saved. */
  #isReplay = false;
  #unfinished = NOTHING;
  #parsedEnd: number | undefined;
  /** Where the output ended that arrived last. */
  #end = 0;
  /** Where it ended when the terminal was left; undefined once that is reached again. */
  #returnsAt: number | undefined;

  constructor(terminal: ReceivingTerminal, events: ReceiverEvents) {
    this.#terminal = terminal;
    this.#events = events;
  }

  /** What still waits came from a port that is gone. */
  abandon(): void {
    this.#life += 1;
    this.#waiting = undefined;
    this.#parsedEnd = undefined;
    this.#returnsAt = undefined;
  }

  receive(message: ToTerminal): void {
    if (this.#waiting === undefined) this.#take(message);
    else this.#waiting.push(message);
  }

  #take(message: ToTerminal): void {
    switch (message.type) {
      case 'reset':
        return this.#reset(message.keepAll, message.keepView);
      case 'output':
        this.#counts(message.bytes.length);
        return this.#output(message.bytes, message.end);
      case 'repaint':
        this.#counts(message.text.length);
        return this.#repaint(message.text, 0, this.#life);
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
        this.#inOrder(() => this.#return(WHEN_LIVE));
        return this.#inOrder(this.#events.onLive);
      case 'received':
      case 'discarded':
        return this.#inOrder(() => this.#events.onInput(message));
      case 'checkpoint':
        return this.#checkpoint(message.id);
    }
  }

  #counts(byteCount: number): void {
    if (this.#isReplay) this.#events.onReplay(byteCount);
  }

  #reset(keepAll: boolean, keepView: boolean): void {
    this.#life += 1;
    this.#isReplay = true;
    this.#unfinished = NOTHING;
    this.#parsedEnd = undefined;
    this.#events.onReset(keepAll);
    this.#leave(keepView);
    this.#terminal.write(CANCEL);
    this.#inOrder(() => this.#terminal.reset());
    this.#terminal.write(AFTER_RESET);
  }

  /** Who leaves again before the return goes on looking for the first place. */
  #leave(toReturn: boolean): void {
    const isAway = this.#returnsAt !== undefined;
    if (toReturn && !isAway)
      this.#terminal.write('', () => {
        if (this.#returnsAt !== undefined) this.#events.onLeave();
      });
    if (!isAway) this.#returnsAt = this.#end === 0 ? WHEN_LIVE : this.#end;
    if (!toReturn) this.#returnsAt = undefined;
    this.#end = 0;
  }

  #output(bytes: Uint8Array, end: number): void {
    const life = this.#life;
    this.#end = end;
    this.#events.onArrival(bytes, end);
    this.#write(bytes, () => {
      if (life !== this.#life) return;
      this.#events.onOutput(end);
      this.#return(end);
      this.#parsed(end);
    });
  }

  #return(end: number): void {
    if (this.#returnsAt === undefined || end < this.#returnsAt) return;
    this.#returnsAt = undefined;
    this.#events.onReturn();
  }

  #write(bytes: Uint8Array, onParsed?: () => void): void {
    this.#unfinished = unfinishedEnd(this.#unfinished, bytes);
    this.#terminal.write(bytes, onParsed);
  }

  /** The former terminal's lines are painted into a fresh one, and pushed out of its screen. */
  #succeed(mark: string): void {
    this.#unfinished = NOTHING;
    this.#terminal.write(CANCEL);
    const life = this.#life;
    this.#waiting ??= [];
    this.#inOrder(() => {
      const past = this.#events.past();
      this.#terminal.reset();
      const pushed = '\r\n'.repeat(this.#terminal.rows);
      this.#repaint(`${AFTER_RESET}${past}${MARK_START}${mark}${MARK_END}${pushed}${HOME}`, 0, life);
    });
  }

  #repaint(text: string, from: number, life: number): void {
    if (life !== this.#life) return;
    const to = from + REPAINT_PIECE_CHARS;
    if (to < text.length) {
      this.#waiting ??= [];
      this.#terminal.write(text.slice(from, to), () => this.#repaint(text, to, life));
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

  /** One report stands for all that is parsed in one go. */
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

  /** Runs `act` once everything before it was parsed. */
  #inOrder(act: () => void): void {
    const life = this.#life;
    this.#terminal.write('', () => {
      if (life === this.#life) act();
    });
  }
}
