/** One terminal on the page: xterm.js behind the messages of its port. */

import type { IDisposable, Terminal } from '@xterm/xterm';
import type { ToTerminal } from '../../preload/terminalPort.ts';
import type { Words } from '../../shared/words/english.ts';
import { sameSize, type TerminalProfile, type Size } from '../../protocol/messages/common.ts';
import { ColorChanges } from '../../terminal/colorChanges.ts';
import { linesText, snapshotText } from '../../terminal/snapshotText.ts';
import { pasteInput } from '../state/clipboard/paste.ts';
import { appearance, type TerminalSettings } from './drawing/appearance.ts';
import { listenToRequests } from './clipboard/clipboardRequest.ts';
import { coloredHtml } from './clipboard/coloredHtml.ts';
import { CommandsInView } from './commands/commandsInView.ts';
import { createTerminal, MAX_SCROLLBACK_LINES } from './drawing/createTerminal.ts';
import { Curtain, HIDDEN_MS } from './replay/curtain.ts';
import { Display, type Drawing } from './drawing/display.ts';
import { Finder } from './find/finder.ts';
import type { Palette } from './drawing/palettes.ts';
import { ImagesInView } from './images/imagesInView.ts';
import { Hyperlinks } from './hints/hyperlinks.ts';
import { listenToKeys } from './input/keyboard.ts';
import { Outbox } from './input/outbox.ts';
import { PortReceiver } from './replay/portReceiver.ts';
import { selectedText } from './clipboard/selectedText.ts';
import { Viewport } from './hints/viewport.ts';
import { terminalProfile } from './drawing/terminalProfile.ts';
import type { TerminalViewEvents } from './terminalViewEvents.ts';
import { showTopMark, type TopMark } from './replay/topMark.ts';
import { watchTop } from './replay/topWatch.ts';
import { relabelTerminal } from './terminalWords.ts';
import { TrimWatch } from './replay/trimWatch.ts';
import type { LinkPace } from './prediction/predictions.ts';
import { TypedInput } from './input/typedInput.ts';
import { ReturnAnchor } from './replay/returnAnchor.ts';

/** A program's title, characters; nobody can read more. */
const MAX_TITLE_CHARS = 1_000;

/** Lives as long as its tab; hidden tabs go on parsing. */
export class TerminalView {
  readonly finder: Finder;
  readonly commands: CommandsInView;
  readonly links: Hyperlinks;
  readonly sight: Viewport;
  readonly #terminal: Terminal;
  readonly #display: Display;
  readonly #colors: ColorChanges;
  readonly #element: HTMLElement;
  readonly #receiver: PortReceiver;
  readonly #topWatch: IDisposable;
  readonly #trims: TrimWatch;
  readonly #curtain: Curtain;
  readonly #outbox = new Outbox();
  readonly #input: TypedInput;
  readonly #images: ImagesInView;
  #port: MessagePort | undefined;
  #live = false;
  #toldSize: Size | undefined;
  #title: string | undefined;
  /** The last title that was set while no command ran. */
  #shellTitle = '';
  #keepAll = false;
  #scrollbackLines: number;
  #topMark: TopMark | undefined;
  readonly #returnAnchor: ReturnAnchor;

