/** One session's screen on the worker thread. It executes tasks in slices. Its emulator is live, or parked: kept only as a snapshot. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import { errorText } from '../base/log.ts';
import { Emulator } from './emulator.ts';
import type { FromScreen, ToScreen } from './messages.ts';
import type { ScreenSummary } from './screen.ts';
import { compressedSnapshot, encodedSnapshot, restoredSnapshot } from './snapshots.ts';
import { TaskQueue } from './taskQueue.ts';

/** Max bytes parsed in one turn. They take about 1 ms, which is how long another screen waits. */
export const SLICE_BYTES = 32 * 1024;

/** Time without output after which a screen is parked, ms. Most shells wait for their user far longer than they print. */
export const PARK_AFTER_MS = 60_000;

/** Time from a change to its summary, ms. Users do not read lists faster. */
const SUMMARY_DELAY_MS = 1000;

/** A task with output. `wake` restores a parked emulator, without replies and progress. */
type Parsing =
  | Extract<ToScreen, { readonly bytes: Uint8Array }>
  | { readonly type: 'wake'; readonly bytes: Uint8Array };
type Setting = Exclude<ToScreen, Parsing>;

type State =
  | { readonly kind: 'live'; readonly emulator: Emulator }
  | { readonly kind: 'parked'; readonly snapshot: Uint8Array };

export type WorkerScreenOptions = {
  readonly size: Size;
  readonly profile: TerminalProfile;
  readonly focused: boolean;
};

export type WorkerScreenEffects = {
  readonly clock: Clock;
  readonly post: (message: FromScreen) => void;
};

export class WorkerScreen {
  readonly #effects: WorkerScreenEffects;
  /** Work that is not done yet, in order. */
  readonly #tasks = new TaskQueue<Parsing | Setting>();
  /** Current settings, used when a blank emulator is needed. */
  #options: WorkerScreenOptions;
  /** Live or parked emulator. */
  #state: State;
  /** Time of the latest output. */
  #changedAt: number;
  /** False while output is parsed whose queries were already answered. */
  #isAnswering = false;
  /** Replies to the queries of the current slice. */
  #answer = '';
  /** Latest summary that was sent. */
  #summary: ScreenSummary = { title: '', lastLine: '' };
  /** Set while a summary waits to be sent. */
  #cancelSummary: Cancel | undefined;

  constructor(options: WorkerScreenOptions, effects: WorkerScreenEffects) {
    this.#effects = effects;
    this.#options = options;
    this.#changedAt = effects.clock.now();
    this.#state = this.#blank();
  }

  get hasWork(): boolean {
    return !this.#tasks.isEmpty;
  }

  get isParked(): boolean {
    return this.#state.kind === 'parked';
  }

  get isIdle(): boolean {
    return !this.hasWork && this.#effects.clock.now() - this.#changedAt >= PARK_AFTER_MS;
  }

  add(task: ToScreen): void {
    this.#tasks.add(task);
  }

  /** Executes the next tasks: up to one slice of output, or one other task, which may take equally long. */
  takeSlice(): void {
    let parsedBytes = 0;
    this.#answer = '';
    for (let room = SLICE_BYTES; room > 0;) {
      const task = this.#tasks.first;
      if (task === undefined) break;
      if (this.#state.kind === 'parked' && ('bytes' in task || task.type === 'resize')) {
        this.#wake(this.#state.snapshot);
      } else if ('bytes' in task) {
        const byteCount = this.#parse(task, room);
        room -= byteCount;
        if (task.type !== 'wake') parsedBytes += byteCount;
      } else {
        this.#tasks.removeFirst();
        this.#execute(task);
        break;
      }
    }
    if (parsedBytes > 0) this.#effects.post({ type: 'parsed', byteCount: parsedBytes, answer: this.#answer });
  }

