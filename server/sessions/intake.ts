/** Passes a shell's output on to log, history and screen, as fast as all of them can follow (W2). */

import type { Clock } from '../../protocol/clock.ts';
import type { Size } from '../../protocol/messages/common.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import type { Screen } from '../screen/screen.ts';
import type { Shell } from '../shells/shell.ts';
import { ActivityLog, type RecordedActivity } from './activityLog.ts';
import type { OutputLog } from './outputLog.ts';
import { ReadGate } from './readGate.ts';
import type { SizeLog } from './attach/sizeLog.ts';

export type IntakeParts = {
  readonly clock: Clock;
  readonly shell: Shell;
  readonly output: OutputLog;
  readonly sizes: SizeLog;
  readonly screen: Screen;
  /** Activity of an earlier run of the server. */
  readonly pastActivity: RecordedActivity | undefined;
  /** Names of the shell's host, if known. */
  readonly hosts: readonly string[];
  /** Called after each new activity (A2). */
  readonly onActivity: () => void;
};

export class Intake {
  readonly activity: ActivityLog;
  readonly #parts: IntakeParts;
  readonly #source: ByteCursor;
  readonly #gate: ReadGate;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.activity = new ActivityLog(parts.pastActivity, parts.onActivity, parts.hosts);
    this.#source = new ByteCursor(parts.output.end);
    this.#gate = new ReadGate(parts.shell);
    parts.output.onBacklog(() => this.#updateHistoryLag());
  }

  /** Accepts output at `offset`. Returns a problem if the shell has left out output, which it must not do (R3). */
  printed(offset: number, bytes: Uint8Array): 'fresh' | 'duplicate' | { readonly problem: string } {
    const accepted = this.#source.accept(offset, bytes);
    if (accepted.kind === 'gap')
      return { problem: `its output from ${accepted.expected} to ${accepted.got} never came` };
    if (accepted.kind === 'duplicate') return 'duplicate';
    const { clock, output, screen } = this.#parts;
    const now = clock.now();
    output.append(accepted.bytes, now);
    screen.write(accepted.bytes);
    this.activity.printed(this.#source.next - accepted.bytes.length, accepted.bytes, now);
    this.updateScreenLag();
    this.#updateHistoryLag();
    return 'fresh';
  }

  /** Handles lost output: everything below `to` that has not arrived is a gap for every client (R6). */
  skipped(to: number): void {
    this.#source.skipTo(to);
    this.activity.skipped();
    this.#parts.output.skipTo(to);
  }

  /** Applies a new size of the tty from output offset `at` on. */
  sized(at: number, size: Size): void {
    const { clock, output, screen, sizes } = this.#parts;
    sizes.add(at, size);
    output.resized(size, clock.now());
    screen.resize(size);
  }

  /** Updates the lag of the fastest client, in the unit of `Attachment.lag`. */
  setClientLag(lag: number): void {
    this.#gate.setLag('client', lag);
  }

  /** Updates the lag of the screen after new output, or after the screen has parsed some. */
  updateScreenLag(): void {
    this.#gate.setLag('screen', this.#parts.screen.pendingBytes());
  }

  /** Updates the lag of the history, and acknowledges recorded output to the shell's holder. */
  #updateHistoryLag(): void {
    const { output, shell } = this.#parts;
    this.#gate.setLag('history', output.backlogBytes);
    shell.held?.acknowledge(output.safeEnd);
  }
}
