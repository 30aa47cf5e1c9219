/**
 * Foresees what typed keys do to the line at the cursor, before a slow link brings their echo. It only reads the terminal,
 * so that what the terminal shows in the end never depends on it.
 */

import { typedKeys } from './keys.ts';
import {
  afterSteps,
  foreseen,
  isLost,
  isShown,
  rowAtCursor,
  shownOf,
  stepsShown,
  withKey,
  type InFlight,
  type Row,
} from './row.ts';
import type { LineHold, PredictedScreen } from './predictedView.ts';
import type { EditedLine } from './line.ts';

/** An echo follows within this time after the shell took a key, or it does not come as foreseen, ms. */
export const ECHO_WITHIN_MS = 200;
/** Keys that are followed one by one; more only wait to be echoed. */
export const MAX_IN_FLIGHT = 2_000;

/** What the line at the cursor will be. */
export type Prediction = {
  readonly hold: LineHold;
  readonly start: number;
  readonly line: EditedLine;
  /** Cells that the screen may show of the line as it was. */
  readonly cells: number;
  /** Whether the cursor will be where the line has it: not when a key ended the line. */
  readonly hasCursor: boolean;
  /** When the first key of it was typed. */
  readonly typedAt: number;
};

export class Predictor {
  readonly #screen: PredictedScreen;
  /** Oldest first; what was echoed is no longer among them. */
  #inFlight: InFlight[] = [];
  /** The keys up to there are waited for before anything can be foreseen again. */
  #blindTo = 0;
  #row: Row | undefined;
  /** Where the shell said that its prompt ends, and whether only foreseeable keys were typed since. */
  #prompt: { readonly hold: LineHold; readonly col: number; isFresh: boolean } | undefined;
  /** Whether what was typed at the prompt runs, as the shell said. */
  #isRunning = false;
  /** Offsets behind the Enters since the shell marked its last prompt, oldest first. */
  #enters: number[] = [];
  #isConnected = true;

  constructor(screen: PredictedScreen) {
    this.#screen = screen;
  }

