/** Failure to open a shell, with a refusal code of the protocol. */

import type { RefusalCode } from '../../protocol/errors.ts';

/** `message` is a lower-case sentence that names the target and a remedy. */
export class ShellFailure extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
