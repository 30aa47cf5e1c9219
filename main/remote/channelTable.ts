/** The terminals of a link by their channel. */

import { MAX_CHANNELS } from '../../protocol/limits.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { RemoteTerminal } from './remoteTerminal.ts';

export class ChannelTable {
  readonly #terminals = new Map<number, RemoteTerminal>();

  /** Gives the terminal the lowest free channel. */
  add(terminal: RemoteTerminal): number {
    for (let channel = 0; channel < MAX_CHANNELS; channel += 1) {
      if (this.#terminals.has(channel)) continue;
      this.#terminals.set(channel, terminal);
      return channel;
    }
    throw new Error(`a link carries at most ${MAX_CHANNELS} terminals: close some tabs of this server`);
  }

  get(channel: number): RemoteTerminal | undefined {
    return this.#terminals.get(channel);
  }

  remove(channel: number): void {
    this.#terminals.delete(channel);
  }

  all(): Iterable<RemoteTerminal> {
    return this.#terminals.values();
  }

  /** What the terminals with a session ask of a new connection. */
  attaches(): Attach[] {
    const messages = [...this.all()].map((terminal) => terminal.attachMessage());
    return messages.filter((message) => message?.type === 'attach');
  }
}
