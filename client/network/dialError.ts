/** A failure on the way to a server that is known more precisely than by the system's error. */

import type { DialFailure } from '../link/linkReason.ts';

export class DialError extends Error {
  readonly failure: DialFailure;

  constructor(failure: DialFailure) {
    super(messageOf(failure));
    this.failure = failure;
  }
}

/** Message for logs and for the reasons that a gateway reports; the words for users are elsewhere. */
function messageOf(failure: DialFailure): string {
  const detail = 'detail' in failure ? ` (${failure.detail})` : '';
  return `${failure.kind.replaceAll('-', ' ')}${detail}`;
}
