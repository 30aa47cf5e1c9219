/** What a terminal has to say to the main process: kept until its port is there, so that no key is lost that is typed before. */

import type { FromTerminal } from '../../../preload/terminalPort.ts';

export class Outbox {
  #send: ((message: FromTerminal) => void) | undefined;
  #kept: FromTerminal[] = [];

  /** Whether what is posted goes anywhere yet. */
  get isUsed(): boolean {
    return this.#send !== undefined;
  }

  /** Everything goes through `send` from now on, and first what was kept. */
  use(send: (message: FromTerminal) => void): void {
    this.#send = send;
    for (const message of this.#kept) send(message);
    this.#kept = [];
  }

  post(message: FromTerminal): void {
    if (this.#send === undefined) this.#kept.push(message);
    else this.#send(message);
  }
}
