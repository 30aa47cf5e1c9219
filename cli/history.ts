/** Writes the stored output of a session to standard output. */

import { HistoryFetch } from '../client/export/historyFetch.ts';
import type { OutputFormat } from '../client/export/outputFormat.ts';
import { outputWriter } from '../client/export/outputWriter.ts';
import type { Link } from '../client/link/link.ts';
import { EXIT } from './exitCodes.ts';
import { CliError } from './serverLink.ts';

/** Writes the output, and resolves when all of it is written. Notes on standard error report missing output. */
export function writeHistory(link: Link, session: string, format: OutputFormat): Promise<void> {
  return new Promise((resolve, reject) => {
    const writer = outputWriter(format);
    let next = 0;
    const skipTo = (from: number): void => {
      if (from <= next) return;
      const note = `[${from - next} bytes of output are no longer stored on the server]`;
      process.stderr.write(`holdfast: ${note}\n`);
      process.stdout.write(writer.missing(note));
    };
    link.add(
      new HistoryFetch({
        session,
        from: 0,
        to: null,
        onPart: ({ from, to, records }) => {
          skipTo(from);
          next = to;
          process.stdout.write(writer.records(records));
        },
        onEnd: (to) => {
          skipTo(to);
          process.stdout.write(writer.end(), () => resolve());
        },
        onFailed: ({ message }) => reject(new CliError(EXIT.refused, message)),
      }),
    );
  });
}
