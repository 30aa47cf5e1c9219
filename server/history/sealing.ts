/** Compresses records into blocks, without blocking the main thread, which relays data. */

import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync, constants } from 'node:zlib';
import { encodeBlock, type Block } from '../../protocol/history/block.ts';
import { decodeRecords, encodeRecords, type HistoryRecord } from '../../protocol/history/record.ts';

const deflated = promisify(deflateRaw);

/** Consecutive records, and the offset range of their output. */
export type RecordRun = {
  readonly from: number;
  readonly to: number;
  readonly records: readonly HistoryRecord[];
};

/** Encodes the run as a block, compressed in the thread pool. */
export async function sealed({ from, to, records }: RecordRun): Promise<Uint8Array<ArrayBuffer>> {
  const time = records[0]?.time ?? 0;
  const raw = encodeRecords(records, time);
  const bytes = await deflated(raw, { level: constants.Z_BEST_SPEED });
  return encodeBlock({ from, to, time, rawBytes: raw.length, deflated: bytes });
}

/** Decodes the records of a block. Throws if the block is corrupt. */
export function unsealed(block: Block): readonly HistoryRecord[] {
  const records = decodeRecords(
    inflateRawSync(block.deflated, { maxOutputLength: block.rawBytes }),
    block.time,
  );
  if ('kind' in records) throw new Error(records.message);
  return records;
}

/** Joins the output of the records. */
export function outputOf(records: readonly HistoryRecord[]): Uint8Array {
  return Buffer.concat(
    records.map((record) => (record.kind === 'output' ? record.bytes : new Uint8Array(0))),
  );
}
