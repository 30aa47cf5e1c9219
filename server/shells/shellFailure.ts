/** Why a shell could not be opened, as a value that the wire can carry. */

import type { RefusalCode } from '../../protocol/errors.ts';

/** `message` is a lower-case sentence that names the target and says what to do. */
export class ShellFailure extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
