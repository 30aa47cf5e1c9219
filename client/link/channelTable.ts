/** Who uses which channel of a link. */

import { MAX_CHANNELS } from '../../protocol/limits.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { ChannelUser } from './channelUser.ts';
import type { LinkConnection } from './linkConnection.ts';

/** What a link does for whoever has one of its channels. */
export type ChannelOwner = {
  readonly current: () => LinkConnection | undefined;
  readonly typed: () => void;
  readonly endSession: (session: string) => void;
};

export class ChannelTable {
  readonly #owner: ChannelOwner;
  readonly #users = new Map<number, ChannelUser>();

  constructor(owner: ChannelOwner) {
    this.#owner = owner;
  }

  /** Gives `user` the lowest free channel; it is attached now and on every connection to come. */
  add(user: ChannelUser): void {
    const { current, typed, endSession } = this.#owner;
    const channel = this.#take(user);
    user.bind(
      {
        attach: () => current()?.attach(user),
        send: (message) => current()?.send(message),
        typed,
        remove: () => this.#users.delete(channel),
        endSession,
      },
      channel,
    );
    current()?.attach(user);
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

  /** What the terminals with a session ask of a new connection. */
  attaches(): Attach[] {
    const messages = [...this.all()].map((user) => user.attachMessage());
    return messages.filter((message) => message?.type === 'attach');
  }

  #take(user: ChannelUser): number {
    for (let channel = 0; channel < MAX_CHANNELS; channel += 1) {
      if (this.#users.has(channel)) continue;
      this.#users.set(channel, user);
      return channel;
    }
    throw new Error(`a link carries at most ${MAX_CHANNELS} terminals: close some tabs of this server`);
  }
}
