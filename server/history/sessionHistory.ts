/** One session's recorded output: what is new in memory, the rest in compressed blocks on disk (H4). */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import { BlockReader, MAX_BLOCK_OUTPUT_BYTES } from '../../protocol/history/block.ts';
import type { HistoryRecord } from '../../protocol/history/record.ts';
import type { Size } from '../../protocol/messages/common.ts';
import { SEGMENT_BYTES, type Segment, type Segments } from './segment.ts';
import { outputOf, sealed, unsealed, type Run } from './sealing.ts';

/** What is recorded becomes a block after this time at the latest, ms: memory of idle sessions is worth more than a fuller block. */
const SEAL_AFTER_MS = 30_000;
/** Blocks that are held inflated for readers: two clients that catch up, and one that fetches history. */
const MAX_OPENED = 4;

/** A block: being compressed, or on disk. */
export type Sealed = {
  readonly from: number;
  readonly to: number;
  readonly time: number;
  place:
    | { readonly kind: 'sealing'; readonly run: Run; readonly done: Promise<void> }
    | {
        readonly kind: 'stored';
        readonly segment: Segment;
        readonly position: number;
        readonly byteCount: number;
      };
};

/** What an earlier run of the server recorded: blocks on disk, oldest first, in segments. */
export type Recorded = { readonly blocks: readonly Sealed[]; readonly segments: readonly Segment[] };

export class SessionHistory {
  readonly #session: string;
  readonly #store: Segments;
  readonly #mostBytes: number;
  readonly #clock: Clock;
  /** Oldest first; where one does not begin at the end of the one before there is a gap. */
  #blocks: Sealed[] = [];
  #segments: Segment[] = [];
  #recent: HistoryRecord[] = [];
  #recentFrom = 0;
  #end = 0;
  #size: Size | undefined;
  #backlogBytes = 0;
  #sealing = Promise.resolve();
  #cancelSeal: Cancel | undefined;
  /** Inflated output by block, the one used last at the end. */
  readonly #opened = new Map<Sealed, Uint8Array>();
  /** Called whenever the backlog has become less. */
  onBacklog: () => void = () => undefined;
  #closed = false;

  constructor(session: string, store: Segments, maxBytes: number, clock: Clock) {
    this.#session = session;
    this.#store = store;
    this.#mostBytes = maxBytes;
    this.#clock = clock;
  }

  /** Offset after the newest output. */
  get end(): number {
    return this.#end;
  }

  /** Output below is on disk, or was not taken by it. */
  get safeEnd(): number {
    return this.#blocks.find(({ place }) => place.kind === 'sealing')?.from ?? this.#recentFrom;
  }

  /** Takes up what an earlier run recorded; only before anything else. */
  restore({ blocks, segments }: Recorded): void {
    this.#blocks = [...blocks];
    this.#segments = [...segments];
    this.continueAt(blocks.at(-1)?.to ?? 0);
  }

  /** Output goes on there, and nothing is held of what lies between (R6). */
  continueAt(offset: number): void {
    this.#seal();
    this.#end = offset;
    this.#recentFrom = offset;
  }

  /** Output that is being compressed, bytes: whoever reads a shell faster than that waits. */
  get backlogBytes(): number {
    return this.#backlogBytes;
  }

