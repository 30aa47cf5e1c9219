/** Makes blocks of records, without holding up the thread that relays. */

import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync, constants } from 'node:zlib';
import { encodeBlock, type Block } from '../../protocol/history/block.ts';
import { decodeRecords, encodeRecords, type HistoryRecord } from '../../protocol/history/record.ts';

const deflated = promisify(deflateRaw);

/** Records that follow each other, with the offsets of their output. */
export type Run = { readonly from: number; readonly to: number; readonly records: readonly HistoryRecord[] };

/** The run as a block's bytes, compressed in the thread pool. */
export async function sealed({ from, to, records }: Run): Promise<Uint8Array<ArrayBuffer>> {
  const time = records[0]?.time ?? 0;
  const raw = encodeRecords(records, time);
  const bytes = await deflated(raw, { level: constants.Z_BEST_SPEED });
  return encodeBlock({ from, to, time, rawBytes: raw.length, deflated: bytes });
}

/** The records in a block of ours; throws when the disk gave something else. */
export function unsealed(block: Block): readonly HistoryRecord[] {
  const records = decodeRecords(
    inflateRawSync(block.deflated, { maxOutputLength: block.rawBytes }),
    block.time,
  );
  if ('kind' in records) throw new Error(records.message);
  return records;
}

/** All output of some records. */
export function outputOf(records: readonly HistoryRecord[]): Uint8Array {
  return Buffer.concat(
    records.map((record) => (record.kind === 'output' ? record.bytes : new Uint8Array(0))),
  );
}
