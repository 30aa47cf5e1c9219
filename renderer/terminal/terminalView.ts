/** One terminal on the page: xterm.js behind the messages of its port. */

import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { SerializeAddon } from '@xterm/addon-serialize';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal, type ITheme } from '@xterm/xterm';
import type { FromTerminal, ToTerminal } from '../../preload/terminalPort.ts';
import type { Settings } from '../../preload/settings.ts';
import type { Profile, Size } from '../../protocol/messages/common.ts';
import { pasteInput } from '../state/paste.ts';
import { silenceAnswers } from './silence.ts';

/** Input is handed over in pieces of this size, characters, so that a large paste never blocks the page for long. */
const INPUT_PIECE_CHARS = 64 * 1024;
/** An unfinished escape sequence from before a mark would swallow it: cancel it, and start on a plain new line. */
const MARK_START = '\u0018\r\n\u001b[0;2m';
const MARK_END = '\u001b[0m\r\n';

export type FindOptions = { readonly text: string; readonly caseSensitive: boolean };
export type FindCount = { readonly index: number; readonly count: number };

export type TerminalViewEvents = {
  /** The user pressed Enter although nothing runs here; false to treat it as input. */
  readonly onEnter: () => boolean;
  readonly onFound: (count: FindCount) => void;
};

/** Lives as long as its tab; hidden tabs go on parsing. */
export class TerminalView {
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #search = new SearchAddon();
  readonly #serialize = new SerializeAddon();
  readonly #element: HTMLElement;
  readonly #resizes: ResizeObserver;
  #port: MessagePort | undefined;
  #live = false;
  #foreign = false;
  #lastFind: FindOptions = { text: '', caseSensitive: false };

