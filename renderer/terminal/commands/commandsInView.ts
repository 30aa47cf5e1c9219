/** The commands of a terminal on the page: marked beside its text, gone to, and their output selected. */

import type { IDecoration, IMarker, Terminal } from '@xterm/xterm';
import { MarkScanner } from '../../../protocol/activity/markScanner.ts';
import type { CommandMarks, MarkedCommand } from '../../../terminal/commandMarks.ts';
import { commandMarksOf } from '../../../terminal/tameTerminal.ts';
import type { Words } from '../../../shared/words/english.ts';
import { commandAgain, type CommandAgain } from '../../state/commands/commandAgain.ts';
import { commandWords, stepTo } from '../../state/commands/commandText.ts';
import { outputRows, outputText, type OutputRows } from './commandLines.ts';
import { watchSticky, type StickyEvents } from './stickyWatch.ts';

/** How styles find a mark (TerminalPane.module.css). */
const MARK = 'command-mark';

type Drawn = { readonly command: MarkedCommand; readonly decoration: IDecoration | undefined };

/** What the commands tell, and ask, of those around the terminal. */
export type CommandEvents = StickyEvents & {
  /** In which words commands are spoken of now. */
  readonly words: () => Words;
};

type Current = { readonly prompt: MarkedCommand['prompt']; readonly viewportY: number };

export class CommandsInView {
  readonly #terminal: Terminal;
  readonly #marks: CommandMarks;
  readonly #scanner = new MarkScanner();
  #seen: readonly MarkedCommand[] = [];
  #drawn = new Map<MarkedCommand['prompt'], Drawn>();
  /** The command that was gone to, while the view stays there. */
  #current: Current | null = null;

  readonly #words: () => Words;

