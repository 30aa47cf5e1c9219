/** A connection's channels: which are attached or carry history, and which wait for a session to open. */

import { Attachment } from '../sessions/attach/attachment.ts';
import type { TurnTaker } from './channelTurns.ts';

/** What a channel is used for: an attachment, or a stream of history. */
export type ChannelUser = TurnTaker & Pick<Attachment, 'data' | 'receipt' | 'detach'>;

/** One use of a channel number; a later use of the same number is another object. */
export class Channel implements TurnTaker {
  readonly number: number;
  /** None while a session opens. */
  user: ChannelUser | undefined;

  constructor(number: number) {
    this.number = number;
  }

  takeTurn(): boolean {
    return this.user?.takeTurn() ?? false;
  }
}

export class Channels {
  readonly #channels = new Map<number, Channel>();

  /** The attachment on a channel; none while it opens, or when it carries history. */
  attachment(number: number): Attachment | undefined {
    const user = this.#channels.get(number)?.user;
    return user instanceof Attachment ? user : undefined;
  }

  /** All attachments. */
  attachments(): Attachment[] {
    return [...this.#channels.keys()].flatMap((number) => this.attachment(number) ?? []);
  }

  /** Takes a free channel number; undefined when it is in use. */
  take(number: number): Channel | undefined {
    if (this.#channels.has(number)) return undefined;
    const channel = new Channel(number);
    this.#channels.set(number, channel);
    return channel;
  }

  /** Whether the client still wants this use of the number. */
  isCurrent(channel: Channel): boolean {
    return this.#channels.get(channel.number) === channel;
  }

  /** Frees the number if `channel` still has it. */
  free(channel: Channel): void {
    if (this.isCurrent(channel)) this.#channels.delete(channel.number);
  }

  get(number: number): Channel | undefined {
    return this.#channels.get(number);
  }

  /** Detaches all (S4). */
  clear(): void {
    const all = [...this.#channels.values()];
    this.#channels.clear();
    for (const { user } of all) user?.detach();
  }
}