  /** What to show in place of the line at the cursor; undefined where nothing is foreseen, or no echo is proven. */
  get prediction(): Prediction | undefined {
    const row = this.#row;
    const first = row?.steps[0];
    if (row === undefined || first === undefined || !row.isProven || this.#screen.isAlternate)
      return undefined;
    const { hold, start, echoed, isOpen } = row;
    const line = foreseen(row);
    const cells = Math.max(echoed.cells.length, ...row.steps.map((step) => step.line.cells.length));
    return { hold, start, line, cells, hasCursor: isOpen, typedAt: first.typed.typedAt };
  }

  /** When `tick` is due next; undefined while nothing is waited for. */
  get dueAt(): number | undefined {
    const next = this.#isConnected ? this.#inFlight[0]?.receivedAt : undefined;
    return next === undefined ? undefined : next + ECHO_WITHIN_MS;
  }

  /** Input that ends at offset `end` was typed. */
  typed(data: string, end: number, now: number): void {
    for (const { key, end: keyEnd } of typedKeys(data, end))
      this.#take({ key, end: keyEnd, typedAt: now, receivedAt: undefined });
  }

  /** The shell has all input below `offset`. */
  received(offset: number, now: number): void {
    for (const typed of this.#inFlight) if (typed.end <= offset) typed.receivedAt ??= now;
    this.#advance(now);
  }

  /** What was not received never will be. */
  discarded(): void {
    // Where a key ended the line, nobody knows how much the shell had got by then.
    if (this.#row?.isOpen === true) this.#row = { ...this.#row, steps: [] };
    else this.#lose();
    this.#inFlight = [];
    this.#enters = [];
  }

  /** Output was parsed. */
  printed(now: number): void {
    // What the key did that ended the line, and all before it, begins to show.
    if (this.#row?.isOpen === false && this.#isReceived(this.#blindTo)) this.#dropRow();
    this.#advance(now);
  }

  tick(now: number): void {
    this.#advance(now);
  }

  /** While the link is lost no echo is late. */
  setConnected(isConnected: boolean, now: number): void {
    if (isConnected && !this.#isConnected)
      for (const typed of this.#inFlight) if (typed.receivedAt !== undefined) typed.receivedAt = now;
    this.#isConnected = isConnected;
  }

  /** A shell that marks its prompts has printed one, and the cursor is behind it: what is typed now it echoes. */
  promptEnded(): void {
    this.#leavePrompt();
    // What was typed while a command ran may be its input, or wait for this prompt.
    if (this.#isRunning) this.#enters = [];
    else this.#acted();
    this.#isRunning = false;
    this.#prompt = { hold: this.#screen.holdLine(), col: this.#screen.cursor.col, isFresh: true };
  }

  /** What was typed at the prompt runs. */
  commandBegan(): void {
    this.#leavePrompt();
    this.#isRunning = true;
    this.#acted();
  }

  /** Another terminal begins, or this one has another size. */
  reset(): void {
    this.#leavePrompt();
    this.#lose();
  }

  /** Offsets count from 0 again. */
  restart(): void {
    this.reset();
    this.#inFlight = [];
    this.#enters = [];
    this.#blindTo = 0;
  }

  get #typedTo(): number {
    return this.#inFlight.at(-1)?.end ?? this.#blindTo;
  }

  #take(typed: InFlight): void {
    if (this.#inFlight.length >= MAX_IN_FLIGHT) {
      this.#inFlight[this.#inFlight.length - 1] = { ...typed, key: { kind: 'other' } };
      this.#lose();
      return;
    }
    this.#inFlight.push(typed);
    if (typed.key.kind === 'enter' && (this.#prompt !== undefined || this.#isRunning))
      this.#enters.push(typed.end);
    if (this.#row?.steps.length === 0 && !this.#isAsEchoed(this.#row)) this.#dropRow();
    const isAlone = this.#inFlight.length === 1;
    if (this.#row === undefined && isAlone) this.#begin();
    const wasOpen = this.#row?.isOpen === true;
    const row = this.#row !== undefined && wasOpen ? withKey(this.#row, typed) : undefined;
    if (row !== undefined) this.#row = row;
    // A character in a row of its own waits for what is in flight before it (`#catchUp`).
    else if (wasOpen || typed.key.kind !== 'char' || this.#screen.isAlternate) this.#end(typed);
  }

  #isAsEchoed(row: Row): boolean {
    return !isLost(row, this.#screen) && isShown(row, row.echoed, shownOf(row, this.#screen));
  }

  #isReceived(offset: number): boolean {
    const typed = this.#inFlight.find(({ end }) => end >= offset);
    return typed === undefined || typed.receivedAt !== undefined;
  }

  /** A line at the cursor, where nothing is in flight that would still move it. */
  #begin(): void {
    if (this.#screen.isAlternate) return;
    const { line, col } = this.#screen.cursor;
    const prompt = this.#prompt?.hold.line === line && this.#prompt.col <= col ? this.#prompt : undefined;
    this.#row = rowAtCursor(this.#screen, prompt?.col ?? col, prompt?.isFresh === true);
  }

  /** Nothing is foreseen from this key on, until it was echoed. */
  #end({ end }: InFlight): void {
    this.#blindTo = end;
    if (this.#prompt !== undefined) this.#prompt.isFresh = false;
    if (this.#row === undefined) return;
    if (this.#row.steps.length === 0) this.#dropRow();
    else this.#row = { ...this.#row, isOpen: false };
  }

  #advance(now: number): void {
    if (this.#inFlight.length === 0) return;
    const lateTo = this.#isConnected ? (this.#inFlight.findLast((typed) => isLate(typed, now))?.end ?? 0) : 0;
    if (this.#row !== undefined) this.#follow(this.#row, lateTo);
    if (this.#row === undefined) {
      this.#settle(lateTo);
      this.#catchUp();
    }
  }

  #follow(row: Row, lateTo: number): void {
    const last = row.steps.at(-1)?.typed.end ?? 0;
    if (isLost(row, this.#screen)) this.#lose();
    else if (!row.isOpen) {
      this.#settle(lateTo);
      if (last <= lateTo || isShown(row, foreseen(row), shownOf(row, this.#screen))) this.#dropRow();
    } else {
      const count = stepsShown(row, this.#screen, lateTo);
      if (count !== undefined) {
        this.#settle(row.steps[count - 1]?.typed.end ?? 0);
        this.#row = afterSteps(row, count);
      } else if ((row.steps[0]?.typed.end ?? Number.POSITIVE_INFINITY) <= lateTo) this.#lose();
    }
  }

  /**
   * Characters that were typed behind a key that could not be foreseen, and has been echoed since: those that the cursor
   * stands behind have been echoed too. Whether that is so is to be proven.
   */
  #catchUp(): void {
    const waiting = this.#inFlight;
    const first = waiting[0];
    if (first === undefined || first.end <= this.#blindTo || this.#screen.isAlternate) return;
    const { line, col } = this.#screen.cursor;
    const from = this.#prompt?.hold.line === line ? Math.min(this.#prompt.col, col) : 0;
    const before = this.#screen.cellsOf(line).slice(from, col).join('');
    const received = waiting.filter(({ receivedAt }) => receivedAt !== undefined).length;
    let echoed = received;
    while (echoed > 0 && !before.endsWith(textOf(waiting.slice(0, echoed)))) echoed -= 1;
    this.#settle(waiting[echoed - 1]?.end ?? 0);
    if (this.#inFlight.length === 0) return;
    let row = rowAtCursor(this.#screen, col, false);
    for (const typed of this.#inFlight) row = row && withKey(row, typed);
    this.#row = row;
    if (row === undefined) this.#blindTo = this.#typedTo;
  }

  /** The oldest Enter did something: it need not be waited for, nor what was typed before it. */
  #acted(): void {
    const end = this.#enters.shift();
    if (end === undefined) return;
    if (this.#row?.isOpen === false && this.#blindTo >= end) this.#dropRow();
    this.#settle(end);
  }

  /** Everything up to there is on the screen. */
  #settle(end: number): void {
    this.#inFlight = this.#inFlight.filter((typed) => typed.end > end);
  }

  /** It went otherwise: nothing is foreseen before all that is in flight was echoed. */
  #lose(): void {
    this.#dropRow();
    this.#blindTo = this.#typedTo;
    if (this.#prompt !== undefined) this.#prompt.isFresh = false;
  }

  #dropRow(): void {
    this.#row?.hold.release();
    this.#row = undefined;
  }

  #leavePrompt(): void {
    this.#prompt?.hold.release();
    this.#prompt = undefined;
  }
}

function isLate({ receivedAt }: InFlight, now: number): boolean {
  return receivedAt !== undefined && receivedAt + ECHO_WITHIN_MS <= now;
}

function textOf(typed: readonly InFlight[]): string {
  return typed.map(({ key }) => (key.kind === 'char' ? key.char : '')).join('');
}
