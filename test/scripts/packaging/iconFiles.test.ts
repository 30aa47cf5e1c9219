// Icon files with several pictures, parsed by the rules of their formats.
import { expect, test } from 'vitest';
import { icnsFile, icoFile, type Picture } from '../../../scripts/packaging/iconFiles.ts';

const picture = (side: number): Picture => ({ side, png: Buffer.from(`picture of ${side}`) });

test('an ICO contains each picture of at most 256 pixels, a side that it encodes as 0', () => {
  const file = icoFile([picture(16), picture(256), picture(512)]);
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 2]);
  const found = [0, 1].map((index) => {
    const at = 6 + 16 * index;
    const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
    return [file.readUInt8(at), file.toString('latin1', offset, offset + length)];
  });
  expect(found).toEqual([
    [16, 'picture of 16'],
    [0, 'picture of 256'],
  ]);
});

test('an ICNS contains each picture once per type of its side, and its own length', () => {
  const file = icnsFile([picture(24), picture(32), picture(1024)]);
  expect(file.readUInt32BE(4)).toBe(file.length);
  const found: string[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    found.push(
      `${file.toString('latin1', at, at + 4)} ${file.toString('latin1', at + 8, at + file.readUInt32BE(at + 4))}`,
    );
  expect(found).toEqual(['icp5 picture of 32', 'ic11 picture of 32', 'ic10 picture of 1024']);
});