  /** @param isLive says whether output is parsed as it is printed, and not replayed. */
  constructor(terminal: Terminal, isLive: () => boolean, events: CommandEvents) {
    this.#terminal = terminal;
    this.#words = events.words;
    this.#marks = commandMarksOf(terminal);
    this.#marks.timeBy(() => (isLive() ? Date.now() : null));
    watchSticky(terminal, this.#marks, events);
  }

  /** Output that ends at offset `end` will be parsed next. */
  arrives(bytes: Uint8Array, end: number): void {
    for (const mark of this.#scanner.scan(end - bytes.length, bytes))
      if (mark.kind === 'command') this.#marks.expect(mark.end);
  }

  /** True while a marked command runs. */
  get isRunning(): boolean {
    return this.#marks.all.at(-1)?.state === 'running';
  }

  /** A new terminal begins. */
  reset(): void {
    this.#scanner.reset();
    this.#marks.expectNone();
    this.#current = null;
    this.refresh();
  }

  /** The marks say the same in other words from now on. */
  relabel(): void {
    for (const { command, decoration } of this.#drawn.values())
      if (decoration?.element?.classList.contains(MARK) === true) this.#label(decoration.element, command);
  }

  /** Draws what changed since the last time. */
  refresh(): void {
    const { all } = this.#marks;
    // Every piece of output comes through here, and few change a command.
    if (all === this.#seen) return;
    this.#seen = all;
    const before = this.#drawn;
    this.#drawn = new Map();
    for (const command of all) {
      if (command.state === 'prompt') continue;
      const drawn = before.get(command.prompt);
      before.delete(command.prompt);
      const isSame = drawn?.command === command;
      if (!isSame) drawn?.decoration?.dispose();
      this.#drawn.set(command.prompt, isSame ? drawn : { command, decoration: this.#draw(command) });
    }
    for (const { decoration } of before.values()) decoration?.dispose();
  }

  /** Scrolls to the command before (-1) or behind (1) the one that was gone to last, or what is in sight. */
  step(by: 1 | -1): void {
    const { type, viewportY, baseY, cursorY } = this.#terminal.buffer.active;
    if (type === 'alternate') return;
    const commands = this.#marks.all.filter(({ state }) => state !== 'prompt');
    const from =
      this.#currentLine ?? (viewportY === baseY ? baseY + cursorY : viewportY + (by === 1 ? -1 : 0));
    const line = stepTo(
      commands.map(({ prompt }) => prompt.line),
      from,
      by,
    );
    const command = commands.find(({ prompt }) => prompt.line === line);
    if (command !== undefined) this.goTo(command);
    else if (by === 1) this.#leave();
  }

  /** Goes to the command whose output begins at that offset; false when it is not there any more. */
  show(from: number): boolean {
    const command = this.#marks.all.find((one) => one.from === from);
    if (command !== undefined) this.goTo(command);
    return command !== undefined;
  }

  /** Scrolls to it, unless it is not there any more. */
  goTo({ prompt }: MarkedCommand): void {
    if (prompt.isDisposed) return;
    this.#terminal.scrollToLine(prompt.line);
    this.#setCurrent({ prompt, viewportY: this.#terminal.buffer.active.viewportY });
  }

  /** Selects what the command printed that was gone to, or the last one. */
  selectOutput(): void {
    const rows = this.#outputRows;
    if (rows === undefined) return;
    this.#terminal.selectLines(rows.from, rows.to - 1);
    // The row above has the command itself, in whose place its line would hide the first of the output.
    this.#terminal.scrollToLine(Math.max(0, rows.from - 1));
  }

  /** The same as text, its lines ended by `lineEnd`; null where there is none. */
  outputText(lineEnd: string): string | null {
    const rows = this.#outputRows;
    return rows === undefined ? null : outputText(this.#terminal.buffer.normal, rows, lineEnd);
  }

  /** The line of the command that was gone to, or of the last one, to be inserted at the prompt. */
  get again(): CommandAgain {
    return commandAgain(this.#words(), this.#marks.all, this.#chosen);
  }

  /** Of those that ran, the one that was gone to, or the last one. */
  get #chosen(): MarkedCommand | undefined {
    const ran = this.#marks.all.filter(({ output }) => output !== null && !output.isDisposed);
    return ran.find(({ prompt }) => prompt.line === this.#currentLine) ?? ran.at(-1);
  }

  get #outputRows(): OutputRows | undefined {
    const { baseY, cursorY, type } = this.#terminal.buffer.active;
    const command = this.#chosen;
    return command === undefined || type === 'alternate'
      ? undefined
      : outputRows(command, baseY + cursorY + 1);
  }

  get #currentLine(): number | undefined {
    const { prompt, viewportY } = this.#current ?? {};
    const isThere = prompt?.isDisposed === false && viewportY === this.#terminal.buffer.active.viewportY;
    return isThere ? prompt.line : undefined;
  }

  /** Behind the last command there is the prompt. */
  #leave(): void {
    this.#terminal.scrollToBottom();
    this.#setCurrent(null);
  }

  #setCurrent(current: Current | null): void {
    const changed = [this.#current?.prompt, current?.prompt];
    this.#current = current;
    for (const prompt of changed) {
      const element = prompt && this.#drawn.get(prompt)?.decoration?.element;
      if (element !== undefined) this.#mark(element, prompt === current?.prompt);
    }
  }

  #label(element: HTMLElement, command: MarkedCommand): void {
    const { mark, words } = commandWords(this.#words(), command);
    element.dataset['mark'] = mark;
    element.setAttribute('aria-label', words);
    element.title = words;
  }

  #mark(element: HTMLElement, isCurrent: boolean): void {
    if (isCurrent) element.setAttribute('aria-current', 'true');
    else element.removeAttribute('aria-current');
  }

  #draw(command: MarkedCommand): IDecoration | undefined {
    // It has all of a marker that a decoration asks for.
    const marker = command.prompt as unknown as IMarker;
    const decoration = this.#terminal.registerDecoration({ marker, x: 0, width: 1, layer: 'top' });
    decoration?.onRender((element) => {
      if (element.classList.contains(MARK)) return;
      element.classList.add(MARK);
      element.setAttribute('role', 'img');
      this.#label(element, command);
      this.#mark(element, command.prompt === this.#current?.prompt);
    });
    return decoration;
  }
}
