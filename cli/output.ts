/** Standard output and standard error, with the failures that pipes and full disks cause. */

import { constants } from 'node:os';
import { EXIT } from './exitCodes.ts';
import { CliError } from './cliError.ts';

/** Writes to standard output; resolves once the system has taken the text. @throws {CliError} when it cannot be written. */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(outputError(error)) : resolve()));
  });
}

/** Writes a message for the user to standard error. */
export function report(message: string): void {
  process.stderr.write(`holdfast: ${message}\n`);
}

/** Rejects as soon as standard output fails; a failure of standard error is ignored, since nothing is left to report it on. */
export function watchOutput(): Promise<never> {
  process.stderr.on('error', () => undefined);
  return new Promise((_, reject) => {
    process.stdout.on('error', (error) => reject(outputError(error)));
  });
}

/** The end of the program after a failed write: silent for a closed pipe, as for any program that SIGPIPE ends. */
export function outputError(error: NodeJS.ErrnoException): CliError {
  if (error.code === 'EPIPE') return new CliError(128 + constants.signals.SIGPIPE, '');
  const reason = /^[A-Z0-9]+: (.*?)(?:, \w+)?$/.exec(error.message)?.[1] ?? error.message;
  return new CliError(EXIT.failed, `cannot write to standard output: ${reason}`);
}
