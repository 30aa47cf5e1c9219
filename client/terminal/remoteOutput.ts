/** Output side of a remote terminal. Bytes, sizes and snapshots arrive in one order, each exactly once. */

import type { Clock } from '../../protocol/clock.ts';
import type { Attached } from '../../protocol/messages/attached.ts';
import { sameSize, type Size } from '../../protocol/messages/common.ts';
import type { Gap } from '../../protocol/messages/gap.ts';
import type { Sized } from '../../protocol/messages/sized.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import type { Snapshot } from '../../terminal/snapshotBytes.ts';
import { OutputReceipts } from './outputReceipts.ts';
import { SnapshotParts } from './snapshotParts.ts';

/** Offset of the next output of an epoch, and the number of size changes before it (S8). */
export type OutputPosition = { readonly epoch: string; readonly offset: number; readonly sizes: number };

/** Output `[from, to)` that was not sent. `since` is the time when it was printed, ms since 1970, if that is known (R6). */
export type Skipped = { readonly from: number; readonly to: number; readonly since: number | null };

/** Changes of the terminal's contents, in order. */
export type OutputEvents = {
  /** Output of another epoch begins. The terminal starts anew with this size, after `sizes` size changes (R5). */
  readonly onReset: (epoch: string, size: Size, sizes: number) => void;
  /** New output, which starts at `offset`. */
  readonly onOutput: (offset: number, bytes: Uint8Array) => void;
  /** From here on the tty has this size. `number` is the number of the size change (S8). */
  readonly onSize: (size: Size, number: number) => void;
  /** The terminal starts anew with the snapshot, which replaces all output below `skipped.to` (R11). */
  readonly onSnapshot: (snapshot: Snapshot, skipped: Skipped, sizes: number) => void;
  /** Output is missing, and nothing replaces it. */
  readonly onSkipped: (skipped: Skipped) => void;
};

/** A snapshot that was announced but has not arrived yet. */
type Awaited = { readonly skipped: Skipped; readonly sizes: number; readonly size: Size };

type SizeChange = Pick<Sized, 'at' | 'size' | 'number'>;

export class RemoteOutput {
  readonly #clock: Clock;
  readonly #events: Partial<OutputEvents>;
  /** False for clients that need every byte, such as `log`. */
  readonly #wantsSnapshots: boolean;
  /** Epoch of the output; null before the first attach. */
  #epoch: string | null;
  /** Next offset of this epoch that the terminal expects. */
  #cursor: ByteCursor;
  /** Offset below which the terminal has parsed everything. */
  #parsed: number;
  /** Number of size changes before the cursor. */
  #sizes: number;
  /** Size changes at offsets beyond the cursor, in order. */
  #comingSizes: SizeChange[] = [];
  /** Set while a snapshot is announced. No other output is accepted before it. */
  #awaited: Awaited | undefined;
  /** Parts of a snapshot that is arriving; undefined otherwise. */
  #parts: SnapshotParts | undefined;
  /** Acknowledgments on the current connection; undefined while detached. */
  #receipts: OutputReceipts | undefined;

  constructor(
    clock: Clock,
    position: OutputPosition | null,
    wantsSnapshots: boolean,
    events: Partial<OutputEvents>,
  ) {
    this.#clock = clock;
    this.#events = events;
    this.#wantsSnapshots = wantsSnapshots;
    this.#epoch = position?.epoch ?? null;
    this.#cursor = new ByteCursor(position?.offset ?? 0);
    this.#parsed = this.#cursor.next;
    this.#sizes = position?.sizes ?? 0;
  }

