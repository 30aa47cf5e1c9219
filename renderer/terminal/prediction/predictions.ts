/** Shows typed text in a terminal before its echo comes, where that is wanted and worth it. */

import type { IDisposable, Terminal } from '@xterm/xterm';
import type { Settings } from '../../../shared/settings/settings.ts';
import { MARK_CODES, shellMarkOf, type ShellMark } from '../../../protocol/activity/shellMark.ts';
import { isSlow } from '../../state/prediction/linkPace.ts';
import { Predictor, type Prediction } from '../../state/prediction/predictor.ts';
import type { PredictedScreen } from '../../state/prediction/predictedView.ts';
import { seenCells } from '../../state/prediction/seen.ts';
import type { InputNews } from '../replay/portReceiver.ts';
import { predictedScreen } from './predictedScreen.ts';
import { PredictionLayer } from './predictionLayer.ts';

export type PredictionSettings = Pick<Settings, 'prediction' | 'predictAboveMs'>;
/** Whether there is a link, and how long its last round trip took, ms. */
export type LinkPace = { readonly isConnected: boolean; readonly rttMs: number | null };

export class Predictions implements IDisposable {
  readonly #terminal: Terminal;
  readonly #screen: PredictedScreen;
  readonly #predictor: Predictor;
  readonly #layer: PredictionLayer;
  readonly #listening: readonly IDisposable[];
  #settings: PredictionSettings;
  #isLive = false;
  #isConnected = true;
  #rttMs: number | null = null;
  #isSlow = false;
  #isShowing = false;
  #timer: number | undefined;

  constructor(terminal: Terminal, settings: PredictionSettings) {
    this.#terminal = terminal;
    this.#settings = settings;
    this.#screen = predictedScreen(terminal);
    this.#predictor = new Predictor(this.#screen);
    this.#layer = new PredictionLayer(terminal);
    this.#listening = [
      ...MARK_CODES.map((command) =>
        terminal.parser.registerOscHandler(command, (data) =>
          this.#marked(shellMarkOf(`${command};${data}`)),
        ),
      ),
      terminal.onResize(() => this.#predictor.reset()),
      // The view was scrolled, or its colors changed.
      terminal.onRender(() => {
        if (this.#isShowing) this.#draw();
      }),
    ];
  }

  configure(settings: PredictionSettings): void {
    this.#settings = settings;
    this.#isSlow = isSlow(false, this.#rttMs, settings.predictAboveMs);
    if (settings.prediction === 'off') this.#predictor.restart();
    this.#show();
  }

  setLink({ isConnected, rttMs }: LinkPace): void {
    this.#isConnected = isConnected;
    this.#rttMs = rttMs;
    this.#isSlow = isSlow(this.#isSlow, rttMs, this.#settings.predictAboveMs);
    this.#predictor.setConnected(isConnected, Date.now());
    this.#show();
  }

  /** Whether what the terminal shows is now, and not a replay. */
  setLive(isLive: boolean): void {
    this.#isLive = isLive;
    if (!isLive) this.#predictor.reset();
    this.#show();
  }

  /** Input that ends at offset `end` was typed. */
  typed(data: string, end: number): void {
    if (this.#settings.prediction === 'off') return;
    this.#predictor.typed(data, end, Date.now());
    this.#show();
  }

  /** Offsets of input count from 0 again. */
  restart(): void {
    this.#predictor.restart();
    this.#show();
  }

  told(news: InputNews): void {
    if (news.type === 'received') this.#predictor.received(news.to, Date.now());
    else this.#predictor.discarded();
    this.#show();
  }

  /** Output was parsed. */
  printed(): void {
    this.#predictor.printed(Date.now());
    this.#show();
  }

  dispose(): void {
    window.clearTimeout(this.#timer);
    for (const one of this.#listening) one.dispose();
    this.#layer.clear();
  }

  #marked(mark: ShellMark | undefined): boolean {
    if (this.#screen.isAlternate) return false;
    if (mark?.kind === 'input') this.#predictor.promptEnded();
    else if (mark?.kind === 'command') this.#predictor.commandBegan();
    return false;
  }

  #show(): void {
    this.#isShowing = this.#isWorthShowing(this.#predictor.prediction);
    this.#draw();
    this.#watch();
  }

  /** What is shown stays until it is echoed, or it would come and go. */
  #isWorthShowing(prediction: Prediction | undefined): boolean {
    if (prediction === undefined || !this.#isLive) return false;
    if (this.#settings.prediction === 'always' || this.#isShowing) return true;
    return this.#isSlow || !this.#isConnected || Date.now() >= this.#lateAt(prediction);
  }

  /** When a key has waited for its echo as long as on a slow link. */
  #lateAt({ typedAt }: Prediction): number {
    return typedAt + this.#settings.predictAboveMs;
  }

  #draw(): void {
    const { viewportY, baseY } = this.#terminal.buffer.active;
    const prediction = this.#isShowing ? this.#predictor.prediction : undefined;
    if (prediction === undefined || viewportY !== baseY) this.#layer.clear();
    else this.#layer.draw(seenCells(prediction, this.#screen));
  }

  /** There is at most one timer, and none while nothing is in flight. */
  #watch(): void {
    window.clearTimeout(this.#timer);
    const { dueAt, prediction } = this.#predictor;
    const lateAt = prediction === undefined || this.#isShowing ? undefined : this.#lateAt(prediction);
    const nextAt = Math.min(dueAt ?? Number.POSITIVE_INFINITY, lateAt ?? Number.POSITIVE_INFINITY);
    if (nextAt === Number.POSITIVE_INFINITY) return;
    this.#timer = window.setTimeout(() => this.#tick(), Math.max(0, nextAt - Date.now()));
  }

  #tick(): void {
    this.#predictor.tick(Date.now());
    this.#show();
  }
}