  /** Replaces an idle emulator by its compressed snapshot, unless a task arrives in the meantime. */
  async park(): Promise<void> {
    if (this.#state.kind === 'parked' || !this.isIdle) return;
    const { emulator } = this.#state;
    const changedAt = this.#changedAt;
    const snapshot = await this.#compressed(emulator);
    if (snapshot === null || !this.isIdle || this.#changedAt !== changedAt) return;
    emulator.dispose();
    this.#state = { kind: 'parked', snapshot };
  }

  dispose(): void {
    this.#cancelSummary?.();
    if (this.#state.kind === 'live') this.#state.emulator.dispose();
  }

  #wake(parked: Uint8Array): void {
    const { size, text, tail } = restoredSnapshot(parked);
    this.#options = { ...this.#options, size };
    this.#state = this.#blank();
    this.#tasks.addFirst({ type: 'wake', bytes: text }, { type: 'wake', bytes: tail });
  }

  /** Parses at most `room` bytes of the first task. Returns the number of parsed bytes. */
  #parse(task: Parsing, room: number): number {
    const part = task.bytes.subarray(0, room);
    if (part.length === task.bytes.length) this.#tasks.removeFirst();
    else this.#tasks.replaceFirst({ type: task.type, bytes: task.bytes.subarray(part.length) });
    this.#isAnswering = task.type === 'write';
    this.#useEmulator((emulator) => emulator.write(part));
    this.#changed();
    return part.length;
  }

  #execute(task: Setting): void {
    switch (task.type) {
      case 'resize':
        this.#options = { ...this.#options, size: task.size };
        this.#useEmulator((emulator) => emulator.resize(task.size));
        this.#changed();
        return;
      case 'profile':
        this.#options = { ...this.#options, profile: task.profile };
        this.#useEmulator((emulator) => emulator.setProfile(task.profile));
        return;
      case 'focus':
        this.#options = { ...this.#options, focused: task.focused };
        this.#useEmulator((emulator) => emulator.setFocused(task.focused));
        return;
      case 'snapshot':
        void this.#postSnapshot(task.request);
        return;
    }
  }

  async #postSnapshot(request: number): Promise<void> {
    const { post } = this.#effects;
    const state = this.#state;
    const bytes = state.kind === 'parked' ? state.snapshot : await this.#compressed(state.emulator);
    post({ type: 'snapshot', request, bytes });
  }

  /**
   * Returns a compressed snapshot of the current state, even if the emulator changes during compression; null if that fails.
   */
  async #compressed(emulator: Emulator): Promise<Uint8Array | null> {
    let encoded: Uint8Array | undefined;
    this.#useEmulator(() => (encoded = encodedSnapshot(emulator, this.#options.size.cols)));
    return encoded === undefined ? null : compressedSnapshot(encoded);
  }

  /** Calls `use`. If the emulator throws, it is replaced by a blank one, so that no other session is affected. */
  #useEmulator(use: (emulator: Emulator) => void): void {
    if (this.#state.kind === 'parked') return;
    const { emulator } = this.#state;
    try {
      use(emulator);
    } catch (error) {
      emulator.dispose();
      this.#state = this.#blank();
      this.#effects.post({ type: 'broke', error: errorText(error) });
    }
  }

  #blank(): State {
    const { size, profile, focused } = this.#options;
    const emulator = new Emulator(size, profile, (text) => {
      if (this.#isAnswering) this.#answer += text;
    });
    emulator.setFocused(focused);
    return { kind: 'live', emulator };
  }

  #changed(): void {
    this.#changedAt = this.#effects.clock.now();
    this.#cancelSummary ??= this.#effects.clock.setTimeout(() => this.#summarize(), SUMMARY_DELAY_MS);
  }

  #summarize(): void {
    this.#cancelSummary = undefined;
    if (this.#state.kind === 'parked') return;
    const summary = this.#state.emulator.summary();
    if (summary.title === this.#summary.title && summary.lastLine === this.#summary.lastLine) return;
    this.#summary = summary;
    this.#effects.post({ type: 'summary', summary });
  }
}