  /** Builds the terminal inside `element`, which fills its tab. */
  constructor(element: HTMLElement, settings: Settings, theme: ITheme, events: TerminalViewEvents) {
    this.#element = element;
    this.#terminal = new Terminal({
      ...appearance(settings, theme),
      allowProposedApi: true,
      cursorBlink: false,
      cursorInactiveStyle: 'outline',
      macOptionIsMeta: true,
      minimumContrastRatio: 1,
    });
    const terminal = this.#terminal;
    for (const addon of [this.#fit, this.#search, this.#serialize, new Unicode11Addon()]) terminal.loadAddon(addon);
    terminal.unicode.activeVersion = '11';
    silenceAnswers(terminal.parser);
    terminal.open(element);
    terminal.onData((data) => {
      if (data === '\r' && events.onEnter()) return;
      this.#typed(data);
    });
    // Mouse reports of old encodings are bytes, not text.
    terminal.onBinary((data) => this.#send(Uint8Array.from(data, (char) => char.charCodeAt(0))));
    terminal.onTitleChange((title) => this.#post({ type: 'title', title }));
    terminal.onResize(({ cols, rows }) => {
      if (this.#live && !this.#foreign) this.#post({ type: 'resize', size: { cols, rows } });
    });
    this.#search.onDidChangeResults(({ resultIndex, resultCount }) => {
      events.onFound({ index: resultIndex, count: resultCount });
    });
    this.#resizes = new ResizeObserver(() => this.#fitNow());
    this.#resizes.observe(element);
  }

  /** Colours and cell size, for whoever answers questions about this terminal. */
  get profile(): Profile {
    const { foreground, background, cursor } = this.#terminal.options.theme ?? {};
    const screen = this.#element.querySelector('.xterm-screen');
    const { cols, rows } = this.#terminal;
    const box = screen?.getBoundingClientRect();
    return {
      foreground: foreground ?? '#ffffff',
      background: background ?? '#000000',
      cursor: cursor ?? '#ffffff',
      cellWidth: clamp((box?.width ?? 0) / cols, 200),
      cellHeight: clamp((box?.height ?? 0) / rows, 400),
    };
  }

  /** Takes the terminal's life over from `port`, from its beginning. */
  connect(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    port.addEventListener('message', ({ data }) => {
      if (port === this.#port) this.#receive(data as ToTerminal);
    });
    port.start();
  }

  configure(settings: Settings, theme: ITheme): void {
    Object.assign(this.#terminal.options, appearance(settings, theme));
    this.#fitNow();
  }

  /** Whether another device's size is in force; without one the terminal fills its tab again. */
  setForeign(foreign: boolean): void {
    if (foreign === this.#foreign) return;
    this.#foreign = foreign;
    this.#fitNow();
  }

  focus(): void {
    this.#terminal.focus();
  }

  get hasSelection(): boolean {
    return this.#terminal.hasSelection();
  }

  get selection(): string {
    return this.#terminal.getSelection();
  }

  get isBracketed(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  selectAll(): void {
    this.#terminal.selectAll();
  }

  /** Types a paste that was agreed to. */
  typePaste(text: string): void {
    this.#typed(pasteInput(text, this.isBracketed));
    this.#terminal.scrollToBottom();
  }

  /** Marks all matches and goes to the next (1) or previous (-1) one. */
  find(options: FindOptions, step: 1 | -1): void {
    this.#lastFind = options;
    if (options.text === '') {
      this.#search.clearDecorations();
      return;
    }
    const style = { matchOverviewRuler: '#b8860b', activeMatchColorOverviewRuler: '#e08a00' };
    const how = { caseSensitive: options.caseSensitive, decorations: { ...style, matchBackground: '#6b5a1e' } };
    if (step === 1) this.#search.findNext(options.text, how);
    else this.#search.findPrevious(options.text, how);
  }

  findAgain(step: 1 | -1): void {
    this.find(this.#lastFind, step);
  }

  endFind(): void {
    this.#search.clearDecorations();
  }

  dispose(): void {
    this.#resizes.disconnect();
    this.#port?.close();
    this.#port = undefined;
    this.#terminal.dispose();
  }

  #receive(message: ToTerminal): void {
    const terminal = this.#terminal;
    switch (message.type) {
      case 'reset':
        this.#live = false;
        this.#element.dataset['state'] = 'replaying';
        // Behind what is still being parsed, which belongs to the terminal before.
        terminal.write('', () => terminal.reset());
        return;
      case 'output':
        terminal.write(message.bytes, () => this.#parsed(message.end));
        return;
      case 'repaint':
        terminal.write(message.text);
        return;
      case 'mark':
        terminal.write(`${MARK_START}${message.text}${MARK_END}`);
        return;
      case 'size':
        terminal.write('', () => terminal.resize(message.size.cols, message.size.rows));
        return;
      case 'live':
        terminal.write('', () => this.#goLive());
        return;
      case 'checkpoint':
        terminal.write('', () => this.#checkpoint(message.id));
    }
  }

  #parsed(end: number): void {
    // Outsiders that watch the page see how far it is.
    this.#element.dataset['outputEnd'] = String(end);
    this.#post({ type: 'parsed', end });
  }

  #goLive(): void {
    this.#live = true;
    delete this.#element.dataset['state'];
    this.#fitNow();
    this.#postSize();
    this.#terminal.scrollToBottom();
  }

  #checkpoint(id: number): void {
    const { cols, rows } = this.#terminal;
    this.#post({ type: 'checkpoint', id, text: this.#serialize.serialize(), size: { cols, rows } });
  }

  #typed(data: string): void {
    for (let at = 0; at < data.length; at += INPUT_PIECE_CHARS) {
      // A pair of surrogates is one character and must stay one.
      const splits = isHighSurrogate(data.charCodeAt(at + INPUT_PIECE_CHARS - 1));
      const piece = data.slice(at, at + INPUT_PIECE_CHARS + (splits ? 1 : 0));
      this.#send(new TextEncoder().encode(piece));
      if (splits) at += 1;
    }
  }

  #send(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#post({ type: 'input', bytes });
  }

  #postSize(): void {
    const size: Size = { cols: this.#terminal.cols, rows: this.#terminal.rows };
    this.#post({ type: 'resize', size });
  }

  #post(message: FromTerminal): void {
    this.#port?.postMessage(message);
  }

  /** Fills the tab; before there is a layout there is nothing to fill. */
  #fitNow(): void {
    if (!this.#live || this.#foreign) return;
    const size = this.#fit.proposeDimensions();
    if (size === undefined || !(size.cols >= 2) || !(size.rows >= 1)) return;
    this.#terminal.resize(size.cols, size.rows);
  }
}

function appearance(settings: Settings, theme: ITheme) {
  return {
    fontFamily: settings.fontFamily,
    fontSize: settings.fontSize,
    scrollback: settings.scrollbackLines,
    theme,
  };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function clamp(cell: number, max: number): number {
  return Math.min(max, Math.max(1, cell));
}
