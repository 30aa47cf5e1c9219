/** The output side of a remote terminal: bytes, sizes and snapshots in their one order, each taken once. */

import type { Clock } from '../../protocol/clock.ts';
import type { Attached } from '../../protocol/messages/attached.ts';
import { sameSize, type Size } from '../../protocol/messages/common.ts';
import type { Gap } from '../../protocol/messages/gap.ts';
import type { Sized } from '../../protocol/messages/sized.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import { OutputReceipts } from './outputReceipts.ts';
import { SnapshotParts } from './snapshotParts.ts';
import type { OutputEvents, OutputPosition, Skipped } from './terminalTypes.ts';

/** A snapshot that was announced and is not here yet. */
type Awaited = { readonly skipped: Skipped; readonly sizes: number; readonly size: Size };

type SizeChange = Pick<Sized, 'at' | 'size' | 'number'>;

export class RemoteOutput {
  readonly #clock: Clock;
  readonly #events: OutputEvents;
  readonly #wantsSnapshots: boolean;
  #epoch: string | null;
  #cursor: ByteCursor;
  #parsed: number;
  #sizes: number;
  #size: Size | undefined;
  /** Told, and beyond the output that arrived; in order. */
  #coming: SizeChange[] = [];
  #awaited: Awaited | undefined;
  #parts: SnapshotParts | undefined;
  #receipts: OutputReceipts | undefined;

  constructor(clock: Clock, position: OutputPosition | null, wantsSnapshots: boolean, events: OutputEvents) {
    this.#clock = clock;
    this.#events = events;
    this.#wantsSnapshots = wantsSnapshots;
    this.#epoch = position?.epoch ?? null;
    this.#cursor = new ByteCursor(position?.offset ?? 0);
    this.#parsed = this.#cursor.next;
    this.#sizes = position?.sizes ?? 0;
  }

  /** Where the terminal stands, or null before anything was attached. */
  get position(): OutputPosition | null {
    if (this.#epoch === null) return null;
    return { epoch: this.#epoch, offset: this.#cursor.next, sizes: this.#sizes };
  }

  /** Offset of the next output. */
  get next(): number {
    return this.#cursor.next;
  }

  /** The tty's size at `next`; undefined until the server said it. */
  get size(): Size | undefined {
    return this.#size;
  }

  /** Output goes on as the server says, on a connection to which `sendReceipt` leads. */
  attached({ output, size }: Attached, sendReceipt: (offset: number) => void): void {
    this.detached();
    this.#size = size;
    if (this.#epoch !== output.epoch) {
      this.#epoch = output.epoch;
      this.#cursor = new ByteCursor();
      this.#parsed = 0;
      this.#sizes = output.sizes;
      this.#events.onReset(output.epoch, size, output.sizes);
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

  /** The connection is gone: what was under way on it is asked for again. */
  detached(): void {
    this.#receipts?.close();
    this.#receipts = undefined;
    this.#coming = [];
    this.#awaited = undefined;
    this.#parts = undefined;
  }

  /** The terminal has parsed everything below `offset` (R8). */
  parsed(offset: number): void {
    if (offset > this.#parsed) this.#parsed = offset;
    this.#receipts?.parsed(offset);
  }

  /** Output was forgotten before it was sent (W3). */
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

  /** The announced snapshot has so many bytes; false when none was announced. */
  snapshot(byteCount: number): boolean {
    if (this.#awaited === undefined || this.#parts !== undefined) return false;
    this.#parts = new SnapshotParts(byteCount);
    this.#finishSnapshot(this.#awaited, this.#parts);
    return true;
  }

  /** A part of it; false when it is out of order. */
  snapshotPart(offset: number, bytes: Uint8Array): boolean {
    if (this.#awaited === undefined || this.#parts?.add(offset, bytes) !== true) return false;
    this.#finishSnapshot(this.#awaited, this.#parts);
    return true;
  }

  /** The tty has another size from an offset on (S8). */
  sized(change: SizeChange): void {
    if (change.number <= this.#sizes) return;
    this.#coming.push(change);
    if (this.#awaited === undefined) this.#takeComing();
  }

  /** A data frame; false when it leaves a hole (R3), or comes before the snapshot. */
  data(offset: number, bytes: Uint8Array): boolean {
    if (this.#receipts === undefined) return true;
    if (this.#awaited !== undefined) return false;
    const accepted = this.#cursor.accept(offset, bytes);
    if (accepted.kind === 'gap') return false;
    if (accepted.kind === 'fresh') this.#pass(this.#cursor.next - accepted.bytes.length, accepted.bytes);
    this.#receipts.arrived(offset + bytes.length);
    return true;
  }

  /** Passes output on, with the sizes that lie in it at their places. */
  #pass(offset: number, bytes: Uint8Array): void {
    const end = offset + bytes.length;
    let at = offset;
    while (at < end) {
      this.#takeComingAt(at);
      const until = Math.min(end, this.#coming[0]?.at ?? end);
      this.#events.onOutput(at, bytes.subarray(at - offset, until - offset));
      at = until;
    }
    this.#takeComingAt(end);
  }

  #takeComing(): void {
    this.#takeComingAt(this.#cursor.next);
  }

  #takeComingAt(offset: number): void {
    for (
      let change = this.#coming[0];
      change !== undefined && change.at <= offset;
      change = this.#coming[0]
    ) {
      this.#coming.shift();
      this.#takeSize(change);
    }
  }

  #takeSize({ size, number }: SizeChange): void {
    this.#sizes = number;
    this.#size = size;
    this.#events.onSize(size, number);
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
      this.#size = size;
      this.#events.onSnapshot(snapshot, skipped, sizes);
    }
    if (sizes !== this.#sizes) this.#takeSize({ at: skipped.to, size, number: sizes });
    this.#receipts?.arrived(skipped.to);
    this.#takeComing();
  }

  #skip(skipped: Skipped): void {
    this.#moveTo(skipped.to);
    this.#events.onSkipped(skipped);
  }

  #moveTo(offset: number): void {
    this.#cursor.skipTo(offset);
    this.#parsed = Math.max(this.#parsed, offset);
  }
}
