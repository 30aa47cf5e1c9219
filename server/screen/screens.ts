/** Screens of this server, on one worker thread. The thread is replaced if it crashes or hangs. */

import { Worker } from 'node:worker_threads';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import { errorText, type Log } from '../base/log.ts';
import type { FromWorker, ToWorker, WorkerData } from './messages.ts';
import { RelayedScreen } from './relayedScreen.ts';
import type { Screen, ScreenEvents, ScreenPast } from './screen.ts';

/** Min time between two starts of the worker, ms, so that repeated crashes do not use a whole core. */
const RESTART_MS = 1000;

/** Time without messages after which a worker with work counts as hung, ms. Its longest task takes a fraction of a second. */
const HANG_MS = 10_000;

type Thread = { readonly worker: Worker; readonly busyWith: Int32Array; messageCount: number };

export class Screens {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #open = new Map<number, RelayedScreen>();
  #thread: Thread | undefined;
  /** Time of the latest start of a thread. */
  #startedAt = -Infinity;
  #lastId = 0;
  #cancelRestart: Cancel | undefined;
  #cancelWatch: Cancel | undefined;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Opens a blank screen. The first one starts the worker. */
  open(size: Size, profile: TerminalProfile, events: ScreenEvents, past?: ScreenPast): Screen {
    if (this.#thread === undefined && this.#cancelRestart === undefined) this.#start();
    const id = ++this.#lastId;
    const screen = new RelayedScreen({
      id,
      size,
      profile,
      events,
      past,
      post: (message, transfer) => this.#post(message, transfer),
      onDispose: () => void this.#open.delete(id),
    });
    this.#open.set(id, screen);
    return screen;
  }

  /** Ends the thread and all screens without events. */
  async close(): Promise<void> {
    const { worker } = this.#thread ?? {};
    this.#thread = undefined;
    this.#cancelRestart?.();
    this.#cancelWatch?.();
    for (const screen of this.#open.values()) screen.close();
    this.#open.clear();
    await worker?.terminate();
  }

  #post(message: ToWorker, transfer: readonly ArrayBuffer[] = []): boolean {
    this.#thread?.worker.postMessage(message, transfer);
    return this.#thread !== undefined;
  }

  #start(): void {
    this.#cancelRestart = undefined;
    this.#startedAt = this.#clock.now();
    const cell = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const workerData: WorkerData = { busyWith: cell };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    const thread: Thread = { worker, busyWith: new Int32Array(cell), messageCount: 0 };
    this.#thread = thread;
    // The worker must not keep the process alive. Only shells and sockets do.
    worker.unref();
    worker.on('message', (message: FromWorker) => this.#receive(thread, message));
    worker.on('error', (error) => {
      this.#log.error({ error: errorText(error) }, 'the screen worker crashed; rebuilding all screens');
      this.#exited(thread);
    });
    worker.on('exit', () => this.#exited(thread));
    this.#watch(thread);
  }

  #receive(thread: Thread, message: FromWorker): void {
    if (thread !== this.#thread) return;
    thread.messageCount += 1;
    if (message.type === 'broke')
      this.#log.error({ screen: message.id, error: message.error }, 'a screen failed and starts blank');
    this.#open.get(message.id)?.receive(message);
  }

  /** Ends the thread if it has work but has sent no message since the last check. */
  #watch(thread: Thread): void {
    const { messageCount } = thread;
    const isWaiting = [...this.#open.values()].some((screen) => screen.isWaiting);
    this.#cancelWatch = this.#clock.setTimeout(() => {
      if (!isWaiting || thread.messageCount > messageCount) {
        this.#watch(thread);
        return;
      }
      this.#log.error({ screen: thread.busyWith[0] }, 'the screen worker hangs; rebuilding all screens');
      void thread.worker.terminate();
    }, HANG_MS);
  }

  #exited(thread: Thread): void {
    if (thread !== this.#thread) return;
    this.#thread = undefined;
    this.#cancelWatch?.();
    // The screen that killed the thread would kill the next one too. So this screen alone is not rebuilt.
    this.#open.get(Atomics.load(thread.busyWith, 0))?.markBroken();
    for (const screen of this.#open.values()) screen.workerGone();
    const waitMs = Math.max(0, this.#startedAt + RESTART_MS - this.#clock.now());
    this.#cancelRestart = this.#clock.setTimeout(() => this.#restart(), waitMs);
  }

  #restart(): void {
    this.#start();
    for (const screen of this.#open.values()) screen.workerBack();
  }
}
