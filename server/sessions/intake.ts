/** Takes in what a shell prints: into the log and record, and onto the screen, as fast as all that follow it allow (W2). */

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
  /** What happened up to where the output goes on. */
  readonly pastActivity: RecordedActivity | undefined;
  /** Something happened that its clients are told (A2). */
  readonly onHappened: () => void;
};

export class Intake {
  readonly activity: ActivityLog;
  readonly #parts: IntakeParts;
  readonly #source: ByteCursor;
  readonly #gate: ReadGate;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.activity = new ActivityLog(parts.pastActivity, parts.onHappened);
    this.#source = new ByteCursor(parts.output.end);
    this.#gate = new ReadGate(parts.shell);
    parts.output.onBacklog(() => this.#recorded());
  }

  /** Output at `offset`: `broken` says what the shell skipped although it must not (R3). */
  printed(offset: number, bytes: Uint8Array): 'fresh' | 'duplicate' | { readonly broken: string } {
    const accepted = this.#source.accept(offset, bytes);
    if (accepted.kind === 'gap')
      return { broken: `its output from ${accepted.expected} to ${accepted.got} never came` };
    if (accepted.kind === 'duplicate') return 'duplicate';
    const { clock, output, screen } = this.#parts;
    const now = clock.now();
    output.append(accepted.bytes, now);
    screen.write(accepted.bytes);
    this.activity.printed(this.#source.next - accepted.bytes.length, accepted.bytes, now);
    this.screenFollowed();
    this.#recorded();
    return 'fresh';
  }

  /** Output below `to` that has not come is lost: it is a gap for everybody (R6). */
  skipped(to: number): void {
    this.#source.skipTo(to);
    this.activity.skipped();
    this.#parts.output.skipTo(to);
  }

  /** The tty has another size from output offset `at` on. */
  sized(at: number, size: Size): void {
    const { clock, output, screen, sizes } = this.#parts;
    sizes.add(at, size);
    output.resized(size, clock.now());
    screen.resize(size);
  }

  /** How far even the fastest client is behind. */
  clientsFollowed(behind: number): void {
    this.#gate.behind('client', behind);
  }

  screenFollowed(): void {
    this.#gate.behind('screen', this.#parts.screen.pendingBytes());
  }

  #recorded(): void {
    const { output, shell } = this.#parts;
    this.#gate.behind('history', output.backlogBytes);
    shell.held?.acknowledge(output.safeEnd);
  }
}
