/** Recorded output of real programs, made by scripts/record.ts. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Size } from '../../protocol/messages/common.ts';
import { parseCast } from '../../scripts/recording/cast.ts';

const FOLDER = join(import.meta.dirname, '..', 'recordings');
const SUFFIX = '.cast.gz';

export type Recording = {
  readonly name: string;
  /** Size of the file, bytes. */
  readonly bytes: number;
  /** Size of the terminal at the start. */
  readonly size: Size;
  readonly output: Uint8Array;
  /** Size changes of the tty. Each one applies from offset `at` of the output on. */
  readonly resizes: readonly { readonly at: number; readonly size: Size }[];
};

/** Piece of a recording: output, or a new size. */
export type Piece =
  | { readonly kind: 'output'; readonly bytes: Uint8Array }
  | { readonly kind: 'size'; readonly size: Size };

/** Returns all recordings, sorted by name. */
export function recordings(): Recording[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(SUFFIX));
  return files.toSorted().map((file) => readRecording(join(FOLDER, file)));
}

/** Yields the pieces from offset `from` up to `to`, without a size change exactly at `to`. */
export function* piecesOf({ output, resizes }: Recording, from: number, to: number): Generator<Piece> {
  let done = from;
  for (const { at, size } of resizes) {
    if (at < from || at >= to) continue;
    if (at > done) yield { kind: 'output', bytes: output.subarray(done, at) };
    yield { kind: 'size', size };
    done = at;
  }
  if (to > done) yield { kind: 'output', bytes: output.subarray(done, to) };
}

function readRecording(path: string): Recording {
  const packed = readFileSync(path);
  const { size, events } = parseCast(gunzipSync(packed).toString());
  const parts: Buffer[] = [];
  const resizes: { at: number; size: Size }[] = [];
  let at = 0;
  for (const event of events) {
    if (event.kind === 'size') resizes.push({ at, size: event.size });
    else at += parts[parts.push(Buffer.from(event.text)) - 1]?.length ?? 0;
  }
  const name = basename(path, SUFFIX);
  return { name, bytes: packed.length, size, output: new Uint8Array(Buffer.concat(parts)), resizes };
}