  /** Records output at the end of what there is. */
  append(bytes: Uint8Array, time: number): void {
    for (let at = 0; at < bytes.length;) {
      const room = MAX_BLOCK_OUTPUT_BYTES - (this.#end - this.#recentFrom);
      const part = bytes.subarray(at, at + room);
      this.#begin(time);
      this.#recent.push({ kind: 'output', time, bytes: part });
      this.#end += part.length;
      at += part.length;
      if (part.length === room) this.#seal();
    }
    if (this.#recent.length > 0)
      this.#cancelSeal ??= this.#clock.setTimeout(() => this.#seal(), SEAL_AFTER_MS);
  }

  /** Records that the tty has another size from here on. */
  resized(size: Size, time: number): void {
    this.#size = size;
    if (this.#recent.length > 0) this.#recent.push({ kind: 'size', time, size });
  }

  /** The first offset from `offset` on that is held. */
  nextHeld(offset: number): number {
    const block = this.#blocks.find(({ to }) => to > offset);
    return Math.max(offset, Math.min(block?.from ?? Infinity, this.#recentFrom));
  }

  /** Held output from `offset` on, at most `maxBytes`; undefined where there is a gap. */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset >= this.#recentFrom) {
      const at = offset - this.#recentFrom;
      return outputOf(this.#recent).subarray(at, at + maxBytes);
    }
    const block = this.#blockAt(offset);
    if (block === undefined) return undefined;
    const output = this.#opened.get(block) ?? this.#open(block);
    return output?.subarray(offset - block.from, offset - block.from + maxBytes);
  }

  /** When the output at `offset` was printed, to the block, wall time; null where there is a gap. */
  since(offset: number): number | null {
    if (offset >= this.#recentFrom) return this.#recent[0]?.time ?? null;
    return this.#blocks.find(({ to }) => to > offset)?.time ?? null;
  }

  /** The blocks that have output of `[from, to)`, as they are now (H2). */
  async *blocks(from: number, to: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = from; at < to;) {
      const block = this.#blocks.find((one) => one.to > at);
      if (block === undefined) {
        const run = this.#recentRun();
        if (run.to > at) yield await sealed(run);
        return;
      }
      if (block.from >= to) return;
      if (block.place.kind === 'sealing') await block.place.done;
      const bytes = this.#bytesOf(block);
      if (bytes !== undefined) yield bytes;
      at = block.to;
    }
  }

  /** Brings everything to disk, where a later run finds it. */
  async release(): Promise<void> {
    this.#seal();
    await this.#sealing;
    this.#closed = true;
    this.#cancelSeal?.();
  }

  /** Deletes everything. */
  forget(): void {
    this.#closed = true;
    this.#cancelSeal?.();
    for (const segment of this.#segments) this.#store.forget(segment);
    this.#segments = [];
    this.#blocks = [];
    this.#recent = [];
    this.#recentFrom = this.#end;
    this.#opened.clear();
  }

  /** A block begins with the size in force. */
  #begin(time: number): void {
    if (this.#recent.length === 0 && this.#size !== undefined)
      this.#recent.push({ kind: 'size', time, size: this.#size });
  }

  #recentRun(): Run {
    return { from: this.#recentFrom, to: this.#end, records: [...this.#recent] };
  }

  /** What is recent becomes a block; blocks are written in their order. */
  #seal(): void {
    this.#cancelSeal?.();
    this.#cancelSeal = undefined;
    const run = this.#recentRun();
    const byteCount = run.to - run.from;
    if (this.#closed || byteCount === 0) return;
    this.#recent = [];
    this.#recentFrom = run.to;
    this.#backlogBytes += byteCount;
    const done = this.#sealAfter(this.#sealing, sealed(run), () => block);
    this.#sealing = done;
    const block: Sealed = { ...run, time: run.records[0]?.time ?? 0, place: { kind: 'sealing', run, done } };
    this.#blocks.push(block);
  }

  async #sealAfter(earlier: Promise<void>, bytes: Promise<Uint8Array>, block: () => Sealed): Promise<void> {
    await earlier;
    this.#keep(block(), await bytes);
    this.#backlogBytes -= block().to - block().from;
    this.onBacklog();
  }

  #keep(block: Sealed, bytes: Uint8Array): void {
    if (this.#closed) return;
    let segment = this.#segments.at(-1);
    if (segment === undefined || segment.byteCount + bytes.length > SEGMENT_BYTES) {
      segment = this.#store.newSegment(this.#session, () => this.forgotten(newSegment));
      const newSegment = segment;
      this.#segments.push(segment);
    }
    const position = this.#store.write(segment, bytes);
    if (position === undefined) this.#blocks = this.#blocks.filter((one) => one !== block);
    else block.place = { kind: 'stored', segment, position, byteCount: bytes.length };
    this.#keepBudget();
  }

  #keepBudget(): void {
    let byteCount = this.#segments.reduce((sum, segment) => sum + segment.byteCount, 0);
    while (byteCount > this.#mostBytes && this.#segments.length > 1) {
      const [oldest] = this.#segments as [Segment];
      byteCount -= oldest.byteCount;
      this.#store.forget(oldest);
      this.forgotten(oldest);
    }
  }

  /** The budget of all sessions took the segment away. */
  forgotten(segment: Segment): void {
    this.#segments = this.#segments.filter((one) => one !== segment);
    this.#blocks = this.#blocks.filter(({ place }) => place.kind !== 'stored' || place.segment !== segment);
  }

  #blockAt(offset: number): Sealed | undefined {
    const block = this.#blocks.find(({ to }) => to > offset);
    return block !== undefined && block.from <= offset ? block : undefined;
  }

  #bytesOf({ place }: Sealed): Uint8Array | undefined {
    return place.kind === 'stored'
      ? this.#store.read(place.segment, place.position, place.byteCount)
      : undefined;
  }

  #open(block: Sealed): Uint8Array | undefined {
    const output = block.place.kind === 'sealing' ? outputOf(block.place.run.records) : this.#inflate(block);
    if (output === undefined) {
      this.#blocks = this.#blocks.filter((one) => one !== block);
      return undefined;
    }
    this.#opened.set(block, output);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > MAX_OPENED && oldest !== undefined) this.#opened.delete(oldest);
    return output;
  }

  /** Undefined when the disk gave nothing, or something else than was written. */
  #inflate(block: Sealed): Uint8Array | undefined {
    const bytes = this.#bytesOf(block);
    if (bytes === undefined) return undefined;
    const blocks = new BlockReader().read(bytes);
    const [found] = 'kind' in blocks ? [] : blocks;
    try {
      return found === undefined || found.from !== block.from ? undefined : outputOf(unsealed(found));
    } catch {
      return undefined;
    }
  }
}