  /** Builds the terminal for `element`, which fills its tab. */
  constructor(
    element: HTMLElement,
    settings: TerminalSettings,
    palette: Palette,
    drawing: Drawing,
    events: TerminalViewEvents,
  ) {
    this.#element = element;
    this.#curtain = new Curtain(element);
    this.#scrollbackLines = settings.scrollbackLines;
    const { terminal, fit } = createTerminal(settings, palette);
    this.#terminal = terminal;
    terminal.loadAddon((this.#images = new ImagesInView(settings.images, events.words)));
    this.finder = new Finder(terminal, palette.find, events.onFound);
    this.sight = new Viewport(terminal, element);
    this.links = new Hyperlinks(terminal, events);
    this.commands = new CommandsInView(terminal, () => this.#live, events);
    this.#colors = new ColorChanges(terminal);
    this.#returnAnchor = new ReturnAnchor(terminal);
    this.#trims = new TrimWatch(terminal);
    this.#input = new TypedInput(terminal, this.#outbox, settings);
    this.#receiver = this.#makeReceiver(events);
    this.#display = new Display(terminal, {
      fit,
      colors: this.#colors,
      element,
      drawing,
      isMarked: () => this.finder.isMarked,
      onRoom: () => this.#fitNow(),
    });
    this.#listen(events);
    this.#topWatch = watchTop(terminal, element, events);
  }

  /** Colors and cell size, for whoever answers questions about this terminal (S11). */
  get profile(): TerminalProfile {
    return terminalProfile(this.#terminal, this.#element, this.#images.isOn);
  }

  get isOpen(): boolean {
    return this.#display.isOpen;
  }

  /** Takes the terminal's life over from `port`, from its beginning. */
  connect(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    this.#toldSize = undefined;
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
    this.#fitNow();
  }

  /** What it says besides its text is in other words from now on. */
  relabel(words: Words): void {
    relabelTerminal(this.#terminal, words);
    this.commands.relabel();
  }

  /** How its server is reached: only one that is there takes reports of focus and mouse. */
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

  /** The selected text, its lines ended by `lineEnd`. */
  selection(lineEnd: string): string {
    return selectedText(this.#terminal, lineEnd);
  }

  /** The same in its colors, or null where it is too much for that. */
  selectionHtml(): string | null {
    return coloredHtml(this.#terminal);
  }

  get isBracketed(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  selectAll(): void {
    this.#terminal.selectAll();
  }

  /** Types a paste that was agreed to. */
  typePaste(text: string): void {
    this.#input.type(pasteInput(text, this.isBracketed));
    this.#terminal.scrollToBottom();
  }

  dispose(): void {
    this.#curtain.lift();
    this.#display.stop();
    this.#topWatch.dispose();
    this.finder.end();
    this.#input.predictions.dispose();
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
    terminal.onBell(() => this.#live && events.onBell(this.#element));
    listenToRequests(terminal.parser, () => this.#live, events.onClipboardRequest);
    terminal.onTitleChange((title) => {
      this.#title = title.slice(0, MAX_TITLE_CHARS);
      if (!this.commands.isRunning) this.#shellTitle = this.#title;
      if (this.#live) this.#tellTitle();
    });
    // In the alternate screen xterm.js turns the wheel into arrow keys: nobody means to type those into a lost link.
    terminal.attachCustomWheelEventHandler(
      () => this.#input.isLinked || terminal.buffer.active.type === 'normal',
    );
  }

  #makeReceiver(events: TerminalViewEvents): PortReceiver {
    return new PortReceiver(this.#terminal, {
      post: (message) => this.#outbox.post(message),
      snapshot: () => {
        this.#outbox.post({ type: 'trimmed', to: this.#trims.trimmedTo });
        const colors = this.#colors.text;
        return snapshotText(this.#terminal, { scrollbackLines: MAX_SCROLLBACK_LINES, colors });
      },
      past: () => {
        // They are another terminal's now, and have no offsets in this one.
        this.#trims.reset();
        return linesText(this.#terminal);
      },
      onReset: (keepAll) => this.#begin(keepAll),
      onLeave: () => {
        this.#returnAnchor.leave();
        this.#hide(HIDDEN_MS.return);
      },
      onReturn: () => this.#returnAnchor.find(),
      onTopMark: (text) => void (this.#topMark = showTopMark(this.#terminal, text)),
      topMark: () => this.#topMark?.text ?? null,
      onReplay: events.onReplay,
      onLive: () => {
        this.#goLive();
        events.onLive();
      },
      onArrival: (bytes, end) => this.commands.arrives(bytes, end),
      onOutput: (end) => this.#trims.parsed(end),
      onInput: (news) => this.#input.predictions.told(news),
      onParsed: (end) => {
        this.#tellTrim();
        this.#input.predictions.printed();
        this.commands.refresh();
        this.#restoreTitle();
        // Outsiders that watch the page see how far it is.
        this.#element.dataset['outputEnd'] = String(end);
      },
    });
  }

  #begin(keepAll: boolean): void {
    this.#topMark?.dispose();
    this.#topMark = undefined;
    this.#trims.reset();
    this.commands.reset();
    this.#keepAll = keepAll;
    this.#terminal.options.scrollback = this.#scrollback;
    this.#hide(HIDDEN_MS.replay);
  }

  /** What was fetched from the history must not fall out of the scrollback again. */
  get #scrollback(): number {
    return this.#keepAll ? MAX_SCROLLBACK_LINES : this.#scrollbackLines;
  }

  #hide(longestMs: number): void {
    this.#live = false;
    this.#input.predictions.setLive(false);
    this.#title = undefined;
    this.#shellTitle = '';
    this.#curtain.draw(longestMs);
  }

  #goLive(): void {
    this.#live = true;
    this.#input.predictions.setLive(true);
    this.#fitNow();
    this.#restoreTitle();
    this.#tellTitle();
    this.#returnAnchor.show();
    this.commands.refresh();
    this.#curtain.lift();
  }

  #tellTrim(): void {
    const to = this.#trims.news();
    if (to !== null) this.#outbox.post({ type: 'trimmed', to });
  }

  /** Returns to the shell's title once the program that set another one has ended. */
  #restoreTitle(): void {
    if (this.#title === undefined || this.#title === this.#shellTitle || this.commands.isRunning) return;
    this.#title = this.#shellTitle;
    if (this.#live) this.#tellTitle();
  }

  /** In a replay programs set their titles again; only the last one counts. */
  #tellTitle(): void {
    if (this.#title !== undefined) this.#outbox.post({ type: 'title', title: this.#title });
  }

  /** Says what would fill the tab; the terminal takes the size when the tty has it, and with it its output (S8). */
  #fitNow(): void {
    if (!this.#live) return;
    const { room } = this.#display;
    if (room === null || (this.#toldSize !== undefined && sameSize(room, this.#toldSize))) return;
    this.#toldSize = room;
    this.#outbox.post({ type: 'resize', size: room });
  }
}
