// Writes the icon formats ICO and ICNS, which contain several PNG pictures. Pure.

/** A square picture; its side is in pixels. */
export interface Picture {
  readonly side: number;
  readonly png: Buffer;
}

/** Max side in an ICO file, pixels. Its directory has one byte for the side, in which 0 means 256. */
const MAX_ICO_SIDE = 256;
const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;

/** Entry types of an ICNS file by side, pixels. Types with double density use the same picture. */
const ICNS_TYPES: ReadonlyMap<number, readonly string[]> = new Map([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['icp6', 'ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/** An icon for Windows, made from the pictures that are small enough for the format. */
export function icoFile(pictures: readonly Picture[]): Buffer {
  const fitting = pictures.filter(({ side }) => side <= MAX_ICO_SIDE);
  const header = Buffer.alloc(ICO_HEADER_BYTES);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(fitting.length, 4);
  let offset = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * fitting.length;
  const entries = fitting.map(({ side, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY_BYTES);
    entry.writeUInt8(side % MAX_ICO_SIDE, 0);
    entry.writeUInt8(side % MAX_ICO_SIDE, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...fitting.map(({ png }) => png)]);
}

/** An icon for macOS, made from the pictures whose side has an entry type in the format. */
export function icnsFile(pictures: readonly Picture[]): Buffer {
  const entries = pictures.flatMap(({ side, png }) =>
    (ICNS_TYPES.get(side) ?? []).map((type) => icnsPart(type, png)),
  );
  return icnsPart('icns', Buffer.concat(entries));
}

function icnsPart(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
