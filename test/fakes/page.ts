/** The page's end of a terminal port. It shows received messages as plain text, and parses output at once or on `parse`. */

import type { ToTerminal } from '../../preload/terminalPort.ts';
import type { Size } from '../../protocol/messages/common.ts';
import type { InputNews } from '../../renderer/terminal/replay/portReceiver.ts';
import type { TerminalPort } from '../../main/workspace/panes/terminalPort.ts';

export class FakePage {
  /** Text of the terminal: snapshots, output and marks since the last reset. */
  text = '';
  /** Note next to the terminal's first line. */
  topMark: string | null = null;
  /** Types of the received messages, in order. Consecutive messages of one type count once. */
  readonly kinds: ToTerminal['type'][] = [];
  readonly sizes: Size[] = [];
  /** Messages about the terminal's input: received, or discarded. */
  readonly inputNews: InputNews[] = [];
  /** IDs of the requested checkpoints. */
  readonly checkpoints: number[] = [];
  /** Posted output that has not been parsed yet, bytes. */
  unparsedBytes = 0;
  isOpen = true;
  /** While true, output waits for `parse`. */
  isBusy = false;
  #waiting: { readonly end: number; readonly byteCount: number }[] = [];
  #onMessage: (data: unknown) => void = () => undefined;
  #onClose: () => void = () => undefined;

  /** The main process's end of the port. */
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

  /** Sends a message, valid or not, to the main process. */
  send(message: unknown): void {
    this.#onMessage(message);
  }

  type(text: string): void {
    this.send({ type: 'input', bytes: new TextEncoder().encode(text) });
  }

  resize(cols: number, rows: number): void {
    this.send({ type: 'resize', size: { cols, rows } });
  }

  /** Parses the output that is waiting. */
  parse(): void {
    for (const { end, byteCount } of this.#waiting.splice(0)) {
      this.unparsedBytes -= byteCount;
      this.send({ type: 'parsed', end });
    }
  }

  /** Simulates a reload or a crash of the page. */
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
        // A real terminal parses later, never during the call that delivers the bytes.
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
