/** All screens of this server, on one worker thread that is replaced when it crashes. */

import { Worker } from 'node:worker_threads';
import type { Profile, Size } from '../../protocol/messages/common.ts';
import type { Clock } from '../../protocol/clock.ts';
import { errorText, type Log } from '../log.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { Screen, ScreenEvents } from './screen.ts';

/** A worker that crashes again sooner than this was not worth a restart, ms; until then questions go unanswered. */
const RESTART_MS = 1000;

type Open = {
  size: Size;
  profile: Profile;
  readonly events: ScreenEvents;
  pendingBytes: number;
};

export class Screens {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #open = new Map<number, Open>();
  #worker: Worker | undefined;
  #startedAt = -Infinity;
  #lastId = 0;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** A blank screen; the worker starts with the first. */
  open(size: Size, profile: Profile, events: ScreenEvents): Screen {
    const id = ++this.#lastId;
    const screen: Open = { size, profile, events, pendingBytes: 0 };
    this.#ensureWorker();
    this.#open.set(id, screen);
    this.#post({ type: 'open', id, size, profile });
    return {
      write: (bytes) => this.#write(id, screen, bytes),
      resize: (next) => {
        screen.size = next;
        this.#post({ type: 'resize', id, size: next });
      },
      setProfile: (next) => {
        screen.profile = next;
        this.#post({ type: 'profile', id, profile: next });
      },
      snapshot: () => Promise.resolve(null),
      summary: () => ({ title: '', lastLine: '' }),
      pendingBytes: () => screen.pendingBytes,
      dispose: () => {
        if (this.#open.delete(id)) this.#post({ type: 'close', id });
      },
    };
  }

  /** Ends the thread; screens that are open fall silent. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#open.clear();
    await worker?.terminate();
  }

  #write(id: number, screen: Open, bytes: Uint8Array): void {
    if (!this.#open.has(id)) return;
    this.#ensureWorker();
    if (this.#worker === undefined) return;
    screen.pendingBytes += bytes.length;
    const copy = new Uint8Array(bytes);
    this.#worker.postMessage({ type: 'write', id, bytes: copy } satisfies ToWorker, [copy.buffer]);
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #ensureWorker(): void {
    if (this.#worker !== undefined || this.#clock.now() - this.#startedAt < RESTART_MS) return;
    this.#startedAt = this.#clock.now();
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    this.#worker = worker;
    // Shells and sockets keep the process alive, screens do not.
    worker.unref();
    worker.on('message', (message: FromWorker) => this.#heard(worker, message));
    worker.on('error', (error) =>
      this.#log.error({ error: errorText(error) }, 'the screens crashed and start blank'),
    );
    worker.on('exit', () => this.#exited(worker));
    for (const [id, { size, profile }] of this.#open) this.#post({ type: 'open', id, size, profile });
  }

  #heard(worker: Worker, message: FromWorker): void {
    const screen = this.#open.get(message.id);
    if (worker !== this.#worker || screen === undefined) return;
    if (message.type === 'answer') screen.events.onAnswer(new TextEncoder().encode(message.text));
    else {
      screen.pendingBytes -= message.byteCount;
      screen.events.onProgress();
    }
  }

  /** What was pending will never be parsed: nobody may wait for it. */
  #exited(worker: Worker): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    for (const screen of this.#open.values()) {
      screen.pendingBytes = 0;
      screen.events.onProgress();
    }
  }
}
