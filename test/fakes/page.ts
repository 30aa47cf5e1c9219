/** The page's end of a terminal port: shows what arrives as plain text, and parses at once or when told. */

import type { ToTerminal } from '../../preload/terminalPort.ts';
import type { Size } from '../../protocol/messages/common.ts';
import type { InputNews } from '../../renderer/terminal/replay/portReceiver.ts';
import type { TerminalPort } from '../../main/workspace/panes/terminalPort.ts';

export class FakePage {
  /** What the terminal shows: repaints, output and marks since the last reset. */
  text = '';
  /** What its first line says beside its text. */
  topMark: string | null = null;
  /** Kinds of the messages, in order; runs of the same kind are one. */
  readonly kinds: ToTerminal['type'][] = [];
  readonly sizes: Size[] = [];
  /** What was said of its input. */
  readonly inputNews: InputNews[] = [];
  /** Ids of checkpoints that were asked for. */
  readonly checkpoints: number[] = [];
  /** Posted output that was not parsed yet, bytes. */
  unparsedBytes = 0;
  isOpen = true;
  /** While true, output waits for `parse`. */
  isBusy = false;
  #waiting: { readonly end: number; readonly byteCount: number }[] = [];
  #onMessage: (data: unknown) => void = () => undefined;
  #onClose: () => void = () => undefined;

  /** Main process's end. */
  readonly port: TerminalPort = {
    post: (message) => this.#take(message),
    listen: (onMessage, onClose) => {
      this.#onMessage = onMessage;
      this.#onClose = onClose;
    },
    close: () => {
      this.isOpen = false;
    },
  };

  /** Says something to the main process, as the page's code would, or as it never should. */
  send(message: unknown): void {
    this.#onMessage(message);
  }

  type(text: string): void {
    this.send({ type: 'input', bytes: new TextEncoder().encode(text) });
  }

  resize(cols: number, rows: number): void {
    this.send({ type: 'resize', size: { cols, rows } });
  }

  /** Parses what waits. */
  parse(): void {
    for (const { end, byteCount } of this.#waiting.splice(0)) {
      this.unparsedBytes -= byteCount;
      this.send({ type: 'parsed', end });
    }
  }

  /** The page went away: a reload or a crash. */
  vanish(): void {
    this.isOpen = false;
    this.#onClose();
  }

  #take(message: ToTerminal): void {
    if (!this.isOpen) throw new Error(`${message.type} was posted to a port that is closed`);
    if (message.type === 'received' || message.type === 'discarded') {
      this.inputNews.push(message);
      return;
    }
    if (this.kinds.at(-1) !== message.type) this.kinds.push(message.type);
    switch (message.type) {
      case 'reset':
        this.text = '';
        this.topMark = null;
        break;
      case 'output':
        this.text += Buffer.from(message.bytes).toString('latin1');
        this.unparsedBytes += message.bytes.length;
        this.#waiting.push({ end: message.end, byteCount: message.bytes.length });
        // A terminal parses later, in its own time; never within the call that brings the bytes.
        if (!this.isBusy) queueMicrotask(() => this.parse());
        break;
      case 'snapshot':
        this.text += message.text;
        break;
      case 'top-mark':
        this.topMark = message.text;
        break;
      case 'mark':
        this.text += `[${message.text}]`;
        break;
      case 'successor':
        this.text += `{${message.mark}}`;
        break;
      case 'size':
        this.sizes.push(message.size);
        break;
      case 'checkpoint':
        this.checkpoints.push(message.id);
        break;
      case 'live':
    }
  }
}
