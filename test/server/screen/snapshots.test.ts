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

/** A terminal whose screen and lines of scrollback take so many bytes of text; remembers what it was asked for. */
function terminal(screenBytes: number, lineBytes: number) {
  const asked: number[] = [];
  const snapshot = (lines: number) => {
    asked.push(lines);
    return { size, text: new Uint8Array(screenBytes + lines * lineBytes), tail: Uint8Array.of(27) };
  };
  return { snapshot, asked };
}

test('R12: what fits is taken whole, and comes back as it was', async () => {
  const source = terminal(100, 10);
  const encoded = encodedSnapshot(source, 80) ?? expect.fail('nothing');
  expect(source.asked).toEqual([SCROLLBACK_LINES]);
  const compressed = (await compressedSnapshot(encoded)) ?? expect.fail('nothing');
  expect(compressed.buffer.byteLength, 'it keeps no larger memory alive').toBe(compressed.length);
  const restored = restoredSnapshot(compressed);
  expect([restored.size, restored.text.length, [...restored.tail]]).toEqual([size, 50_100, [27]]);
});

test('R12: a wide terminal gives as many cells of scrollback as others, not as many lines', () => {
  const source = terminal(100, 10);
  encodedSnapshot(source, 2000);
  expect(source.asked).toEqual([500]);
});

test('R12: what is too large leaves scrollback out, in the end all of it, rather than the screen', () => {
  const large = terminal(1000, 20_000);
  expect(encodedSnapshot(large, 80)?.length).toBe(625 * 20_000 + 1009);
  expect(large.asked).toEqual([5000, 625]);
  const limit = terminal(MAX_SNAPSHOT_INFLATED_BYTES - 9, 1);
  expect(encodedSnapshot(limit, 80)).toHaveLength(MAX_SNAPSHOT_INFLATED_BYTES);
  expect(limit.asked).toEqual([5000, 625, 78, 9, 1, 0]);
  expect(encodedSnapshot(terminal(MAX_SNAPSHOT_INFLATED_BYTES, 0), 80)).toBeUndefined();
});

test('R12: what is too large once compressed is none', async () => {
  expect(await compressedSnapshot(randomBytes(MAX_SNAPSHOT_BYTES + 1))).toBeNull();
});

test('what was not parked here is a bug, not a blank screen', () => {
  expect(() => restoredSnapshot(deflateRawSync('short'))).toThrow('shorter than its head');
});

test('I4 R12: as many images as are kept fit into a snapshot, however little they can be compressed, and come back from it', async () => {
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
