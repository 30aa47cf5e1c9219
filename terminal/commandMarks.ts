/** Commands that the shell marked in its output (OSC 133 and 633): their lines, times and exit codes. */

import { OwnMarks } from '../protocol/activity/ownMarks.ts';
import { exactLineOf, MARK_CODES, shellMarkOf, type ShellMark } from '../protocol/activity/shellMark.ts';
import { leaveAlternateScreen, resetLeftModes } from './leftModes.ts';
import { internalsOf, type BufferInternals, type LineMarker } from './terminalInternals.ts';

/** A command in the normal buffer. */
export type MarkedCommand = {
  readonly state: 'prompt' | 'running' | 'finished';
  /** First line of the command's prompt, or of its output if the shell marks no prompts. */
  readonly prompt: LineMarker;
  /** First line of the command's output; null while there is none. */
  readonly output: LineMarker | null;
  /** Line after the command's output; null while the command runs. */
  readonly end: LineMarker | null;
  readonly exitCode: number | null;
  /** Duration, ms; null if the command was not timed, e.g. when it was replayed. */
  readonly durationMs: number | null;
  /** Output offset of the first byte of the command's output; null if unknown. */
  readonly from: number | null;
  /** Exact command line; null if the shell does not report it, or if the command comes from a snapshot. */
  readonly line: string | null;
};

/**
 * Max commands that are kept. The number is small, because xterm.js moves every marker for each line that leaves the
 * scrollback.
 */
export const MAX_MARKED_COMMANDS = 200;

/** Private OSC command that only snapshots contain. Other terminals ignore it. */
const OSC_COMMAND = 7420;
const STATES = ['prompt', 'running', 'finished'] as const;
/** One command: state; lines of prompt, output and end; exit code; duration; offset. Unknown fields are empty. */
const RECORD = /^([012]);(-?\d{1,8});(-?\d{0,8});(-?\d{0,8});(-?\d{0,10});(\d{0,15});(\d{0,15})$/;

type OscHandlers = {
  readonly registerOscHandler: (command: number, handler: (data: string) => boolean) => unknown;
};

export class CommandMarks {
  readonly #core: ReturnType<typeof internalsOf>;
  #buffer: BufferInternals;
  /** Tells the marks of the session's shell from those of shells inside its commands. */
  readonly #own = new OwnMarks();
  /** Commands, oldest first. The list is replaced at each change, so that callers can compare it by identity. */
  #commands: readonly MarkedCommand[] = [];
  /** Returns the wall time, ms since 1970, or null while a replay is parsed. */
  #now: () => number | null = () => null;
  /** Start time of the running command, from `#now`. */
  #startedAt: number | null = null;
  /** Command line that the shell reported before the command mark. */
  #reportedLine: string | null = null;
  /** Output offsets of command marks that were announced but not parsed yet. */
  #expected: number[] = [];

  constructor(core: ReturnType<typeof internalsOf>) {
    this.#core = core;
    this.#buffer = core.buffers.normal;
    const input = core._inputHandler as unknown as OscHandlers;
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

  /** Commands whose prompt line still exists, oldest first. It is the same list object until something changes. */
  get all(): readonly MarkedCommand[] {
    this.#forgetLost();
    return this.#commands;
  }

  /** Sets the clock that times commands. It returns null while a replay is parsed. */
  timeBy(now: () => number | null): void {
    this.#now = now;
  }

  /** Announces a command mark whose output starts at `offset`. */
  expect(offset: number): void {
    this.#expected.push(offset);
  }

  /** Cancels all announced command marks. */
  expectNone(): void {
    this.#expected = [];
  }

  /** Disposes markers of rows that a smaller size cut off at the bottom, because xterm.js does not. */
  resized(): void {
    const { length } = this.#core.buffers.normal.lines;
    for (const { prompt, output, end } of this.all)
      for (const marker of [prompt, output, end])
        if (marker !== null && marker.line >= length) marker.dispose();
  }

  /**
   * Returns the sequences that restore the marks in a terminal that has the lines `first` to `last`, with its cursor in `last`.
   */
  textFor(first: number, last: number): string {
    const line = (marker: LineMarker | null): number | '' =>
      marker === null || marker.isDisposed || marker.line < first ? '' : marker.line - last;
    return this.all
      .filter(({ prompt }) => prompt.line >= first)
      .map(({ state, prompt, output, end, exitCode, durationMs, from }) => {
        const lines = [line(prompt), line(output), line(end)];
        const rest = [exitCode ?? '', durationMs ?? '', from ?? ''];
        return `\u001b]${OSC_COMMAND};${[STATES.indexOf(state), ...lines, ...rest].join(';')}\u0007`;
      })
      .join('');
  }

  #take(mark: ShellMark | undefined, line: string | null): void {
    const from = mark?.kind === 'command' ? (this.#expected.shift() ?? null) : null;
    if (mark === undefined) return;
    const isOwn = this.#own.isOwn(mark);
    if (mark.kind === 'finished') this.#resetModes(isOwn);
    // Only the normal buffer has a scrollback; a multiplexer redraws the alternate screen.
    if (!isOwn) return;
    if (this.#core.buffers.active !== this.#core.buffers.normal) return;
    this.#forgetLost();
    if (mark.kind === 'prompt') this.#prompt();
    else if (mark.kind === 'line') this.#reportedLine = line;
    else if (mark.kind === 'command') this.#begin(from, line ?? this.#reportedLine);
    else if (mark.kind === 'finished') this.#finish(mark.exitCode);
  }

  /** The shell is back at its prompt: modes are what the program left, which may have been killed. */
  #resetModes(isOwn: boolean): void {
    const { buffers } = this.#core;
    // In the alternate screen a multiplexer may show a shell that marks its own commands.
    const isInside = buffers.active !== buffers.normal && !(isOwn && this.all.at(-1)?.state === 'running');
    if (isInside) return;
    if (buffers.active !== buffers.normal) leaveAlternateScreen(this.#core);
    resetLeftModes(this.#core);
  }

  /** Adds a prompt; drops prompts whose command never ran, and everything the new prompt is drawn over. */
  #prompt(): void {
    this.#reportedLine = null;
    const line = this.#cursorLine;
    const isKept = ({ state, prompt }: MarkedCommand): boolean => state !== 'prompt' && prompt.line < line;
    for (const command of this.#commands) if (!isKept(command)) dispose(command);
    this.#commands = this.#commands.filter(isKept);
    // The shell did not mark the end of this command.
    if (this.#commands.at(-1)?.state === 'running') this.#finish(null);
    this.#add({ ...UNKNOWN, state: 'prompt', prompt: this.#mark(line) });
  }

  #begin(from: number | null, line: string | null): void {
    const output = this.#mark(this.#cursorLine);
    // Of several lines that were pasted at once, a shell may not mark each end.
    this.#finish(null);
    const last = this.#commands.at(-1);
    this.#startedAt = this.#now();
    this.#reportedLine = null;
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

  /** Returns a marker at a line relative to the cursor's line; null if there is no such line. */
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

  /**
   * Drops commands whose prompt line was erased or left the scrollback. After a reset, which creates new buffers, it drops all.
   */
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
