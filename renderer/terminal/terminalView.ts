/** One terminal on the page: xterm.js, connected to the main process through a message port. */

import type { Terminal } from '@xterm/xterm';
import type { ToTerminal } from '../../preload/terminalPort.ts';
import type { Words } from '../../shared/words/english.ts';
import type { TerminalProfile } from '../../protocol/messages/common.ts';
import { ColorChanges } from '../../terminal/colorChanges.ts';
import { linesText, snapshotText } from '../../terminal/snapshotText.ts';
import { pasteInput } from '../state/clipboard/paste.ts';
import { listenToClipboardRequests } from './clipboard/clipboardRequest.ts';
import { coloredHtml } from './clipboard/coloredHtml.ts';
import { selectedText } from './clipboard/selectedText.ts';
import { CommandsInView, type CommandEvents } from './commands/commandsInView.ts';
import { appearance, type TerminalSettings } from './drawing/appearance.ts';
import { createTerminal, MAX_SCROLLBACK_LINES } from './drawing/createTerminal.ts';
import { Display, type Drawing } from './drawing/display.ts';
import type { Palette } from './drawing/palettes.ts';
import { SizeRequests } from './drawing/sizeRequests.ts';
import { terminalProfile } from './drawing/terminalProfile.ts';
import { Finder, type FindCount } from './find/finder.ts';
import { Hyperlinks, type HyperlinkEvents } from './hints/hyperlinks.ts';
import { Viewport } from './hints/viewport.ts';
import { ImagesInView } from './images/imagesInView.ts';
import { listenToKeys } from './input/keyboard.ts';
import { Outbox } from './input/outbox.ts';
import { TypedInput } from './input/typedInput.ts';
import type { LinkPace } from './prediction/predictions.ts';
import { Curtain } from './replay/curtain.ts';
import { PortReceiver } from './replay/portReceiver.ts';
import { RepaintAnchor } from './drawing/repaintAnchor.ts';
import { ReturnAnchor } from './replay/scrollAnchor.ts';
import { TopMark } from './replay/topMark.ts';
import { watchTop, type TopEvents } from './replay/topWatch.ts';
import { TrimWatch } from './replay/trimWatch.ts';
import type { TerminalPart } from './terminalPart.ts';
import { TerminalTitle } from './terminalTitle.ts';
import { relabelTerminal } from './terminalWords.ts';

/** Events from a terminal to the page around it. */
export type TerminalViewEvents = TopEvents &
  CommandEvents &
  HyperlinkEvents & {
    /**
     * Called when the user pressed Enter. Returns true when the key is consumed because no shell runs here.
     */
    readonly onEnter: () => boolean;
    readonly onFound: (count: FindCount) => void;
    /** Called when a running program requests to copy this text to the clipboard. */
    readonly onClipboardRequest: (text: string) => void;
    /** Called when a running program rings the bell. */
    readonly onBell: (element: HTMLElement) => void;
    /** Called with the number of bytes of saved output that are parsed next. */
    readonly onReplay: (byteCount: number) => void;
    /** Called when the terminal shows all saved output. */
    readonly onLive: () => void;
  };

/** Settings, colors and drawing of a terminal. */
export type TerminalLook = {
  readonly settings: TerminalSettings;
  readonly palette: Palette;
  readonly drawing: Drawing;
};