  /** Position of the next output; null before the first attach. */
  get position(): OutputPosition | null {
    if (this.#epoch === null) return null;
    return { epoch: this.#epoch, offset: this.#cursor.next, sizes: this.#sizes };
  }

  /** Offset of the next output. */
  get next(): number {
    return this.#cursor.next;
  }

  /** Handles the server's answer to an attach. `sendReceipt` sends on the same connection. */
  attached({ output, size }: Attached, sendReceipt: (offset: number) => void): void {
    this.detached();
    if (this.#epoch !== output.epoch) {
      this.#epoch = output.epoch;
      this.#cursor = new ByteCursor();
      this.#parsed = 0;
      this.#sizes = output.sizes;
      this.#events.onReset?.(output.epoch, size, output.sizes);
    }
    const { from, sizes, skipped, snapshot } = output;
    this.#receipts = new OutputReceipts(this.#clock, from, Math.max(this.#parsed, from), sendReceipt);
    const range = skipped ?? { from: this.#cursor.next, to: from, since: null };
    if (snapshot) this.#awaited = { skipped: range, size, sizes };
    else {
      if (from > this.#cursor.next) this.#skip(range);
      if (sizes !== this.#sizes) this.#takeSize({ at: from, size, number: sizes });
    }
  }

  /** Called when the connection has ended. The next attach requests again what was in transit on it. */
  detached(): void {
    this.#receipts?.close();
    this.#receipts = undefined;
    this.#comingSizes = [];
    this.#awaited = undefined;
    this.#parts = undefined;
  }

  /** Called when the terminal has parsed everything below `offset` (R8). */
  parsed(offset: number): void {
    if (offset > this.#parsed) this.#parsed = offset;
    this.#receipts?.parsed(offset);
  }

  /** Called when the server has dropped output before it was sent (W3). */
  gap({ from, to, since, size, sizes }: Gap): void {
    if (to <= this.#cursor.next) return;
    const skipped = { from: Math.max(from, this.#cursor.next), to, since };
    if (this.#wantsSnapshots) {
      this.#awaited = { skipped, size, sizes };
      return;
    }
    this.#skip(skipped);
    this.#receipts?.arrived(to);
    if (sizes !== this.#sizes) this.#takeSize({ at: to, size, number: sizes });
  }

  /** Handles the announcement of a snapshot of `byteCount` bytes. Returns false if none was expected. */
  snapshot(byteCount: number): boolean {
    if (this.#awaited === undefined || this.#parts !== undefined) return false;
    this.#parts = new SnapshotParts(byteCount);
    this.#finishSnapshot(this.#awaited, this.#parts);
    return true;
  }

  /** Handles a part of the snapshot. Returns false if the part is out of order. */
  snapshotPart(offset: number, bytes: Uint8Array): boolean {
    if (this.#awaited === undefined || this.#parts?.add(offset, bytes) !== true) return false;
    this.#finishSnapshot(this.#awaited, this.#parts);
    return true;
  }

  /** Called when the tty has another size from offset `change.at` on (S8). */
  sized(change: SizeChange): void {
    if (change.number <= this.#sizes) return;
    this.#comingSizes.push(change);
    if (this.#awaited === undefined) this.#takeSizesAt(this.#cursor.next);
  }

  /** Handles a data frame. Returns false if it leaves a gap (R3), or comes before the announced snapshot. */
  data(offset: number, bytes: Uint8Array): boolean {
    if (this.#receipts === undefined) return true;
    if (this.#awaited !== undefined) return false;
    const accepted = this.#cursor.accept(offset, bytes);
    if (accepted.kind === 'gap') return false;
    if (accepted.kind === 'fresh') this.#emit(this.#cursor.next - accepted.bytes.length, accepted.bytes);
    this.#receipts.arrived(offset + bytes.length);
    return true;
  }

  /** Emits output, and emits each size change inside it at its offset. */
  #emit(offset: number, bytes: Uint8Array): void {
    const end = offset + bytes.length;
    let at = offset;
    while (at < end) {
      this.#takeSizesAt(at);
      const until = Math.min(end, this.#comingSizes[0]?.at ?? end);
      this.#events.onOutput?.(at, bytes.subarray(at - offset, until - offset));
      at = until;
    }
    this.#takeSizesAt(end);
  }

  /** Applies the size changes at or before `offset`. */
  #takeSizesAt(offset: number): void {
    let change = this.#comingSizes[0];
    while (change !== undefined && change.at <= offset) {
      this.#comingSizes.shift();
      this.#takeSize(change);
      change = this.#comingSizes[0];
    }
  }

  #takeSize({ size, number }: SizeChange): void {
    this.#sizes = number;
    this.#events.onSize?.(size, number);
  }

  #finishSnapshot({ skipped, size, sizes }: Awaited, parts: SnapshotParts): void {
    if (!parts.isComplete) return;
    this.#awaited = undefined;
    this.#parts = undefined;
    const snapshot = parts.open();
    if (snapshot === null || !sameSize(snapshot.size, size)) this.#skip(skipped);
    else {
      this.#moveTo(skipped.to);
      this.#sizes = sizes;
      this.#events.onSnapshot?.(snapshot, skipped, sizes);
    }
    if (sizes !== this.#sizes) this.#takeSize({ at: skipped.to, size, number: sizes });
    this.#receipts?.arrived(skipped.to);
    this.#takeSizesAt(this.#cursor.next);
  }

  #skip(skipped: Skipped): void {
    this.#moveTo(skipped.to);
    this.#events.onSkipped?.(skipped);
  }

  #moveTo(offset: number): void {
    this.#cursor.skipTo(offset);
    this.#parsed = Math.max(this.#parsed, offset);
  }
}
