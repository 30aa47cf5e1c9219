/** Shows typed text in a terminal before its echo arrives, if the settings allow it and the link is slow. */

import type { IDisposable, Terminal } from '@xterm/xterm';
import type { Settings } from '../../../shared/settings/settings.ts';
import { MARK_CODES, shellMarkOf, type ShellMark } from '../../../protocol/activity/shellMark.ts';
import { isSlow } from '../../state/prediction/linkPace.ts';
import { Predictor, type Prediction } from '../../state/prediction/predictor.ts';
import type { PredictedScreen } from '../../state/prediction/predictedView.ts';
import { overlayOf } from '../../state/prediction/overlay.ts';
import type { InputNews } from '../replay/portReceiver.ts';
import type { TerminalPart } from '../terminalPart.ts';
import { predictedScreen } from './predictedScreen.ts';
import { PredictionLayer } from './predictionLayer.ts';

export type PredictionSettings = Pick<Settings, 'prediction' | 'predictAboveMs'>;
/** State of the link: connected or not, and its last round-trip time, ms. */
export type LinkPace = { readonly isConnected: boolean; readonly rttMs: number | null };

export class Predictions implements TerminalPart {
  /** The terminal; only its scroll position is read. */
  readonly #terminal: Terminal;
  /** Read-only view of the terminal's buffer. */
  readonly #screen: PredictedScreen;
  /** Computes predictions, without deciding if they are shown. */
  readonly #predictor: Predictor;
  /** Draws the shown prediction over the terminal. */
  readonly #layer: PredictionLayer;
  /** Listeners to the terminal, removed by `dispose`. */
  readonly #listening: readonly IDisposable[];
  /** The user's settings: predictions are off, always on, or on above a round-trip time. */
  #settings: PredictionSettings;
  /** False during a replay. */
  #isLive = false;
  /** False while the link is lost. Predictions are shown during that time. */
  #isConnected = true;
  /** Last round-trip time of the link; null before the first. */
  #rttMs: number | null = null;
  /** True while the link counts as slow. */
  #isSlow = false;
  /** True while a prediction is on screen. */
  #isShowing = false;
  /** Timer for the next `#tick`; undefined before the first tick. */
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
          this.#shellMarked(shellMarkOf(`${command};${data}`)),
        ),
      ),
      terminal.onResize(() => this.#predictor.reset()),
      // Fires after the user scrolled, or after the colors changed.
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

  reset(): void {
    this.#isLive = false;
    this.#predictor.reset();
    this.#show();
  }

  live(): void {
    this.#isLive = true;
    this.#show();
  }

  /** Records typed input that ends at the offset `end`. */
  typed(data: string, end: number): void {
    if (this.#settings.prediction === 'off') return;
    this.#predictor.typed(data, end, Date.now());
    this.#show();
  }

  /** Called when another port is used: offsets of input count from 0 again. */
  restart(): void {
    this.#predictor.restart();
    this.#show();
  }

  inputReported(news: InputNews): void {
    if (news.type === 'received') this.#predictor.received(news.to, Date.now());
    else this.#predictor.discarded();
    this.#show();
  }

  parsed(): void {
    this.#predictor.printed(Date.now());
    this.#show();
  }

  dispose(): void {
    window.clearTimeout(this.#timer);
    for (const listening of this.#listening) listening.dispose();
    this.#layer.clear();
  }

  #shellMarked(mark: ShellMark | undefined): boolean {
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

  /**
   * Decides if a prediction is shown. A prediction that is on screen stays until it is echoed, to prevent
   * flicker.
   */
  #isWorthShowing(prediction: Prediction | undefined): boolean {
    if (prediction === undefined || !this.#isLive) return false;
    if (this.#settings.prediction === 'always' || this.#isShowing) return true;
    return this.#isSlow || !this.#isConnected || Date.now() >= this.#lateAt(prediction);
  }

  /** Time from which the prediction's first key has waited as long as it would on a slow link. */
  #lateAt({ typedAt }: Prediction): number {
    return typedAt + this.#settings.predictAboveMs;
  }

  #draw(): void {
    const { viewportY, baseY } = this.#terminal.buffer.active;
    const prediction = this.#isShowing ? this.#predictor.prediction : undefined;
    if (prediction === undefined || viewportY !== baseY) this.#layer.clear();
    else this.#layer.draw(overlayOf(prediction, this.#screen));
  }

  /** Schedules the next tick. Without keys in flight, there is none. */
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
