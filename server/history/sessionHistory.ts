/** Recorded output of one session: the newest in memory, the rest in compressed blocks on disk (H4). */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import { BlockReader, MAX_BLOCK_OUTPUT_BYTES } from '../../protocol/history/block.ts';
import type { HistoryRecord } from '../../protocol/history/record.ts';
import type { Size } from '../../protocol/messages/common.ts';
import { SEGMENT_BYTES, type Segment, type Segments } from './segment.ts';
import { outputOf, sealed, unsealed, type RecordRun } from './sealing.ts';

/** Max age of output that is not in a block yet, ms. Freeing the memory of idle sessions is worth more than full blocks. */
const SEAL_AFTER_MS = 30_000;
/** Number of blocks that are cached inflated: enough for two clients that catch up and one that fetches history. */
const MAX_INFLATED_BLOCKS = 4;

/** A block of recorded output that is being compressed or is on disk. */
export type SealedBlock = {
  readonly from: number;
  readonly to: number;
  readonly time: number;
  storage:
    | { readonly kind: 'sealing'; readonly run: RecordRun; readonly done: Promise<void> }
    | {
        readonly kind: 'stored';
        readonly segment: Segment;
        readonly position: number;
        readonly byteCount: number;
      };
};

/** Output that an earlier run of the server recorded: blocks on disk, oldest first, and their segments. */
export type Recorded = { readonly blocks: readonly SealedBlock[]; readonly segments: readonly Segment[] };

export class SessionHistory {
  /** ID of the session, used for file names. */
  readonly #session: string;
  /** Disk access with the size limit of all sessions. */
  readonly #store: Segments;
  /** Max size of all segments, compressed bytes. The newest segment is always kept. */
  readonly #maxBytes: number;
  /** Clock for sealing (writing blocks). */
  readonly #clock: Clock;
  /** All blocks, oldest first. If a block does not begin where the previous one ends, there is a gap between them. */
  #blocks: SealedBlock[] = [];
  /** Files with the blocks, oldest first. The last file is still being written. */
  #segments: Segment[] = [];
  /** Records that are not in a block yet. They have the output of `[#recentFrom, #end)`. */
  #recent: HistoryRecord[] = [];
  /** Offset of the first output that is not in a block. */
  #recentFrom = 0;
  /** Offset after the newest output. */
  #end = 0;
  /** Current size of the tty; undefined before the first size is known. */
  #size: Size | undefined;
  /** Output that is being compressed, bytes. */
  #backlogBytes = 0;
  /** Resolves when all blocks so far are on disk. */
  #sealing = Promise.resolve();
  /** Timer of the next seal; undefined while there are no recent records. */
  #cancelSeal: Cancel | undefined;
  /** Inflated output by block, in order of insertion. The oldest is evicted first. */
  readonly #inflated = new Map<SealedBlock, Uint8Array>();
  /** Called whenever the backlog has shrunk. */
  onBacklog: () => void = () => undefined;
  /** True once released or forgotten. Then nothing is written anymore. */
  #closed = false;

  constructor(session: string, store: Segments, maxBytes: number, clock: Clock) {
    this.#session = session;
    this.#store = store;
    this.#maxBytes = maxBytes;
    this.#clock = clock;
  }

  /** Offset after the newest output. */
  get end(): number {
    return this.#end;
  }

  /** Offset below which output is on disk or could not be written. */
  get safeEnd(): number {
    return this.#blocks.find(({ storage }) => storage.kind === 'sealing')?.from ?? this.#recentFrom;
  }

  /** Restores the output of an earlier run. Must be called before any other method. */
  restore({ blocks, segments }: Recorded): void {
    this.#blocks = [...blocks];
    this.#segments = [...segments];
    this.continueAt(blocks.at(-1)?.to ?? 0);
  }

  /** Continues at `offset`; the range before it is a gap (R6). */
  continueAt(offset: number): void {
    this.#seal();
    this.#end = offset;
    this.#recentFrom = offset;
  }

  /** Output that is being compressed, bytes. If there is too much of it, the shell is paused (W2). */
  get backlogBytes(): number {
    return this.#backlogBytes;
  }

  /** Records output after the current end. */
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