/** A terminal that exists as long as its pane. It parses output even while it is hidden. */
export class TerminalView {
  readonly finder: Finder;
  readonly commands: CommandsInView;
  readonly hyperlinks: Hyperlinks;
  readonly viewport: Viewport;
  /** Parses output and stores the text. All parts read it. */
  readonly #terminal: Terminal;
  /** The pane's element that the terminal fills. */
  readonly #element: HTMLElement;
  /** Opens the terminal when it is first shown, and measures the available size. */
  readonly #display: Display;
  /** Colors that programs changed; a snapshot must contain them. */
  readonly #colors: ColorChanges;
  /** Images; as an add-on of xterm.js, it is disposed with the terminal. */
  readonly #images: ImagesInView;
  /** Messages to the main process, which are kept until there is a port. */
  readonly #outbox = new Outbox();
  /** All typed input passes through it, including pastes. */
  readonly #input: TypedInput;
  /** The only part that requests tty sizes. */
  readonly #size: SizeRequests;
  /** Estimates the offset of the first line in the scrollback. */
  readonly #trims: TrimWatch;
  /** Note about missing output, shown beside the first line; checkpoints store it. */
  readonly #topMark: TopMark;
  /** The only part that writes to the terminal. */
  readonly #receiver: PortReceiver;
  /** All parts that follow the terminal's life, in the order in which they are notified. */
  readonly #parts: readonly TerminalPart[];
  /** The current port. Messages from an earlier port are ignored. */
  #port: MessagePort | undefined;
  /** False during a replay, whose bells, titles and clipboard requests are old. */
  #isLive = false;
  /** True after earlier output was fetched; the scrollback must not trim that output again. */
  #keepAll = false;
  /** Length of the scrollback in the settings. */
  #scrollbackLines: number;

  /** Creates the terminal for `element`, which fills its pane. */
  constructor(element: HTMLElement, look: TerminalLook, events: TerminalViewEvents) {
    const { settings, palette, drawing } = look;
    const { terminal, fit } = createTerminal(settings, palette);
    this.#element = element;
    this.#terminal = terminal;
    this.#scrollbackLines = settings.scrollbackLines;
    this.#images = new ImagesInView(settings.images, events.words);
    terminal.loadAddon(this.#images);
    this.finder = new Finder(terminal, palette.find, events.onFound);
    this.viewport = new Viewport(terminal, element);
    this.hyperlinks = new Hyperlinks(terminal, events);
    this.commands = new CommandsInView(terminal, () => this.#isLive, events);
    this.#colors = new ColorChanges(terminal);
    this.#trims = new TrimWatch(terminal);
    this.#topMark = new TopMark(terminal);
    this.#input = new TypedInput(terminal, this.#outbox, settings);
    this.#receiver = this.#createReceiver(events);
    this.#display = new Display(terminal, {
      fit,
      colors: this.#colors,
      element,
      drawing,
      isMarked: () => this.finder.isMarked,
      onRoom: () => this.#size.fit(),
    });
    this.#size = new SizeRequests(this.#display, this.#outbox);
    this.#listen(events);
    this.#parts = this.#createParts(events);
  }

