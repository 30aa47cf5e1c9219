/**
 * A terminal's commands on the page: their marks beside the text, navigation between them, and selection of
 * their output.
 */

import type { IDecoration, IMarker, Terminal } from '@xterm/xterm';
import { MarkScanner } from '../../../protocol/activity/markScanner.ts';
import type { CommandMarks, MarkedCommand } from '../../../terminal/commandMarks.ts';
import { commandMarksOf } from '../../../terminal/patchTerminal.ts';
import type { Words } from '../../../shared/words/english.ts';
import { commandAgain, type CommandAgain } from '../../state/commands/commandAgain.ts';
import { commandWords, stepTo } from '../../state/commands/commandText.ts';
import { outputRows, outputText, type OutputRows } from './commandLines.ts';
import { watchSticky, type StickyEvents } from './stickyWatch.ts';
import type { TerminalPart } from '../terminalPart.ts';

/** Class name of a command's mark in TerminalPane.module.css. */
const MARK = 'command-mark';

type Drawn = { readonly command: MarkedCommand; readonly decoration: IDecoration | undefined };

export type CommandEvents = StickyEvents & {
  /** Returns the UI texts in the current language. */
  readonly words: () => Words;
};

/** The command to which the user navigated, and the scroll position at that moment. */
type Current = { readonly prompt: MarkedCommand['prompt']; readonly viewportY: number };

export class CommandsInView implements TerminalPart {
  readonly #terminal: Terminal;
  readonly #words: () => Words;
  readonly #marks: CommandMarks;
  readonly #scanner = new MarkScanner();
  /** The list that was drawn last; a changed list is a new object. */
  #seen: readonly MarkedCommand[] = [];
  #drawn = new Map<MarkedCommand['prompt'], Drawn>();
  /** Valid only while the scroll position stays at the command. */
  #current: Current | null = null;
  /** @param isLive returns false during a replay: the times of commands in a replay are unknown. */
  constructor(terminal: Terminal, isLive: () => boolean, events: CommandEvents) {
    this.#terminal = terminal;
    this.#words = events.words;
    this.#marks = commandMarksOf(terminal);
    this.#marks.timeBy(() => (isLive() ? Date.now() : null));
    watchSticky(terminal, this.#marks, events);
  }

  /** Scans output for command marks before the terminal parses it; the output ends at the offset `end`. */
  arrives(bytes: Uint8Array, end: number): void {
    for (const mark of this.#scanner.scan(end - bytes.length, bytes))
      if (mark.kind === 'command') this.#marks.expect(mark.end);
  }

  /** True while a marked command runs. */
  get isRunning(): boolean {
    return this.#marks.all.at(-1)?.state === 'running';
  }

  reset(): void {
    this.#scanner.reset();
    this.#marks.expectNone();
    this.#current = null;
    this.#refresh();
  }

  live(): void {
    this.#refresh();
  }

  parsed(): void {
    this.#refresh();
  }

  /** Translates the labels of the marks. */
  relabel(): void {
    for (const { command, decoration } of this.#drawn.values())
      if (decoration?.element?.classList.contains(MARK) === true) this.#label(decoration.element, command);
  }

  /** Draws the commands that changed. */
  #refresh(): void {
    const { all } = this.#marks;
    // Returns early: this runs for every chunk of output, and few chunks change a command.
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

  /**
   * Scrolls to the command before (-1) or after (1) the current one. Without a current one, it starts from
   * the visible part.
   */
  step(by: 1 | -1): void {
    const { type, viewportY, baseY, cursorY } = this.#terminal.buffer.active;
    if (type === 'alternate') return;
    const commands = this.#marks.all.filter(({ state }) => state !== 'prompt');
    const isAtBottom = viewportY === baseY;
    // A command in the first visible row can be the next command, but not the previous one.
    const firstLine = by === 1 ? viewportY - 1 : viewportY;
    const from = this.#currentLine ?? (isAtBottom ? baseY + cursorY : firstLine);
    const line = stepTo(
      commands.map(({ prompt }) => prompt.line),
      from,
      by,
    );
    const command = commands.find(({ prompt }) => prompt.line === line);
    if (command !== undefined) this.goTo(command);
    else if (by === 1) this.#goToPrompt();
  }

  /** Scrolls to the command whose output begins at that offset; returns false when it was trimmed. */
  show(from: number): boolean {
    const command = this.#marks.all.find((marked) => marked.from === from);
    if (command !== undefined) this.goTo(command);
    return command !== undefined;
  }

  /** Scrolls to the command, unless it was trimmed. */
  goTo({ prompt }: MarkedCommand): void {
    if (prompt.isDisposed) return;
    this.#terminal.scrollToLine(prompt.line);
    this.#setCurrent({ prompt, viewportY: this.#terminal.buffer.active.viewportY });
  }

  /** Selects the output of the current command, or else of the last one. */
  selectOutput(): void {
    const rows = this.#outputRows;
    if (rows === undefined) return;
    this.#terminal.selectLines(rows.from, rows.to - 1);
    // Scrolls one row higher than the output, to the command's own line. Otherwise its sticky line would
    // cover the output's first row.
    this.#terminal.scrollToLine(Math.max(0, rows.from - 1));
  }

  /** The same output as text, with `lineEnd` between lines; null when there is none. */
  outputText(lineEnd: string): string | null {
    const rows = this.#outputRows;
    return rows === undefined ? null : outputText(this.#terminal.buffer.normal, rows, lineEnd);
  }

  /** The line of the current command, or else of the last command, for insertion at the prompt. */
  get again(): CommandAgain {
    return commandAgain(this.#words(), this.#marks.all, this.#chosen);
  }

  /** The current command if it ran; otherwise the last command that ran. */
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

  /** Scrolls to the prompt at the bottom, which follows the last command. */
  #goToPrompt(): void {
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
    // A decoration uses only those members of a marker that the prompt's position has too.
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
