/**
 * Predicts the effect of typed keys on the line at the cursor, before their echo arrives over a slow link. It
 * only reads the terminal, so predictions never change the final content.
 */

import { typedKeys } from './keys.ts';
import {
  afterSteps,
  predictedLine,
  isLost,
  isShown,
  rowAtCursor,
  shownOf,
  stepsShown,
  withKey,
  type InFlight,
  type Row,
} from './row.ts';
import type { PredictedScreen, TrackedLine } from './predictedView.ts';
import type { EditedLine } from './line.ts';

/**
 * Max time between the shell's receipt of a key and its echo, ms. A later echo will not match the prediction.
 */
export const ECHO_WITHIN_MS = 200;
/** Max number of keys that are predicted. For further keys, the predictor only waits for their echo. */
export const MAX_IN_FLIGHT = 2_000;

/** The predicted line at the cursor. */
export type Prediction = {
  readonly tracked: TrackedLine;
  /** Column of the line's first cell. */
  readonly start: number;
  readonly line: EditedLine;
  /** Number of cells of the line's longest state that the screen may still show. */
  readonly cells: number;
  /** True when the cursor is predicted too. False after a key has ended the line. */
  readonly hasCursor: boolean;
  /** Time at which the first predicted key was typed, ms. */
  readonly typedAt: number;
};

export class Predictor {
  readonly #screen: PredictedScreen;
  /** Keys that are not echoed yet, oldest first. */
  #inFlight: InFlight[] = [];
  /** Input offset up to which all keys must be echoed before the next prediction. */
  #blockedTo = 0;
  /** The predicted row; undefined while nothing is predicted. */
  #row: Row | undefined;
  /**
   * End of the prompt, as marked by the shell. `isFresh` is true while only predictable keys were typed after
   * it.
   */
  #prompt: { readonly tracked: TrackedLine; readonly col: number; isFresh: boolean } | undefined;
  /** True while a command is running, as marked by the shell. */
  #isRunning = false;
  /** Input offsets after each Enter that was typed since the shell marked its last prompt, oldest first. */
  #enters: number[] = [];
  #isConnected = true;

  constructor(screen: PredictedScreen) {
    this.#screen = screen;
  }

