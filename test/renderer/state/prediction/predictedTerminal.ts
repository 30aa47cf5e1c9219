// A terminal with predictions behind a simulated slow link: its content, and its picture with predictions.
import { createRequire } from 'node:module';
import type { Terminal as HeadlessTerminal } from '@xterm/headless';
import { Predictor } from '../../../../renderer/state/prediction/predictor.ts';
import { overlayOf } from '../../../../renderer/state/prediction/overlay.ts';
import { predictedScreen } from '../../../../renderer/terminal/prediction/predictedScreen.ts';
import { inputHandlerOf } from '../../../../server/screen/internals.ts';
import type { Cancel } from '../../../../protocol/clock.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

// A CommonJS module whose named exports Node cannot detect for an import.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const TURN_MS = 100;
const MAX_TURNS = 10_000;

/** Returns the program's output for typed keys, in pieces that arrive one by one. */
export type Program = (typed: string) => readonly string[];

export function newTerminal(cols: number, rows: number): HeadlessTerminal {
  return new Terminal({ cols, rows, scrollback: 50, allowProposedApi: true });
}

/** Parses output synchronously. */
export function print(terminal: HeadlessTerminal, output: string): void {
  inputHandlerOf(terminal).parse(Buffer.from(output));
}

export class PredictedTerminal {
  readonly terminal: HeadlessTerminal;
  readonly predictor: Predictor;
  readonly clock = new ManualClock();
  readonly #program: Program;
  readonly #rttMs: number;
  /** Delay of an echo after the receipt of its key, ms. */
  readonly #lateMs: () => number;
  #typedTo = 0;
  #nextOutputAt = 0;
  #nextReceiptAt = 0;
  #cancelTick: Cancel | undefined;

  constructor(program: Program, { rttMs = 300, cols = 40, rows = 6, lateMs = (): number => 0 } = {}) {
    this.terminal = newTerminal(cols, rows);
    this.predictor = new Predictor(predictedScreen(this.terminal));
    this.#program = program;
    this.#rttMs = rttMs;
    this.#lateMs = lateMs;
    this.terminal.parser.registerOscHandler(133, (data) => {
      if (data.startsWith('B')) this.predictor.promptEnded();
      if (data.startsWith('C')) this.predictor.commandBegan();
      return false;
    });
  }

  /** Prints output without delay. */
  print(output: string): void {
    print(this.terminal, output);
    this.predictor.printed(this.clock.now());
    this.#watch();
  }

  /** Types each piece as a key, all at the same time. */
  type(...pieces: readonly string[]): void {
    for (const data of pieces) {
      this.#typedTo += Buffer.byteLength(data);
      const end = this.#typedTo;
      this.predictor.typed(data, end, this.clock.now());
      this.clock.setTimeout(() => this.#arrive(data, end), this.#rttMs / 2);
    }
    this.#watch();
  }

  setConnected(isConnected: boolean): void {
    this.predictor.setConnected(isConnected, this.clock.now());
    this.#watch();
  }

  /** Advances the clock, and with it the predictor's timer. */
  pass(ms: number): void {
    this.clock.advance(ms);
  }

  /** Advances the clock until everything has arrived and missing echoes count as late. */
  rest(): void {
    for (let turns = 0; this.clock.pendingTimers > 0; turns += 1) {
      if (turns > MAX_TURNS) throw new Error('the predictor never rests');
      this.pass(TURN_MS);
    }
  }

  /** The cursor's line with its prediction, and `|` before the cursor. */
  get seen(): string {
    const { prediction } = this.predictor;
    const screen = predictedScreen(this.terminal);
    const { line, col } = screen.cursor;
    const cells = [...screen.cellsOf(prediction?.tracked.line ?? line)];
    const overlay = prediction && overlayOf(prediction, screen);
    for (const { col: at, char } of overlay?.cells ?? []) cells[at] = char;
    cells.splice(overlay?.cursor ?? col, 0, '|');
    return cells.join('').trimEnd();
  }

  #watch(): void {
    const { clock, predictor } = this;
    this.#cancelTick?.();
    this.#cancelTick = undefined;
    if (predictor.dueAt === undefined) return;
    this.#cancelTick = clock.setTimeout(() => {
      this.#cancelTick = undefined;
      predictor.tick(clock.now());
      this.#watch();
    }, predictor.dueAt - clock.now());
  }

  #arrive(data: string, end: number): void {
    const { clock, predictor } = this;
    const pieces = this.#program(data);
    this.#nextReceiptAt = Math.max(this.#nextReceiptAt, clock.now() + this.#rttMs / 2);
    clock.setTimeout(() => {
      predictor.received(end, clock.now());
      this.#watch();
    }, this.#nextReceiptAt - clock.now());
    for (const piece of pieces) {
      this.#nextOutputAt = Math.max(this.#nextOutputAt, clock.now() + this.#rttMs / 2 + this.#lateMs());
      clock.setTimeout(() => this.print(piece), this.#nextOutputAt - clock.now());
    }
  }
}
