/** Channels of a link, and the terminal or history fetch that uses each one. */

import { MAX_CHANNELS } from '../../protocol/limits.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { ChannelUser } from './channelUser.ts';

export class ChannelTable {
  readonly #users = new Map<number, ChannelUser>();

  /** Reserves the lowest free channel for the user and returns it. @throws if all channels are in use. */
  add(user: ChannelUser): number {
    for (let channel = 0; channel < MAX_CHANNELS; channel += 1) {
      if (this.#users.has(channel)) continue;
      this.#users.set(channel, user);
      return channel;
    }
    throw new Error(`a link carries at most ${MAX_CHANNELS} terminals: close some panes of this server`);
  }

  remove(channel: number): void {
    this.#users.delete(channel);
  }

  get(channel: number): ChannelUser | undefined {
    return this.#users.get(channel);
  }

  all(): Iterable<ChannelUser> {
    return this.#users.values();
  }

  disconnected(): void {
    for (const user of this.all()) user.disconnected();
  }

  /** Returns the attach messages for all channels that have a session, to be sent in a hello. */
  attaches(): Attach[] {
    const messages = [...this.all()].map((user) => user.attachMessage());
    return messages.filter((message) => message?.type === 'attach');
  }
}
