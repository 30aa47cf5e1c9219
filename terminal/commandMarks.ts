/** Where a terminal's lines show the commands that its shell marked (OSC 133 and 633), and how each went. */

import { exactLineOf, MARK_CODES, shellMarkOf, type ShellMark } from '../protocol/activity/shellMark.ts';
import { leaveAlternateScreen, resetLeftModes } from './leftModes.ts';
import { internalsOf, type BufferInternals, type LineMarker } from './terminalInternals.ts';

/** A command in the normal buffer, oldest first in {@link CommandMarks.all}. */
export type MarkedCommand = {
  readonly state: 'prompt' | 'running' | 'finished';
  /** The first line of its prompt; of its output where the shell marks no prompts. */
  readonly prompt: LineMarker;
  /** The first line of its output, and the line behind it; null while there is none. */
  readonly output: LineMarker | null;
  readonly end: LineMarker | null;
  readonly exitCode: number | null;
  /** Null where nobody saw it run: it was replayed. */
  readonly durationMs: number | null;
  /** Offset at which its output begins; null where that is not known. */
  readonly from: number | null;
  /** What was typed, exactly; null where its shell does not say it, or it was restored from a snapshot. */
  readonly line: string | null;
};

/** Commands that are kept: xterm.js moves each of their markers with every line that falls out of the scrollback. */
export const MAX_MARKED_COMMANDS = 200;

/** An operating system command of our own, in snapshots alone: no other terminal minds it. */
const OSC_COMMAND = 7420;
const STATES = ['prompt', 'running', 'finished'] as const;
/** State, lines of prompt, output and end, exit code, duration, offset; what is not known is empty. */
const RECORD = /^([012]);(-?\d{1,8});(-?\d{0,8});(-?\d{0,8});(-?\d{0,10});(\d{0,15});(\d{0,15})$/;

type Listening = {
  readonly registerOscHandler: (command: number, handler: (data: string) => boolean) => unknown;
};

export class CommandMarks {
  readonly #core: ReturnType<typeof internalsOf>;
  #buffer: BufferInternals;
  /** Replaced whenever it changes: who has seen it knows it again. */
  #commands: readonly MarkedCommand[] = [];
  /** Wall time, ms since 1970, or null while what is parsed happened at another time. */
  #now: () => number | null = () => null;
  #startedAt: number | null = null;
  /** The line of the command that begins next, where the shell says it before. */
  #statedLine: string | null = null;
  /** Offsets of command marks that are still to be parsed. */
  #expected: number[] = [];

  constructor(core: ReturnType<typeof internalsOf>) {
    this.#core = core;
    this.#buffer = core.buffers.normal;
    const input = core._inputHandler as unknown as Listening;
    for (const code of MARK_CODES)
      input.registerOscHandler(code, (data) => {
        const text = `${code};${data}`;
        this.#take(shellMarkOf(text), exactLineOf(text));
        return false;
      });
    input.registerOscHandler(OSC_COMMAND, (data) => {
      this.#restore(data);
      return true;
    });
  }

  /** Those whose prompt is still there; the same list as long as nothing changed. */
  get all(): readonly MarkedCommand[] {
    this.#forgetLost();
    return this.#commands;
  }

  /** From now on commands are timed by this clock; null means that what is parsed is a replay. */
  timeBy(now: () => number | null): void {
    this.#now = now;
  }

  /** A command mark will be parsed whose output begins at `offset`. */
  expect(offset: number): void {
    this.#expected.push(offset);
  }

  /** What was expected will not come. */
  expectNone(): void {
    this.#expected = [];
  }

  /** Rows that a smaller size cut off below are gone, and xterm.js leaves their markers behind. */
  resized(): void {
    const { length } = this.#core.buffers.normal.lines;
    for (const { prompt, output, end } of this.all)
      for (const marker of [prompt, output, end])
        if (marker !== null && marker.line >= length) marker.dispose();
  }

  /** Marks them in a terminal that has the lines from `first` to `last`, while its cursor is in `last`. */
  textFor(first: number, last: number): string {
    const line = (marker: LineMarker | null): number | '' =>
      marker === null || marker.isDisposed || marker.line < first ? '' : marker.line - last;
    return this.all
      .filter(({ prompt }) => prompt.line >= first)
      .map(({ state, prompt, output, end, exitCode, durationMs, from }) => {
        const places = [line(prompt), line(output), line(end)];
        const rest = [exitCode ?? '', durationMs ?? '', from ?? ''];
        return `\u001b]${OSC_COMMAND};${[STATES.indexOf(state), ...places, ...rest].join(';')}\u0007`;
      })
      .join('');
  }