  /** Records that the tty has a new size from the current end on. */
  resized(size: Size, time: number): void {
    this.#size = size;
    if (this.#recent.length > 0) this.#recent.push({ kind: 'size', time, size });
  }

  /** Returns the first retained offset at or after `offset`. */
  nextRetained(offset: number): number {
    const block = this.#blocks.find(({ to }) => to > offset);
    return Math.max(offset, Math.min(block?.from ?? Infinity, this.#recentFrom));
  }

  /** Returns retained output from `offset` on, at most `maxBytes`; undefined inside a gap. */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset >= this.#recentFrom) {
      const at = offset - this.#recentFrom;
      return outputOf(this.#recent).subarray(at, at + maxBytes);
    }
    const block = this.#blockAt(offset);
    if (block === undefined) return undefined;
    const output = this.#inflated.get(block) ?? this.#open(block);
    return output?.subarray(offset - block.from, offset - block.from + maxBytes);
  }

  /** Returns the wall time of the first output in the block at `offset`; null if there is none. */
  since(offset: number): number | null {
    if (offset >= this.#recentFrom) return this.#recent[0]?.time ?? null;
    return this.#blocks.find(({ to }) => to > offset)?.time ?? null;
  }

  /** Yields the blocks that have output of `[from, to)`, as stored when each one is reached (H2). */
  async *blocks(from: number, to: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = from; at < to;) {
      const block = this.#blocks.find((candidate) => candidate.to > at);
      if (block === undefined) {
        const run = this.#recentRun();
        if (run.to > at) yield await sealed(run);
        return;
      }
      if (block.from >= to) return;
      if (block.storage.kind === 'sealing') await block.storage.done;
      const bytes = this.#bytesOf(block);
      if (bytes !== undefined) yield bytes;
      at = block.to;
    }
  }

  /** Writes everything to disk, for a later run. */
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
    this.#inflated.clear();
  }

  /** Starts a block with the tty's current size. */
  #begin(time: number): void {
    if (this.#recent.length === 0 && this.#size !== undefined)
      this.#recent.push({ kind: 'size', time, size: this.#size });
  }

  #recentRun(): RecordRun {
    return { from: this.#recentFrom, to: this.#end, records: [...this.#recent] };
  }

  /** Makes a block from the recent records. Blocks are written in order. */
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
    const block: SealedBlock = {
      ...run,
      time: run.records[0]?.time ?? 0,
      storage: { kind: 'sealing', run, done },
    };
    this.#blocks.push(block);
  }

  async #sealAfter(
    earlier: Promise<void>,
    bytes: Promise<Uint8Array>,
    block: () => SealedBlock,
  ): Promise<void> {
    await earlier;
    this.#keep(block(), await bytes);
    this.#backlogBytes -= block().to - block().from;
    this.onBacklog();
  }

  #keep(block: SealedBlock, bytes: Uint8Array): void {
    if (this.#closed) return;
    let segment = this.#segments.at(-1);
    if (segment === undefined || segment.byteCount + bytes.length > SEGMENT_BYTES) {
      segment = this.#store.newSegment(this.#session, () => this.forgotten(newSegment));
      const newSegment = segment;
      this.#segments.push(segment);
    }
    const position = this.#store.write(segment, bytes);
    if (position === undefined) this.#blocks = this.#blocks.filter((other) => other !== block);
    else block.storage = { kind: 'stored', segment, position, byteCount: bytes.length };
    this.#keepBudget();
  }

  #keepBudget(): void {
    let byteCount = this.#segments.reduce((sum, segment) => sum + segment.byteCount, 0);
    while (byteCount > this.#maxBytes && this.#segments.length > 1) {
      const [oldest] = this.#segments as [Segment];
      byteCount -= oldest.byteCount;
      this.#store.forget(oldest);
      this.forgotten(oldest);
    }
  }

  /** Removes a segment that the size limit of all sessions has deleted. */
  forgotten(segment: Segment): void {
    this.#segments = this.#segments.filter((other) => other !== segment);
    this.#blocks = this.#blocks.filter(
      ({ storage }) => storage.kind !== 'stored' || storage.segment !== segment,
    );
  }

  #blockAt(offset: number): SealedBlock | undefined {
    const block = this.#blocks.find(({ to }) => to > offset);
    return block !== undefined && block.from <= offset ? block : undefined;
  }

  #bytesOf({ storage }: SealedBlock): Uint8Array | undefined {
    return storage.kind === 'stored'
      ? this.#store.read(storage.segment, storage.position, storage.byteCount)
      : undefined;
  }

  #open(block: SealedBlock): Uint8Array | undefined {
    const output =
      block.storage.kind === 'sealing' ? outputOf(block.storage.run.records) : this.#inflate(block);
    if (output === undefined) {
      this.#blocks = this.#blocks.filter((other) => other !== block);
      return undefined;
    }
    this.#inflated.set(block, output);
    const [oldest] = this.#inflated.keys();
    if (this.#inflated.size > MAX_INFLATED_BLOCKS && oldest !== undefined) this.#inflated.delete(oldest);
    return output;
  }

  /** Returns the output of a stored block; undefined if the block cannot be read or is corrupt. */
  #inflate(block: SealedBlock): Uint8Array | undefined {
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
