/**
 * A terminal's messages to the main process. Until there is a port they are kept, so that early keys are not
 * lost.
 */

import type { FromTerminal } from '../../../preload/terminalPort.ts';

export class Outbox {
  #send: ((message: FromTerminal) => void) | undefined;
  #pending: FromTerminal[] = [];

  /** True after there was a port. */
  get isConnected(): boolean {
    return this.#send !== undefined;
  }

  /** Sends all messages through `send` from now on; the kept messages are sent first. */
  use(send: (message: FromTerminal) => void): void {
    this.#send = send;
    for (const message of this.#pending) send(message);
    this.#pending = [];
  }

  post(message: FromTerminal): void {
    if (this.#send === undefined) this.#pending.push(message);
    else this.#send(message);
  }
}