  #take(mark: ShellMark | undefined, line: string | null): void {
    const from = mark?.kind === 'command' ? (this.#expected.shift() ?? null) : null;
    if (mark?.kind === 'finished') this.#resetModes();
    // Only the normal buffer has a past; a multiplexer's screen is redrawn as it likes.
    if (mark === undefined || this.#core.buffers.active !== this.#core.buffers.normal) return;
    this.#forgetLost();
    if (mark.kind === 'prompt') this.#prompt();
    else if (mark.kind === 'line') this.#statedLine = line;
    else if (mark.kind === 'command') this.#begin(from, line ?? this.#statedLine);
    else if (mark.kind === 'finished') this.#finish(mark.exitCode);
  }

  /** The shell is back at its prompt: modes are what the program left, which may have been killed. */
  #resetModes(): void {
    const { buffers } = this.#core;
    // In the alternate screen a multiplexer may show a shell that marks its own commands.
    const isInside = buffers.active !== buffers.normal && this.all.at(-1)?.state !== 'running';
    if (isInside) return;
    if (buffers.active !== buffers.normal) leaveAlternateScreen(this.#core);
    resetLeftModes(this.#core);
  }

  /** What never ran has no place in the past, and what the new prompt is drawn over has none either. */
  #prompt(): void {
    this.#statedLine = null;
    const line = this.#cursorLine;
    const isKept = ({ state, prompt }: MarkedCommand): boolean => state !== 'prompt' && prompt.line < line;
    for (const command of this.#commands) if (!isKept(command)) dispose(command);
    this.#commands = this.#commands.filter(isKept);
    // It ended without a word.
    if (this.#commands.at(-1)?.state === 'running') this.#finish(null);
    this.#add({ ...UNKNOWN, state: 'prompt', prompt: this.#mark(line) });
  }

  #begin(from: number | null, line: string | null): void {
    const output = this.#mark(this.#cursorLine);
    const last = this.#commands.at(-1);
    this.#startedAt = this.#now();
    this.#statedLine = null;
    const begun = { state: 'running', output, from, line } as const;
    if (last?.state === 'prompt') this.#replaceLast({ ...last, ...begun });
    else this.#add({ ...UNKNOWN, ...begun, prompt: this.#mark(this.#cursorLine) });
  }

  #finish(exitCode: number | null): void {
    const last = this.#commands.at(-1);
    if (last?.state !== 'running') return;
    const now = this.#now();
    const durationMs = now === null || this.#startedAt === null ? null : Math.max(0, now - this.#startedAt);
    const end = this.#mark(this.#cursorLine);
    this.#replaceLast({ ...last, state: 'finished', end, exitCode, durationMs });
  }

  #restore(data: string): void {
    const [, state, prompt, output, end, exitCode, durationMs, from] = RECORD.exec(data) ?? [];
    const marker = prompt === undefined ? null : this.#markAt(prompt);
    if (marker === null || this.#core.buffers.active !== this.#core.buffers.normal) return;
    this.#forgetLost();
    this.#add({
      state: STATES[Number(state)] ?? 'prompt',
      prompt: marker,
      output: this.#markAt(output),
      end: this.#markAt(end),
      exitCode: numberOf(exitCode),
      durationMs: numberOf(durationMs),
      from: numberOf(from),
      line: null,
    });
  }

  get #cursorLine(): number {
    const { ybase, y } = this.#core.buffers.normal;
    return ybase + y;
  }

  #mark(line: number): LineMarker {
    return this.#core.buffers.normal.addMarker(line);
  }

  /** At a line counted from the cursor's; null where there is none. */
  #markAt(offset: string | undefined): LineMarker | null {
    const line = this.#cursorLine + (numberOf(offset) ?? Number.NaN);
    return line >= 0 && line < this.#core.buffers.normal.lines.length ? this.#mark(line) : null;
  }

  #replaceLast(command: MarkedCommand): void {
    this.#commands = [...this.#commands.slice(0, -1), command];
  }

  #add(command: MarkedCommand): void {
    const [oldest, ...others] = this.#commands;
    const isFull = oldest !== undefined && this.#commands.length >= MAX_MARKED_COMMANDS;
    if (isFull) dispose(oldest);
    this.#commands = [...(isFull ? others : this.#commands), command];
  }

  /** A reset makes other buffers; erased lines, and those that fell out of the scrollback, lose their marks. */
  #forgetLost(): void {
    const { normal } = this.#core.buffers;
    if (normal !== this.#buffer) this.#commands = [];
    this.#buffer = normal;
    if (!this.#commands.some(({ prompt }) => prompt.isDisposed)) return;
    for (const command of this.#commands) if (command.prompt.isDisposed) dispose(command);
    this.#commands = this.#commands.filter(({ prompt }) => !prompt.isDisposed);
  }
}

const UNKNOWN = { output: null, end: null, exitCode: null, durationMs: null, from: null, line: null };

function dispose({ prompt, output, end }: MarkedCommand): void {
  for (const marker of [prompt, output, end]) marker?.dispose();
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' || text === '-' ? null : Number(text);
}