  /**
   * The line to show at the cursor. Undefined while nothing is predicted, or while it is not proven that the
   * program echoes.
   */
  get prediction(): Prediction | undefined {
    const row = this.#row;
    const first = row?.steps[0];
    if (row === undefined || first === undefined || !row.isProven || this.#screen.isAlternate)
      return undefined;
    const { tracked, start, echoed, isOpen } = row;
    const line = predictedLine(row);
    const cells = Math.max(echoed.cells.length, ...row.steps.map((step) => step.line.cells.length));
    return { tracked, start, line, cells, hasCursor: isOpen, typedAt: first.typed.typedAt };
  }

  /** Time of the next call of `tick`; undefined while no echo is expected. */
  get dueAt(): number | undefined {
    const next = this.#isConnected ? this.#inFlight[0]?.receivedAt : undefined;
    return next === undefined ? undefined : next + ECHO_WITHIN_MS;
  }

  /** Records typed input that ends at offset `end`. */
  typed(data: string, end: number, now: number): void {
    for (const { key, end: keyEnd } of typedKeys(data, end))
      this.#take({ key, end: keyEnd, typedAt: now, receivedAt: undefined });
  }

  /** Records that the shell has received all input below `offset`. */
  received(offset: number, now: number): void {
    for (const typed of this.#inFlight) if (typed.end <= offset) typed.receivedAt ??= now;
    this.#advance(now);
  }

  /** Drops the input that the shell has not received and will never receive. */
  discarded(): void {
    // In a row that a key has ended, the number of keys that the shell received is unknown.
    if (this.#row?.isOpen === true) this.#row = { ...this.#row, steps: [] };
    else this.#lose();
    this.#inFlight = [];
    this.#enters = [];
  }

  /** Compares the predictions with the screen, after output was parsed. */
  printed(now: number): void {
    // The screen shows the effect of the key that ended the line, so every earlier key has been echoed too.
    if (this.#row?.isOpen === false && this.#isReceived(this.#blockedTo)) this.#dropRow();
    this.#advance(now);
  }

  tick(now: number): void {
    this.#advance(now);
  }

  /** Sets the link's state. While the link is lost, no echo counts as late. */
  setConnected(isConnected: boolean, now: number): void {
    if (isConnected && !this.#isConnected)
      for (const typed of this.#inFlight) if (typed.receivedAt !== undefined) typed.receivedAt = now;
    this.#isConnected = isConnected;
  }

  /**
   * Called when a shell that marks its prompts has printed one. It echoes all keys that are typed from the
   * cursor on.
   */
  promptEnded(): void {
    this.#leavePrompt();
    // Keys that were typed while a command ran were either its input, or will be read at this prompt.
    if (this.#isRunning) this.#enters = [];
    else this.#enterTookEffect();
    this.#isRunning = false;
    this.#prompt = { tracked: this.#screen.trackLine(), col: this.#screen.cursor.col, isFresh: true };
  }

  /** Called when the shell runs the command that was typed at the prompt. */
  commandBegan(): void {
    this.#leavePrompt();
    this.#isRunning = true;
    this.#enterTookEffect();
  }

  /** Called when the terminal was reset or resized. */
  reset(): void {
    this.#leavePrompt();
    this.#lose();
  }

  /** Called when input offsets count from 0 again. */
  restart(): void {
    this.reset();
    this.#inFlight = [];
    this.#enters = [];
    this.#blockedTo = 0;
  }

  get #typedTo(): number {
    return this.#inFlight.at(-1)?.end ?? this.#blockedTo;
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
    // A character without an open row waits until all keys before it are echoed (`#catchUp`).
    else if (wasOpen || typed.key.kind !== 'char' || this.#screen.isAlternate) this.#end(typed);
  }

  #isAsEchoed(row: Row): boolean {
    return !isLost(row, this.#screen) && isShown(row, row.echoed, shownOf(row, this.#screen));
  }

  #isReceived(offset: number): boolean {
    const typed = this.#inFlight.find(({ end }) => end >= offset);
    return typed === undefined || typed.receivedAt !== undefined;
  }

  /** Begins a row at the cursor. It must not be called while a key in flight could still move the cursor. */
  #begin(): void {
    if (this.#screen.isAlternate) return;
    const { line, col } = this.#screen.cursor;
    const prompt = this.#prompt?.tracked.line === line && this.#prompt.col <= col ? this.#prompt : undefined;
    this.#row = rowAtCursor(this.#screen, prompt?.col ?? col, prompt?.isFresh === true);
  }

  /** Pauses predictions from this key on, until it is echoed. */
  #end({ end }: InFlight): void {
    this.#blockedTo = end;
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
      if (last <= lateTo || isShown(row, predictedLine(row), shownOf(row, this.#screen))) this.#dropRow();
    } else {
      const count = stepsShown(row, this.#screen, lateTo);
      if (count !== undefined) {
        this.#settle(row.steps[count - 1]?.typed.end ?? 0);
        this.#row = afterSteps(row, count);
      } else if ((row.steps[0]?.typed.end ?? Number.POSITIVE_INFINITY) <= lateTo) this.#lose();
    }
  }

  /**
   * Begins a row again after an unpredictable key was echoed. Characters that were typed after that key and
   * now precede the cursor count as echoed. The new row must prove again that the program echoes.
   */
  #catchUp(): void {
    const waiting = this.#inFlight;
    const first = waiting[0];
    if (first === undefined || first.end <= this.#blockedTo || this.#screen.isAlternate) return;
    const { line, col } = this.#screen.cursor;
    const from = this.#prompt?.tracked.line === line ? Math.min(this.#prompt.col, col) : 0;
    const before = this.#screen.cellsOf(line).slice(from, col).join('');
    const received = waiting.filter(({ receivedAt }) => receivedAt !== undefined).length;
    let echoed = received;
    while (echoed > 0 && !before.endsWith(textOf(waiting.slice(0, echoed)))) echoed -= 1;
    this.#settle(waiting[echoed - 1]?.end ?? 0);
    if (this.#inFlight.length === 0) return;
    let row = rowAtCursor(this.#screen, col, false);
    for (const typed of this.#inFlight) row = row && withKey(row, typed);
    this.#row = row;
    if (row === undefined) this.#blockedTo = this.#typedTo;
  }

  /**
   * Called when the oldest Enter took effect. The echo of Enter and of the keys before it is no longer
   * expected.
   */
  #enterTookEffect(): void {
    const end = this.#enters.shift();
    if (end === undefined) return;
    if (this.#row?.isOpen === false && this.#blockedTo >= end) this.#dropRow();
    this.#settle(end);
  }

  /** Removes the keys up to the input offset `end`, because the screen shows them. */
  #settle(end: number): void {
    this.#inFlight = this.#inFlight.filter((typed) => typed.end > end);
  }

  /**
   * Stops predictions until every key in flight is echoed, because the screen differs from the prediction.
   */
  #lose(): void {
    this.#dropRow();
    this.#blockedTo = this.#typedTo;
    if (this.#prompt !== undefined) this.#prompt.isFresh = false;
  }

  #dropRow(): void {
    this.#row?.tracked.release();
    this.#row = undefined;
  }

  #leavePrompt(): void {
    this.#prompt?.tracked.release();
    this.#prompt = undefined;
  }
}

function isLate({ receivedAt }: InFlight, now: number): boolean {
  return receivedAt !== undefined && receivedAt + ECHO_WITHIN_MS <= now;
}

function textOf(typed: readonly InFlight[]): string {
  return typed.map(({ key }) => (key.kind === 'char' ? key.char : '')).join('');
}