  /** Colors and cell size, for replies to the queries of programs (S11). */
  get profile(): TerminalProfile {
    return terminalProfile(this.#terminal, this.#element, this.#images.isOn);
  }

  get isOpen(): boolean {
    return this.#display.isOpen;
  }

  /** Receives the terminal's whole stream from `port`; saved output comes first. */
  connect(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    this.#size.restart();
    this.#receiver.abandon();
    this.#input.restart();
    this.#outbox.use((message) => port.postMessage(message));
    port.addEventListener('message', ({ data }) => {
      if (port === this.#port) this.#receiver.receive(data as ToTerminal);
    });
    port.start();
  }

  configure(settings: TerminalSettings, palette: Palette): void {
    this.#scrollbackLines = settings.scrollbackLines;
    Object.assign(this.#terminal.options, appearance(settings, palette), { scrollback: this.#scrollback });
    this.#display.configure(settings);
    this.finder.setColors(palette.find);
    this.#input.predictions.configure(settings);
    this.#images.configure(settings.images);
    this.#size.fit();
  }

  /** Translates labels and notes; the terminal's own text does not change. */
  relabel(words: Words): void {
    relabelTerminal(this.#terminal, words);
    this.commands.relabel();
  }

  /**
   * Sets the state of the server's link. Focus and mouse reports are sent only while the link is connected.
   */
  setLink(link: LinkPace): void {
    this.#input.setLink(link);
  }

  setShown(shown: boolean): void {
    this.#display.setShown(shown);
  }

  focus(): void {
    this.#terminal.focus();
  }

  get hasSelection(): boolean {
    return this.#terminal.hasSelection();
  }

  /** Returns the selected text, with `lineEnd` between its lines. */
  selection(lineEnd: string): string {
    return selectedText(this.#terminal, lineEnd);
  }

  /** Returns the selection as colored HTML; null when it is too long for that. */
  selectionHtml(): string | null {
    return coloredHtml(this.#terminal);
  }

  get isBracketed(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  selectAll(): void {
    this.#terminal.selectAll();
  }

  /** Sends a confirmed paste to the shell. */
  typePaste(text: string): void {
    this.#input.type(pasteInput(text, this.isBracketed));
    this.#terminal.scrollToBottom();
  }

  dispose(): void {
    this.#notify((part) => part.dispose?.());
    this.#receiver.abandon();
    this.#port?.close();
    this.#port = undefined;
    this.#terminal.dispose();
  }

  #listen(events: TerminalViewEvents): void {
    const terminal = this.#terminal;
    listenToKeys(terminal, this.#element, events.onEnter);
    terminal.onData((data) => {
      if (data !== '\r' || !events.onEnter()) this.#input.type(data);
    });
    terminal.onBinary((data) => this.#input.binary(data));
    terminal.onBell(() => {
      if (this.#isLive) events.onBell(this.#element);
    });
    listenToClipboardRequests(terminal.parser, () => this.#isLive, events.onClipboardRequest);
    // On the alternate screen, xterm.js turns the wheel into arrow keys. They must not accumulate while the
    // link is lost.
    terminal.attachCustomWheelEventHandler(
      () => this.#input.isConnected || terminal.buffer.active.type === 'normal',
    );
  }

  #createParts(events: TerminalViewEvents): readonly TerminalPart[] {
    return [
      this.#topMark,
      { reset: () => this.#trims.reset(), parsed: () => this.#postTrimmed() },
      this.#input.predictions,
      this.#size,
      new TerminalTitle(this.#terminal, this.#outbox, () => this.commands.isRunning),
      new ReturnAnchor(this.#terminal),
      new RepaintAnchor(this.#terminal, () => performance.now()),
      this.commands,
      new Curtain(this.#element),
      this.#display,
      watchTop(this.#terminal, this.#element, events),
      { dispose: () => this.finder.end() },
      {
        // Attributes of the element show the progress to observers outside of the page.
        parsed: (end) => {
          this.#element.dataset['outputEnd'] = String(end);
        },
      },
    ];
  }

  #notify(moment: (part: TerminalPart) => void): void {
    for (const part of this.#parts) moment(part);
  }

  #createReceiver(events: TerminalViewEvents): PortReceiver {
    return new PortReceiver(this.#terminal, {
      post: (message) => this.#outbox.post(message),
      snapshot: () => {
        this.#outbox.post({ type: 'trimmed', to: this.#trims.trimmedTo });
        const colors = this.#colors.text;
        return snapshotText(this.#terminal, { scrollbackLines: MAX_SCROLLBACK_LINES, colors });
      },
      past: () => {
        // The lines become another terminal's scrollback, so they no longer have offsets.
        this.#trims.reset();
        return linesText(this.#terminal);
      },
      onReset: (keepAll) => this.#reset(keepAll),
      onLeave: () => this.#notify((part) => part.leave?.()),
      onReturn: () => this.#notify((part) => part.returned?.()),
      onTopMark: (text) => this.#topMark.show(text),
      topMark: () => this.#topMark.text,
      onReplay: events.onReplay,
      onLive: () => {
        this.#isLive = true;
        this.#notify((part) => part.live?.());
        events.onLive();
      },
      onArrival: (bytes, end) => this.commands.arrives(bytes, end),
      onOutput: (end) => this.#trims.outputEnded(end),
      onInput: (news) => this.#input.predictions.inputReported(news),
      onParsed: (end) => this.#notify((part) => part.parsed?.(end)),
    });
  }

  #reset(keepAll: boolean): void {
    this.#isLive = false;
    this.#keepAll = keepAll;
    this.#terminal.options.scrollback = this.#scrollback;
    this.#notify((part) => part.reset?.());
  }

  get #scrollback(): number {
    return this.#keepAll ? MAX_SCROLLBACK_LINES : this.#scrollbackLines;
  }

  #postTrimmed(): void {
    const to = this.#trims.takeReport();
    if (to !== null) this.#outbox.post({ type: 'trimmed', to });
  }
}
