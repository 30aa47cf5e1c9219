/** Who uses which channel of a link. */

import { MAX_CHANNELS } from '../../protocol/limits.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { ChannelUser } from './channelUser.ts';

export class ChannelTable {
  readonly #users = new Map<number, ChannelUser>();

  /** Gives `user` the lowest free channel. */
  add(user: ChannelUser): number {
    for (let channel = 0; channel < MAX_CHANNELS; channel += 1) {
      if (this.#users.has(channel)) continue;
      this.#users.set(channel, user);
      return channel;
    }
    throw new Error(`a link carries at most ${MAX_CHANNELS} terminals: close some tabs of this server`);
  }

  get(channel: number): ChannelUser | undefined {
    return this.#users.get(channel);
  }

  remove(channel: number): void {
    this.#users.delete(channel);
  }

  all(): Iterable<ChannelUser> {
    return this.#users.values();
  }

  /** What the terminals with a session ask of a new connection. */
  attaches(): Attach[] {
    const messages = [...this.all()].map((user) => user.attachMessage());
    return messages.filter((message) => message?.type === 'attach');
  }
}
