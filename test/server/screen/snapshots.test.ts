import { deflateRawSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  MAX_KEPT_IMAGE_BYTES,
  MAX_SNAPSHOT_BYTES,
  MAX_SNAPSHOT_INFLATED_BYTES,
} from '../../../protocol/limits.ts';
import { Emulator, SCROLLBACK_LINES } from '../../../server/screen/emulator.ts';
import { compressedSnapshot, encodedSnapshot, restoredSnapshot } from '../../../server/screen/snapshots.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';
import { inlineFile, pngHead } from '../../support/app/images.ts';

const size = { cols: 80, rows: 24 };

/** A terminal whose screen and scrollback lines have the given sizes as text. Records the requested number of lines. */
function terminal(screenBytes: number, lineBytes: number) {
  const requested: number[] = [];
  const snapshot = (lines: number) => {
    requested.push(lines);
    return { size, text: new Uint8Array(screenBytes + lines * lineBytes), tail: Uint8Array.of(27) };
  };
  return { snapshot, requested };
}

test('R12: the snapshot of a terminal within the limits is complete', async () => {
  const source = terminal(100, 10);
  const encoded = encodedSnapshot(source, 80) ?? expect.fail('nothing');
  expect(source.requested).toEqual([SCROLLBACK_LINES]);
  const compressed = (await compressedSnapshot(encoded)) ?? expect.fail('nothing');
  expect(compressed.buffer.byteLength, 'it does not retain a larger buffer').toBe(compressed.length);
  const restored = restoredSnapshot(compressed);
  expect([restored.size, restored.text.length, [...restored.tail]]).toEqual([size, 50_100, [27]]);
});

test('R12: a snapshot of a wider terminal has fewer scrollback lines, with the same number of cells', () => {
  const source = terminal(100, 10);
  encodedSnapshot(source, 2000);
  expect(source.requested).toEqual([500]);
});

test('R12: a snapshot that would be too large leaves out scrollback, not the screen', () => {
  const large = terminal(1000, 20_000);
  expect(encodedSnapshot(large, 80)?.length).toBe(625 * 20_000 + 1009);
  expect(large.requested).toEqual([5000, 625]);
  const limit = terminal(MAX_SNAPSHOT_INFLATED_BYTES - 9, 1);
  expect(encodedSnapshot(limit, 80)).toHaveLength(MAX_SNAPSHOT_INFLATED_BYTES);
  expect(limit.requested).toEqual([5000, 625, 78, 9, 1, 0]);
  expect(encodedSnapshot(terminal(MAX_SNAPSHOT_INFLATED_BYTES, 0), 80)).toBeUndefined();
});

test('R12: no snapshot is made if it is too large even when compressed', async () => {
  expect(await compressedSnapshot(randomBytes(MAX_SNAPSHOT_BYTES + 1))).toBeNull();
});

test('restoring a malformed snapshot throws', () => {
  expect(() => restoredSnapshot(deflateRawSync('short'))).toThrow('shorter than its head');
});

test('I4 R12: a snapshot can contain images up to the limit, even incompressible ones, and restores them', async () => {
  const emulator = new Emulator(size, PROFILE, () => undefined);
  const file = randomBytes(MAX_KEPT_IMAGE_BYTES / 4);
  file.set(pngHead(640, 480));
  for (let count = 0; count < 4; count += 1)
    emulator.write(Buffer.from(`${inlineFile(file, 'height=4')}\r\n`));
  const snapshot = encodedSnapshot(emulator, size.cols) ?? expect.fail('none was made');
  const compressed = (await compressedSnapshot(snapshot)) ?? expect.fail('it is too large');
  expect(compressed.length).toBeGreaterThan(MAX_KEPT_IMAGE_BYTES);
  const again = new Emulator(size, PROFILE, () => undefined);
  again.write(restoredSnapshot(compressed).text);
  expect(encodedSnapshot(again, size.cols)).toEqual(snapshot);
});
