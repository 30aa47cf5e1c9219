// Compares the session's byte log with two common alternatives: one joined buffer, and a list of chunks.
import { ByteLog } from '../protocol/resume/byteLog.ts';
import { compare, report } from './harness.ts';

const CAPACITY_BYTES = 2 * 1024 * 1024;
const CHUNK = new Uint8Array(1024).fill(7);
const CHUNKS = 8_192;
/** Number of chunks after which a returning client reads everything that is retained. */
const READ_EVERY = 2_048;

function byteLog(): void {
  const log = new ByteLog(CAPACITY_BYTES);
  for (let count = 1; count <= CHUNKS; count += 1) {
    log.append(CHUNK);
    if (count % READ_EVERY > 0) continue;
    for (let at = log.start; at < log.end;) at += log.read(at, 16_384)?.length ?? Number.POSITIVE_INFINITY;
  }
}

function joinedBuffer(): void {
  let retained = Buffer.alloc(0);
  for (let count = 1; count <= CHUNKS; count += 1) {
    retained = Buffer.concat([retained, CHUNK]);
    if (retained.length > CAPACITY_BYTES) retained = retained.subarray(retained.length - CAPACITY_BYTES);
    if (count % READ_EVERY > 0) continue;
    for (let at = 0; at < retained.length;) at += retained.subarray(at, at + 16_384).length;
  }
}

function chunkList(): void {
  const chunks: Uint8Array[] = [];
  let retainedBytes = 0;
  for (let count = 1; count <= CHUNKS; count += 1) {
    chunks.push(CHUNK.slice());
    retainedBytes += CHUNK.length;
    while (retainedBytes > CAPACITY_BYTES) retainedBytes -= chunks.shift()?.length ?? 0;
    if (count % READ_EVERY > 0) continue;
    const all = Buffer.concat(chunks);
    for (let at = 0; at < all.length;) at += all.subarray(at, at + 16_384).length;
  }
}

const contenders = [
  { name: 'byteLog', run: byteLog },
  { name: 'chunkList', run: chunkList },
  { name: 'joinedBuffer', run: joinedBuffer },
];
report({
  bytesWritten: CHUNKS * CHUNK.length,
  capacityBytes: CAPACITY_BYTES,
  ...(await compare(contenders, 3)),
});
