/** Writes a session's recorded output as the bytes of a file. */

import type { HistoryRecord } from '../../protocol/history/record.ts';
import type { OutputFormat } from './outputFormat.ts';
import { Asciicast } from './asciicast.ts';
import { PlainText } from './plainText.ts';

/** Accepts records in order. Each call returns the next bytes of the file. */
export type OutputWriter = {
  readonly records: (records: readonly HistoryRecord[]) => Uint8Array;
  /** Marks output that is no longer stored. `note` is a line of text about it. */
  readonly missing: (note: string) => Uint8Array;
  readonly end: () => Uint8Array;
};

const NOTHING: Uint8Array = new Uint8Array(0);
const utf8 = new TextEncoder();

export function outputWriter(format: OutputFormat): OutputWriter {
  switch (format) {
    case 'raw':
      return { records: rawBytes, missing: () => NOTHING, end: () => NOTHING };
    case 'text':
      return inUtf8(new PlainText());
    case 'asciicast':
      return inUtf8(new Asciicast());
  }
}

type TextWriter = { readonly [K in keyof OutputWriter]: (...args: Parameters<OutputWriter[K]>) => string };

function inUtf8(writer: TextWriter): OutputWriter {
  return {
    records: (records) => utf8.encode(writer.records(records)),
    missing: (note) => utf8.encode(writer.missing(note)),
    end: () => utf8.encode(writer.end()),
  };
}

function rawBytes(records: readonly HistoryRecord[]): Uint8Array {
  return Buffer.concat(records.flatMap((record) => (record.kind === 'output' ? [record.bytes] : [])));
}
